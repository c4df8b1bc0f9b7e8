/** The words on the page where one asks. Refuses names of commands: here nobody types any. */
import type { Language } from '../../text/language.js';
import { english, french } from '../../wording/numbers.js';
import type { TalkWords } from '../../wording/talk-words.js';

const fr = {
  title: 'Posez une question aux articles',
  label: 'Votre question',
  ask: 'Chercher',
  /** Of the field under an answer. */
  askOn: 'Demander la suite',
  excerpt: (rank: number) => `Extrait ${rank}`,
  compare: 'Comparer les sources',
  /** How many articles there are to ask. */
  held: (articles: number) =>
    articles > 1
      ? `${french.format(articles)} articles répondent, par leurs propres phrases ou pas du tout.`
      : 'Un article répond, par ses propres phrases ou pas du tout.',
  none: 'Il n’y a encore aucun article.',
  newest: 'Les plus récents',
  all: 'Tous les articles',
  /** Replies to messages for Verbatim itself. */
  talk: {
    greeting: 'Posez une question dans le champ ci-dessus\u00a0: des phrases exactes des articles y répondent.',
    thanks: 'De rien. Vous pouvez écrire une autre question dans le champ ci-dessus.',
    laughter: 'Verbatim ne sait que citer des articles. Vous pouvez écrire une question dans le champ ci-dessus.',
    help: 'Écrivez une question en français ou en anglais dans le champ ci-dessus\u00a0: seules des phrases exactes des articles y répondent.',
    identity: 'Verbatim répond par des phrases exactes de ses articles, chacune avec sa source.',
    summary: 'Verbatim cite et ne résume pas. Chaque article se lit en entier\u00a0:',
    newest: 'La page des articles donne leur nombre et leurs dates, les plus récents d’abord\u00a0:',
    about: (subject) =>
      subject === null
        ? 'La page des articles cherche des mots dans les titres, les médias et les auteurs\u00a0:'
        : `La page des articles cherche «\u00a0${subject}\u00a0» dans les titres, les médias et les auteurs\u00a0:`,
  } satisfies TalkWords,
};

const en: typeof fr = {
  title: 'Ask the articles',
  label: 'Your question',
  ask: 'Search',
  askOn: 'Ask a follow-up',
  excerpt: (rank) => `Excerpt ${rank}`,
  compare: 'Compare the sources',
  held: (articles) =>
    articles === 1
      ? 'One article answers, in its own sentences or not at all.'
      : `${english.format(articles)} articles answer, in their own sentences or not at all.`,
  none: 'There are no articles yet.',
  newest: 'The newest',
  all: 'All articles',
  talk: {
    greeting: 'Ask a question in the field above: exact sentences from the articles answer it.',
    thanks: 'You are welcome. You can write another question in the field above.',
    laughter: 'Verbatim can only quote articles. You can write a question in the field above.',
    help: 'Write a question in French or English in the field above: only exact sentences from the articles answer it.',
    identity: 'Verbatim answers with exact sentences from its articles, each with its source.',
    summary: 'Verbatim quotes and does not summarise. Every article can be read in full:',
    newest: 'The page of articles has their number and dates, the newest first:',
    about: (subject) =>
      subject === null
        ? 'The page of articles looks for words in titles, outlets and authors:'
        : `The page of articles looks for “${subject}” in titles, outlets and authors:`,
  },
};

export const ASK_WORDING: Readonly<Record<Language, typeof fr>> = { fr, en };
