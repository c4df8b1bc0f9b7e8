/** Addresses of pages of the reading room, without its host. */
import type { StoredCitation } from '../lookup/lookup.js';

/** Characters of the longest address, query included: a question of 1,000 characters may take 9,000 of them. */
export const LONGEST_ADDRESS = 12_288;

/** Where a cited sentence is highlighted on the page of its article. */
export const CITED = 'cited';

/** The page of an article. */
export const articleAddress = (articleId: string): string => `/a/${encodeURIComponent(articleId.toWellFormed())}`;

/** The page of an article, opened at a range of it, which is highlighted. */
export function citationAddress({ articleId, start, end, sha256 }: StoredCitation): string {
  const range = new URLSearchParams({ start: String(start), end: String(end), sha256 });
  return `${articleAddress(articleId)}?${range}#${CITED}`;
}

/** The page of a question and its answer. */
export const questionAddress = (question: string): string => localAddress('/', { q: question.toWellFormed() });

/** A local page with its parameters, without those that are empty. */
export function localAddress(path: string, query: Readonly<Record<string, string>>): string {
  const parameters = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''));
  return parameters.size === 0 ? path : `${path}?${parameters}`;
}
