/** The words of ours about messages to the bot, beside answers, as Markdown. What articles say is never here. */
import type { Language } from '../../text/language.js';

const fr = {
  /** To whoever doubts a message of somebody else, which Discord does not give to a bot that is mentioned below it. */
  unseen:
    'Je ne vois pas le message auquel vous répondez. Pour que je le lise\u00a0: clic droit dessus (ou appui long), **Applications**, puis **Vérifier cette citation** ou **Trouver des sources**.',
  /** To whoever doubts a message of ours. */
  nothingToRepeat: 'Je n’ai rien cité dans ce message, ou je n’en ai plus la trace.',
  /**
   * In the state of the server.
   * @param since seconds since 1970
   * @param channels as Markdown
   */
  closed: (since: number, channels: string) =>
    `Depuis le <t:${since}:f>, je n’ai pas pu répondre dans\u00a0: ${channels}. Il m’y manque la permission d’envoyer des messages.`,
};

const en: typeof fr = {
  unseen:
    'I cannot see the message that you are replying to. For me to read it: right-click it (or long-press it), **Apps**, then **Check this quotation** or **Find sources**.',
  nothingToRepeat: 'I quoted nothing in that message, or no longer have a record of it.',
  closed: (since, channels) =>
    `Since <t:${since}:f> I have not been able to reply in: ${channels}. I lack the permission to send messages there.`,
};

export const MESSAGE_WORDING: Readonly<Record<Language, typeof fr>> = { fr, en };
