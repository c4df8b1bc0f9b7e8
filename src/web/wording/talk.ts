/** What the room says to what is said to Verbatim itself, and the page that helps. Refuses names of commands. */
import type { Language } from '../../text/language.js';
import type { TalkWords } from '../../wording/talk-words.js';

export interface TalkWording {
  readonly lines: TalkWords;
  /** What leads to the page of all articles. */
  readonly articles: string;
}

const fr: TalkWording = {
  articles: 'Tous les articles',
  lines: {
    greeting: 'Posez une question dans le champ ci-dessus\u00a0: des phrases exactes des articles y répondent.',
    thanks: 'De rien. Une autre question peut s’écrire dans le champ ci-dessus.',
    laughter: 'Verbatim ne sait que citer des articles. Une question peut s’écrire dans le champ ci-dessus.',
    help: 'Écrivez une question en français ou en anglais dans le champ ci-dessus\u00a0: seules des phrases exactes des articles y répondent.',
    identity: 'Verbatim répond par des phrases exactes de ses articles, chacune avec sa source.',
    summary: 'Verbatim cite et ne résume pas. Chaque article se lit en entier\u00a0:',
    newest: 'La page des articles donne leur nombre et leurs dates, les plus récents d’abord\u00a0:',
    about: (subject) =>
      subject === null
        ? 'La page des articles cherche des mots dans les titres, les médias et les auteurs\u00a0:'
        : `La page des articles cherche «\u00a0${subject}\u00a0» dans les titres, les médias et les auteurs\u00a0:`,
  },
};

const en: TalkWording = {
  articles: 'All articles',
  lines: {
    greeting: 'Ask a question in the field above: exact sentences of the articles answer it.',
    thanks: 'You are welcome. Another question may be written in the field above.',
    laughter: 'Verbatim can do no more than quote articles. A question may be written in the field above.',
    help: 'Write a question in French or English in the field above: exact sentences of the articles alone answer it.',
    identity: 'Verbatim answers with exact sentences of its articles, each with its source.',
    summary: 'Verbatim quotes and does not summarise. Every article can be read whole:',
    newest: 'The page of articles has their number and dates, the newest first:',
    about: (subject) =>
      subject === null
        ? 'The page of articles looks for words in titles, outlets and authors:'
        : `The page of articles looks for “${subject}” in titles, outlets and authors:`,
  },
};

export const TALK_WORDING: Readonly<Record<Language, TalkWording>> = { fr, en };
