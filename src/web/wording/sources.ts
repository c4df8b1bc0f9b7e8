import type { Language } from '../../text/language.js';
import type { Sort } from '../sources/request.js';

/** The words of ours on the page of all articles. */
export interface SourcesWording {
  readonly title: string;
  readonly search: string;
  readonly outlet: string;
  readonly everyOutlet: string;
  readonly language: string;
  readonly everyLanguage: string;
  readonly from: string;
  readonly to: string;
  readonly sort: string;
  readonly sorts: Readonly<Record<Sort, string>>;
  readonly show: string;
  /** A choice and how many articles have it. */
  readonly choice: (name: string, count: number) => string;
  readonly count: (found: number, all: number) => string;
  readonly none: string;
  readonly empty: string;
  readonly pages: string;
  readonly page: (page: number, pages: number) => string;
  readonly previous: string;
  readonly next: string;
}

const french = new Intl.NumberFormat('fr');
const english = new Intl.NumberFormat('en');

const fr: SourcesWording = {
  title: 'Articles',
  search: 'Mots du titre, du média ou de l’auteur',
  outlet: 'Média',
  everyOutlet: 'tous',
  language: 'Langue',
  everyLanguage: 'toutes',
  from: 'Depuis le',
  to: 'Jusqu’au',
  sort: 'Trier par',
  sorts: { newest: 'plus récents', oldest: 'plus anciens', title: 'titre', outlet: 'média' },
  show: 'Afficher',
  choice: (name, count) => `${name} (${french.format(count)})`,
  count: (found, all) => {
    const articles = `article${all > 1 ? 's' : ''}`;
    return found === all
      ? `${french.format(all)} ${articles}`
      : `${french.format(found)} sur ${french.format(all)} ${articles}`;
  },
  none: 'Aucun article ne correspond. Essayez moins de mots ou un autre filtre.',
  empty: 'Il n’y a encore aucun article.',
  pages: 'Pages de la liste',
  page: (page, pages) => `page ${french.format(page)} sur ${french.format(pages)}`,
  previous: 'Précédents',
  next: 'Suivants',
};

const en: SourcesWording = {
  title: 'Articles',
  search: 'Words of the title, the outlet or the author',
  outlet: 'Outlet',
  everyOutlet: 'all',
  language: 'Language',
  everyLanguage: 'all',
  from: 'From',
  to: 'To',
  sort: 'Sort by',
  sorts: { newest: 'newest', oldest: 'oldest', title: 'title', outlet: 'outlet' },
  show: 'Show',
  choice: (name, count) => `${name} (${english.format(count)})`,
  count: (found, all) => {
    const articles = `article${all === 1 ? '' : 's'}`;
    return found === all
      ? `${english.format(all)} ${articles}`
      : `${english.format(found)} of ${english.format(all)} ${articles}`;
  },
  none: 'No article matches. Try fewer words or another filter.',
  empty: 'There is no article yet.',
  pages: 'Pages of the list',
  page: (page, pages) => `page ${english.format(page)} of ${english.format(pages)}`,
  previous: 'Previous',
  next: 'Next',
};

export const SOURCES_WORDING: Readonly<Record<Language, SourcesWording>> = { fr, en };
