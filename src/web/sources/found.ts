/** One page of the articles that match a request. Matches beginnings of words, never letters inside them. */
import { type Catalogue, type Entry, foldedWords } from './catalogue.js';
import type { Sort, SourcesRequest } from './request.js';

const ARTICLES_A_PAGE = 50;

/** A page beyond the last is the last. */
export interface SourcesFound {
  readonly entries: readonly Entry[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

/** The articles of a catalogue in each order, sorted once. */
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
  const ranks = new Map(outlets.map(({ value }, at) => [value, at]));
  const rank = ({ card }: Entry): number => ranks.get(card.outlet ?? '') ?? outlets.length;
  return [...entries].sort((a, b) => rank(a) - rank(b) || byDate(a, b));
}

function sortedBy(catalogue: Catalogue, sort: Sort): readonly Entry[] {
  const known = sorted.get(catalogue) ?? new Map<Sort, readonly Entry[]>();
  const entries = known.get(sort) ?? inOrder(catalogue, sort);
  sorted.set(catalogue, known.set(sort, entries));
  return entries;
}

/** Each word typed must begin a word of title, outlet or author, accents and case folded. */
export function find(catalogue: Catalogue, request: SourcesRequest): SourcesFound {
  const { outlet, language, from, to } = request;
  // Each keeps the space before it: there a word begins.
  const typed = foldedWords(request.words).split(/(?= )/);
  const found = sortedBy(catalogue, request.sort).filter(
    ({ card, words, language: own }) =>
      (outlet === '' || card.outlet === outlet) &&
      (language === '' || own === language) &&
      (from === '' || (card.date !== null && card.date >= from)) &&
      (to === '' || (card.date !== null && card.date <= to)) &&
      typed.every((beginning) => words.includes(beginning)),
  );
  const pages = Math.max(1, Math.ceil(found.length / ARTICLES_A_PAGE));
  const page = Math.min(request.page, pages);
  const entries = found.slice((page - 1) * ARTICLES_A_PAGE, page * ARTICLES_A_PAGE);
  return { entries, total: found.length, page, pages };
}
