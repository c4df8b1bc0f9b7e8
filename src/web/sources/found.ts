import { type Catalogue, type Entry, foldedWords } from './catalogue.js';
import type { Sort, SourcesRequest } from './request.js';

const ARTICLES_A_PAGE = 50;

/** One page of the articles that were asked for. A page beyond the last is the last. */
export interface SourcesFound {
  readonly entries: readonly Entry[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

/** Orders of a catalogue's articles by what sorts them: each is worked out once. */
const sorted = new WeakMap<Catalogue, Map<Sort, readonly Entry[]>>();

/** Articles without a date or an outlet come last, in either direction. */
function inOrder({ entries, outlets }: Catalogue, sort: Sort): readonly Entry[] {
  // Entries are in order of title, and sorting keeps the order of equals.
  if (sort === 'title') return entries;
  const byDate = (a: Entry, b: Entry): number => {
    const [x, y] = [a.card.date, b.card.date];
    if (x === y) return 0;
    if (x === null || y === null) return x === null ? 1 : -1;
    return x < y === (sort === 'oldest') ? -1 : 1;
  };
  if (sort !== 'outlet') return [...entries].sort(byDate);
  const places = new Map(outlets.map(({ value }, at) => [value, at]));
  const place = ({ card }: Entry): number => places.get(card.outlet ?? '') ?? outlets.length;
  return [...entries].sort((a, b) => place(a) - place(b) || byDate(a, b));
}

function sortedBy(catalogue: Catalogue, sort: Sort): readonly Entry[] {
  const known = sorted.get(catalogue) ?? new Map<Sort, readonly Entry[]>();
  const entries = known.get(sort) ?? inOrder(catalogue, sort);
  sorted.set(catalogue, known.set(sort, entries));
  return entries;
}

/** The beginnings of words that an entry must hold, each with a space before it. */
const beginnings = (words: string): string[] => [...new Set(foldedWords(words).split(/(?= )/))].filter(Boolean);

/** The articles that were asked for: each word typed begins a word of title, outlet or author, accents and case folded. */
export function find(catalogue: Catalogue, wanted: SourcesRequest): SourcesFound {
  const { outlet, language, from, to } = wanted;
  const typed = beginnings(wanted.words);
  const found = sortedBy(catalogue, wanted.sort).filter(
    ({ card, words, language: own }) =>
      (outlet === '' || card.outlet === outlet) &&
      (language === '' || own === language) &&
      (from === '' || (card.date !== null && card.date >= from)) &&
      (to === '' || (card.date !== null && card.date <= to)) &&
      typed.every((beginning) => words.includes(beginning)),
  );
  const pages = Math.max(1, Math.ceil(found.length / ARTICLES_A_PAGE));
  const page = Math.min(wanted.page, pages);
  const entries = found.slice((page - 1) * ARTICLES_A_PAGE, page * ARTICLES_A_PAGE);
  return { entries, total: found.length, page, pages };
}
