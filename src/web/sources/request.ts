import { isIsoDate } from '../../text/calendar.js';

/** Orders in which articles are listed. */
export const SORTS = ['newest', 'oldest', 'title', 'outlet'] as const;
export type Sort = (typeof SORTS)[number];

/** What is asked of the list of articles; an empty text asks nothing. */
export interface SourcesRequest {
  readonly words: string;
  readonly outlet: string;
  readonly language: string;
  /** First and last date, `YYYY-MM-DD`, inclusive. An article without a date then fails. */
  readonly from: string;
  readonly to: string;
  readonly sort: Sort;
  /** From 1. */
  readonly page: number;
}

/** Characters of the longest search. */
export const MAX_WORDS_LENGTH = 200;

/** Reads the parameters of the list's address, empty where they are absent; null when they ask for what there is not. */
export function wantedOf(query: (name: string) => string): SourcesRequest | null {
  const [words, from, to] = [query('q'), query('from'), query('to')];
  const sort = SORTS.find((one) => one === (query('sort') || 'newest'));
  const page = /^[1-9]\d{0,8}$/.test(query('page') || '1') ? Number(query('page') || '1') : null;
  const datesHold = [from, to].every((date) => date === '' || isIsoDate(date));
  if (sort === undefined || page === null || !datesHold || words.length > MAX_WORDS_LENGTH) return null;
  return { words, outlet: query('outlet'), language: query('language'), from, to, sort, page };
}

/** The same as parameters of an address, without what asks nothing. */
export function asParameters({ words, sort, page, ...others }: SourcesRequest): Readonly<Record<string, string>> {
  return { q: words, ...others, sort: sort === 'newest' ? '' : sort, page: page === 1 ? '' : String(page) };
}
