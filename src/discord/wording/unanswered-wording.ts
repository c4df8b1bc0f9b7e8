/** The words of ours about questions that went unanswered, for those who manage a server, as Markdown. */
import type { Language } from '../../text/language.js';
import { english, french, s } from '../../wording/numbers.js';

const fr = {
  title: '**Questions publiques restées sans réponse ou dont la réponse a été jugée inutile, depuis 30 jours**',
  none: 'Depuis 30 jours, aucune question publique de ce serveur n’est restée sans réponse, et aucune réponse n’a été jugée inutile.',
  counts: (unanswered: number, notHelpful: number) =>
    [
      ...(unanswered === 0 ? [] : [`${french.format(unanswered)} fois sans réponse`]),
      ...(notHelpful === 0
        ? []
        : [`${french.format(notHelpful)} réponse${s(notHelpful)} jugée${s(notHelpful)} inutile${s(notHelpful)}`]),
    ].join(', '),
  more: (count: number) =>
    `${french.format(count)} autre${s(count)} question${s(count)} ${count > 1 ? 'sont' : 'est'} dans le fichier.`,
  /** Below the list: what it does not have. */
  about:
    'Sans le nom de qui a demandé, ni ce qui a été demandé en privé. Quand une personne efface ses données, ses questions disparaissent d’ici.',
  take: 'Fichier CSV',
  file: 'La liste, en CSV\u00a0:',
  fileName: 'questions-sans-reponse.csv',
  headings: ['question', 'fois sans réponse', 'réponses jugées inutiles', 'dernier jour (UTC)'],
};

const en: typeof fr = {
  title: '**Public questions without an answer, or whose answer was found not helpful, in the last 30 days**',
  none: 'In the last 30 days, no public question on this server went without an answer, and no answer was found not helpful.',
  counts: (unanswered, notHelpful) =>
    [
      ...(unanswered === 0 ? [] : [`unanswered ${times(unanswered)}`]),
      ...(notHelpful === 0 ? [] : [`found not helpful ${times(notHelpful)}`]),
    ].join(', '),
  more: (count) =>
    count === 1 ? 'One more question is in the file.' : `${english.format(count)} more questions are in the file.`,
  about:
    'Without the names of those who asked, or what was asked privately. When a person deletes their data, their questions disappear from here.',
  take: 'CSV file',
  file: 'The list, as CSV:',
  fileName: 'unanswered-questions.csv',
  headings: ['question', 'times unanswered', 'times not helpful', 'last day (UTC)'],
};

const times = (count: number): string => (count === 1 ? 'once' : `${english.format(count)} times`);

export const UNANSWERED_WORDING: Readonly<Record<Language, typeof fr>> = { fr, en };
