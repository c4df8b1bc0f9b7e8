/** The words of ours that help people to ask: `/help`, a mention without words, the bot's status. As Markdown. */
import type { Language } from '../../text/language.js';
import { french } from '../../wording/numbers.js';

/** @param name in English @returns the command, to be clicked where that can be */
type Mention = (name: string) => string;

const fr = {
  /** What to do, for somebody who asked nothing: one line. */
  start: (mention: Mention) =>
    `Posez-moi une question, en me mentionnant ou avec ${mention('ask')}\u00a0: je réponds par des phrases exactes de mes articles, chacune avec sa source, ou je dis que je n’ai pas trouvé de réponse. Je n’écris rien moi-même.`,
  /** Questions that the articles answer. */
  examples: (questions: readonly string[]) =>
    `Par exemple\u00a0: ${questions.map((question) => `«\u00a0${question}\u00a0»`).join(' ou ')}`,
  whoIs: (name: string) => `Qui est ${name}\u00a0?`,
  commands: (mention: Mention) => [
    `- ${mention('ask')} une question\u00a0; ou mentionnez-moi, répondez à un de mes messages (avec mention), écrivez-moi en privé`,
    `- ${mention('compare')} ce que disent les sources, côte à côte`,
    `- ${mention('search')} des mots, ou une expression exacte entre guillemets`,
    `- ${mention('sources')}\u00a0: les articles · ${mention('article')}\u00a0: l’un d’eux`,
    `- ${mention('quote')} une phrase d’un article, prête à partager`,
    `- ${mention('verify')} une citation\u00a0: exacte, modifiée ou introuvable`,
    `- ${mention('follow')} une question\u00a0: ce que de nouveaux articles y répondent est publié dans le salon`,
    '- Sur un message, menu **Applications**\u00a0: **Trouver des sources**, **Vérifier cette citation**\u00a0; sur une de mes réponses\u00a0: **Supprimer cette réponse**',
    `- ${mention('about')} · ${mention('privacy')}`,
    `- Pour les personnes qui gèrent le serveur\u00a0: ${mention('corpus')}, ${mention('settings')}, ${mention('unanswered')}`,
  ],
  limits: 'Je ne connais que mes articles. Je ne résume pas, n’explique pas, ne calcule pas et ne traduis pas.',
};

const en: typeof fr = {
  start: (mention) =>
    `Ask me a question, by mentioning me or with ${mention('ask')}: I answer with exact sentences from my articles, each with its source, or say that I found no answer. I write nothing of my own.`,
  examples: (questions) => `For example: ${questions.map((question) => `“${question}”`).join(' or ')}`,
  whoIs: (name) => `Who is ${name}?`,
  commands: (mention) => [
    `- ${mention('ask')} a question; or mention me, reply to one of my messages (with a mention), send me a direct message`,
    `- ${mention('compare')} what the sources say, side by side`,
    `- ${mention('search')} for words, or an exact phrase between quotation marks`,
    `- ${mention('sources')}: the articles · ${mention('article')}: one of them`,
    `- ${mention('quote')} a sentence of an article, ready to share`,
    `- ${mention('verify')} a quotation: exact, altered or not found`,
    `- ${mention('follow')} a question: answers from new articles are posted in the channel`,
    '- On a message, menu **Apps**: **Find sources**, **Check this quotation**; on an answer of mine: **Delete this answer**',
    `- ${mention('about')} · ${mention('privacy')}`,
    `- For those who manage the server: ${mention('corpus')}, ${mention('settings')}, ${mention('unanswered')}`,
  ],
  limits: 'I know only my articles. I do not sum up, explain, calculate or translate.',
};

export const HELP_WORDING: Readonly<Record<Language, typeof fr>> = { fr, en };

/**
 * The bot's status, which everybody sees, whatever their language: the same word in both, digits grouped by spaces, and
 * the command by its two names.
 */
export const statusWords = (articles: number): string =>
  [
    ...(articles === 0 ? [] : [`${french.format(articles)} article${articles === 1 ? '' : 's'}`]),
    '/help',
    '/aide',
  ].join(' · ');
