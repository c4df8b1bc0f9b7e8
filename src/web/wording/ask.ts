import type { Language } from '../../text/language.js';

/** The words of ours on the page where one asks. */
export interface AskWording {
  readonly title: string;
  readonly label: string;
  readonly ask: string;
  readonly excerpt: (rank: number) => string;
  readonly compare: string;
  /** How many articles there are to ask. */
  readonly held: (articles: number) => string;
  readonly none: string;
  readonly newest: string;
  readonly all: string;
}

const french = new Intl.NumberFormat('fr');
const english = new Intl.NumberFormat('en');

const fr: AskWording = {
  title: 'Posez une question aux articles',
  label: 'Votre question',
  ask: 'Chercher',
  excerpt: (rank) => `Extrait ${rank}`,
  compare: 'Comparer les sources',
  held: (articles) =>
    articles > 1
      ? `${french.format(articles)} articles répondent, par leurs propres phrases ou pas du tout.`
      : 'Un article répond, par ses propres phrases ou pas du tout.',
  none: 'Il n’y a encore aucun article.',
  newest: 'Les plus récents',
  all: 'Tous les articles',
};

const en: AskWording = {
  title: 'Ask the articles',
  label: 'Your question',
  ask: 'Search',
  excerpt: (rank) => `Excerpt ${rank}`,
  compare: 'Compare the sources',
  held: (articles) =>
    articles === 1
      ? 'One article answers, in its own sentences or not at all.'
      : `${english.format(articles)} articles answer, in their own sentences or not at all.`,
  none: 'There is no article yet.',
  newest: 'The newest',
  all: 'All articles',
};

export const ASK_WORDING: Readonly<Record<Language, AskWording>> = { fr, en };
