/** A run of passages by their ids, both inclusive, and how many of them are still there. */
export interface Run {
  readonly first: number;
  readonly last: number;
  readonly passages: number;
}

/** A segment as planning sees it. */
export interface PlannedSegment extends Run {
  /** Passages that were in it when it was built. */
  readonly built: number;
}

/** Passages of one segment: 16-bit places would hold twice as many; 20 s to build. */
export const LARGEST_SEGMENT = 32_768;

/** New passages that are left to exact search: 2 ms of a question. */
const LEFT_TO_EXACT = 2_048;

/** New passages as a share of all that are left to exact search: a small corpus gets its index sooner. */
const LEFT_SHARE = 0.1;

/** Share of a segment that may be gone before it is built anew. */
const MOST_GONE = 0.25;

/** Whether so much of a segment is gone that it is to be built anew. */
export function isWorn({ passages, built }: PlannedSegment): boolean {
  return passages < built * (1 - MOST_GONE);
}

/**
 * The run of which the last segment is to be built, with the segments before it that it takes in; null when what is new
 * is left to exact search. Sizes are kept apart by a factor of two, as in a log-structured merge tree: a passage is built
 * into an index log2(n) times at most, and no more segments than that are smaller than the largest.
 *
 * @param segments those right below the tail, ascending
 * @param tail the passages above the last of them, no more than the largest segment holds
 * @param all passages of the corpus
 */
export function planTail(segments: readonly PlannedSegment[], tail: Run, all: number): Run | null {
  const isLeft = tail.passages < all && tail.passages <= Math.min(LEFT_TO_EXACT, all * LEFT_SHARE);
  if (tail.passages === 0 || isLeft) return null;
  let merged = tail;
  for (const segment of segments.toReversed()) {
    if (segment.passages > 2 * merged.passages || segment.passages + merged.passages > LARGEST_SEGMENT) break;
    merged = { first: segment.first, last: merged.last, passages: segment.passages + merged.passages };
  }
  return merged;
}
