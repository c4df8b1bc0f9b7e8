/** The words on the page of all articles. */
import type { Language } from '../../text/language.js';
import { english, french } from '../../wording/numbers.js';

const fr = {
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
  /** A choice and how many articles have it. */
  choice: (name: string, count: number) => `${name} (${french.format(count)})`,
  count: (found: number, all: number) => {
    const articles = `article${all > 1 ? 's' : ''}`;
    return found === all
      ? `${french.format(all)} ${articles}`
      : `${french.format(found)} sur ${french.format(all)} ${articles}`;
  },
  none: 'Aucun article ne correspond. Essayez moins de mots ou un autre filtre.',
  empty: 'Il n’y a encore aucun article.',
  pages: 'Pages de la liste',
  page: (page: number, pages: number) => `page ${french.format(page)} sur ${french.format(pages)}`,
  previous: 'Précédents',
  next: 'Suivants',
};

const en: typeof fr = {
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
  empty: 'There are no articles yet.',
  pages: 'Pages of the list',
  page: (page, pages) => `page ${english.format(page)} of ${english.format(pages)}`,
  previous: 'Previous',
  next: 'Next',
};

export type SourcesWording = typeof fr;
export const SOURCES_WORDING: Readonly<Record<Language, SourcesWording>> = { fr, en };
