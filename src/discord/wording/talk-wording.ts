/** What the bot says to what is said to it, with the command that helps. Refuses names of pages. As Markdown. */
import type { Language } from '../../text/language.js';
import type { TalkWords } from '../../wording/talk-words.js';

// A subject holds letters, digits and the signs of names alone: between backquotes it is shown as it is.
export const TALK_LINES: Readonly<Record<Language, TalkWords>> = {
  fr: {
    greeting: 'Posez-moi une question avec `/demander`\u00a0: je réponds par des phrases exactes de mes articles.',
    thanks: 'De rien. Pour une autre question\u00a0: `/demander`.',
    laughter: 'Je ne sais que citer des articles. Pour une question\u00a0: `/demander`.',
    help: 'Toutes mes commandes\u00a0: `/aide`. Pour une question\u00a0: `/demander`.',
    identity:
      'Je suis Verbatim, un bot\u00a0: je réponds par des phrases exactes de mes articles, avec leur source. Voir `/aide` et `/à-propos`.',
    summary: 'Je cite et ne résume pas. Le début d’un article, et les articles proches\u00a0: `/article`.',
    newest: 'Le nombre de mes articles et leurs dates, du plus récent au plus ancien\u00a0: `/sources`.',
    about: (subject) =>
      subject === null
        ? 'Les passages de mes articles qui contiennent un mot\u00a0: `/chercher`.'
        : `Les passages de mes articles qui en parlent\u00a0: \`/chercher mots:${subject}\`.`,
  },
  en: {
    greeting: 'Ask me a question with `/ask`: I answer with exact sentences from my articles.',
    thanks: 'You are welcome. For another question: `/ask`.',
    laughter: 'I can only quote articles. For a question: `/ask`.',
    help: 'All my commands: `/help`. For a question: `/ask`.',
    identity:
      'I am Verbatim, a bot: I answer with exact sentences from my articles, each with its source. See `/help` and `/about`.',
    summary: 'I quote and do not summarise. How an article begins, and others close to it: `/article`.',
    newest: 'How many articles I have, and their dates, newest first: `/sources`.',
    about: (subject) =>
      subject === null
        ? 'The passages of my articles that contain a word: `/search`.'
        : `The passages of my articles that mention it: \`/search words:${subject}\`.`,
  },
};
