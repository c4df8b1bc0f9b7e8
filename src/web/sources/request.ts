/** What the address of the list asks for. Refuses dates, orders and pages that do not exist, instead of guessing. */
import { isIsoDate } from '../../text/calendar.js';

/** Orders in which articles are listed. */
export const SORTS = ['newest', 'oldest', 'title', 'outlet'] as const;
export type Sort = (typeof SORTS)[number];

/** An empty text asks nothing. */
export interface SourcesRequest {
  readonly words: string;
  readonly outlet: string;
  readonly language: string;
  /** First and last date, `YYYY-MM-DD`, inclusive. An article without a date then does not match. */
  readonly from: string;
  readonly to: string;
  readonly sort: Sort;
  /** From 1. */
  readonly page: number;
}

/** Characters of the longest search. */
export const MAX_WORDS_LENGTH = 200;

/** Reads the parameters of the address, empty where they are absent; null when one is impossible. */
export function readRequest(query: (name: string) => string): SourcesRequest | null {
  const [words, from, to] = [query('q'), query('from'), query('to')];
  const sort = SORTS.find((one) => one === (query('sort') || 'newest'));
  const page = query('page') || '1';
  const datesExist = [from, to].every((date) => date === '' || isIsoDate(date));
  if (sort === undefined || !/^[1-9]\d{0,8}$/.test(page) || !datesExist || words.length > MAX_WORDS_LENGTH) return null;
  return { words, outlet: query('outlet'), language: query('language'), from, to, sort, page: Number(page) };
}

/** The same as parameters of an address; those that ask nothing are empty. */
export function asParameters({ words, sort, page, ...others }: SourcesRequest): Readonly<Record<string, string>> {
  return { q: words, ...others, sort: sort === 'newest' ? '' : sort, page: page === 1 ? '' : String(page) };
}
