import type { ReadingText } from '../../answering/lookup/lookup.js';
import { overlaps, type Range } from '../../text/range.js';

type Sentences = Pick<ReadingText, 'masks' | 'sentences'>;

/**
 * The whole sentences that a range touches, as one range; null where it touches none, or where what is not the
 * article's lies between them.
 */
export function sentencesAt({ masks, sentences }: Sentences, range: Range): Range | null {
  const touched = sentences.filter((sentence) => overlaps(sentence, range));
  const [first, last] = [touched[0], touched.at(-1)];
  if (first === undefined || last === undefined) return null;
  const whole = { start: first.start, end: last.end };
  return masks.some((mask) => overlaps(mask, whole)) ? null : whole;
}

/** The paragraph of the article in which a range of sentences begins, from 1, as people count. */
export function paragraphAt({ sentences }: Sentences, { start }: Range): number {
  return (sentences.find(({ end }) => start < end)?.paragraph ?? 0) + 1;
}

/** The sentences before and behind a range; the first of all behind none. */
export function neighbours(
  { sentences }: Sentences,
  range: Range | null,
): { readonly previous: Range | null; readonly next: Range | null } {
  if (range === null) return { previous: null, next: sentences[0] ?? null };
  return {
    previous: sentences.findLast(({ end }) => end <= range.start) ?? null,
    next: sentences.find(({ start }) => start >= range.end) ?? null,
  };
}
