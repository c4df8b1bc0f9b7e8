import { createHash } from 'node:crypto';
import { fold } from '../../text/fold.js';
import { isStopWord } from '../../text/stop-words.js';
import type { Citation } from '../reader/excerpt.js';

/** ASCII characters of the longest outlet or word in a key. */
const MAX_PART_LENGTH = 24;

/** Hex digits that tell apart two citations that are alike in all else: 40 bits, in each bibliography. */
const DIGITS = 10;

const words = (text: string): string[] => fold(text).match(/[a-z0-9]+/g) ?? [];

const isTelling = (word: string): boolean => word.length > 1 && !isStopWord(word, 'fr') && !isStopWord(word, 'en');

/**
 * What a bibliography calls a citation: outlet, year, first telling word of the title, and some digits of a hash of
 * where it stands. The same citation has the same key in every list, whatever else is in it.
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
    createHash('sha256')
      .update(JSON.stringify([article.id, start, end]))
      .digest('hex')
      .slice(0, DIGITS),
  ];
  return parts.filter(Boolean).join('-');
}

/** Each with its key; what stands twice in a list is listed once. */
export function keyed<One extends Citation>(citations: readonly One[]): ReadonlyMap<string, One> {
  return new Map(citations.map((citation) => [citationKey(citation), citation]));
}
