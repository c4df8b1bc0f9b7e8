/** What a bibliography calls a citation: the same in every list. */
import { fold } from '../../text/fold.js';
import { sha256 } from '../../text/sha256.js';
import { isStopWord } from '../../text/stop-words.js';
import type { Citation } from '../reader/excerpt.js';

/** ASCII characters of the longest outlet or word in a key. */
const MAX_PART_LENGTH = 24;

/** Hex digits that tell apart two citations that are alike in all else: 40 bits, in each bibliography. */
const DIGITS = 10;

const words = (text: string): string[] => fold(text).match(/[a-z0-9]+/g) ?? [];

const isTelling = (word: string): boolean => word.length > 1 && !isStopWord(word, 'fr') && !isStopWord(word, 'en');

/**
 * Outlet, year, first telling word of the title, and some digits of a hash of article and range.
 * @returns small ASCII letters, digits and hyphens; begins with a letter
 */
export function citationKey({ article, start, end }: Citation): string {
  const outlet = words(article.outlet ?? '')
    .join('-')
    .slice(0, MAX_PART_LENGTH)
    .replace(/-$/, '');
  const title = words(article.title);
  const parts = [
    /^[a-z]/.test(outlet) ? outlet : ['article', outlet].filter(Boolean).join('-'),
    /^\d{4}/.exec(article.date ?? '')?.[0] ?? '',
    (title.find(isTelling) ?? title[0] ?? '').slice(0, MAX_PART_LENGTH),
    sha256(JSON.stringify([article.id, start, end])).slice(0, DIGITS),
  ];
  return parts.filter(Boolean).join('-');
}

/** Each with its key; a citation that is twice in a list comes once. */
export function keyed<One extends Citation>(citations: readonly One[]): ReadonlyMap<string, One> {
  return new Map(citations.map((citation) => [citationKey(citation), citation]));
}
