/** The words of ours on corrected messages, and what managers are told of them, as Markdown. */
import type { CorrectionCounts } from '../../records/records.js';
import type { Language } from '../../text/language.js';
import { english, es, french, s } from '../../wording/numbers.js';

type Untold = Pick<CorrectionCounts, 'corrected' | 'unreachable'>;

const fr = {
  /** Above what a message quotes now. */
  corrected: 'Message modifié\u00a0: un article cité ici a changé ou n’est plus cité.',
  /** Once, for those who manage the server. */
  told: ({ corrected, unreachable }: Untold) => [
    corrected === 0
      ? 'Des articles cités sur ce serveur ont changé ou ont été retirés.'
      : `Des articles cités sur ce serveur ont changé ou ont été retirés\u00a0: j’ai modifié ${french.format(corrected)} de mes messages.`,
    ...(unreachable === 0
      ? []
      : [
          `${french.format(unreachable)} message${s(unreachable)} n’${unreachable === 1 ? 'a' : 'ont'} pas pu être modifié${s(unreachable)}\u00a0: le salon n’existe plus, le fil est archivé, ou je n’ai pas la permission d’y écrire.`,
        ]),
  ],
  /** In the state of the server. */
  status: ({ messages, corrected, waiting, unreachable }: CorrectionCounts) =>
    `Mes messages qui citent des articles ici\u00a0: ${french.format(messages)} (modifiés depuis\u00a0: ${french.format(corrected)}, à modifier\u00a0: ${french.format(waiting)}, impossibles à modifier\u00a0: ${french.format(unreachable)})`,
};

const en: typeof fr = {
  corrected: 'Message edited: an article quoted here has changed or is no longer quoted.',
  told: ({ corrected, unreachable }) => [
    corrected === 0
      ? 'Articles quoted in this server have changed or were withdrawn.'
      : `Articles quoted in this server have changed or were withdrawn: I edited ${english.format(corrected)} of my messages.`,
    ...(unreachable === 0
      ? []
      : [
          `${english.format(unreachable)} message${es(unreachable)} could not be edited: the channel is gone, the thread is archived, or I lack the permission to write there.`,
        ]),
  ],
  status: ({ messages, corrected, waiting, unreachable }) =>
    `My messages that quote articles here: ${english.format(messages)} (edited since: ${english.format(corrected)}, still to edit: ${english.format(waiting)}, impossible to edit: ${english.format(unreachable)})`,
};

export const CORRECTION_WORDING: Readonly<Record<Language, typeof fr>> = { fr, en };
