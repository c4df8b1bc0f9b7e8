/** From a reader's logits to marks. Refuses spans that are longer than an answer, or of signs alone. */
import type { Range } from '../../text/range.js';
import type { Mark } from './reader.js';

/** Tokens of the longest span that is marked. */
const LONGEST = 40;

/** Marks of one passage at most: its best sentences. */
const MOST = 8;

/** Signs at the edges of the words of an answer that are no part of it. */
const EDGES = /^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu;
/** Of those, what belongs to the number or the word beside it. */
const KEPT_BEFORE = /[-−+$€£#@]$/u;
const KEPT_AFTER = /^[ \u00a0\u202f]?[%‰€$£°²]+/u;

/** Which word a token of the passage is of, and its sentence. */
export interface TokenPosition {
  readonly word: Range;
  readonly sentence: number;
}

/** A range without the signs at its edges; null where there is nothing else. */
export function withoutEdges(text: string, { start, end }: Range): Range | null {
  const inner = text.slice(start, end);
  const bare = inner.replace(EDGES, '');
  if (bare === '') return null;
  const at = inner.indexOf(bare);
  const before = KEPT_BEFORE.test(inner.slice(0, at)) ? 1 : 0;
  const after = KEPT_AFTER.exec(inner.slice(at + bare.length))?.[0].length ?? 0;
  return { start: start + at - before, end: start + at + bare.length + after };
}

/**
 * @param logits Start and end of each token, `2 x tokens` numbers; token 0 means none.
 * @param from The first token of the passage.
 * @param positions Of the passage's tokens, in order.
 */
export function marksOf(
  text: string,
  logits: ArrayLike<number>,
  from: number,
  positions: readonly TokenPosition[],
): Mark[] {
  const start = (token: number): number => logits[2 * (from + token)]!;
  const end = (token: number): number => logits[2 * (from + token) + 1]!;
  const none = logits[0]! + logits[1]!;
  const best = new Map<number, { first: number; last: number; margin: number }>();
  for (let first = 0; first < positions.length; first += 1) {
    for (let last = first; last < Math.min(positions.length, first + LONGEST); last += 1) {
      const margin = start(first) + end(last) - none;
      const key = positions[first]!.sentence * positions.length + positions[last]!.sentence;
      const known = best.get(key);
      if (known === undefined || margin > known.margin) best.set(key, { first, last, margin });
    }
  }
  return [...best.values()]
    .sort((a, b) => b.margin - a.margin || a.first - b.first)
    .flatMap(({ first, last, margin }): Mark[] => {
      const [one, other] = [positions[first]!, positions[last]!];
      const range = withoutEdges(text, { start: one.word.start, end: other.word.end });
      return range === null ? [] : [{ ...range, sentences: [one.sentence, other.sentence], margin }];
    })
    .slice(0, MOST);
}
