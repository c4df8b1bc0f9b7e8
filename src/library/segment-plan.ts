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

/**
 * Passages of one segment. Twice as many would have 16-bit places too, but five graphs of these find more in the same
 * time than three of those: recall@10 on 167,772 passages .992 in 13 ms, against .976 in 15 ms on a busy machine.
 */
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

/** Whether what is new is little enough to be left to exact search. */
export function isLeft(tail: number, all: number): boolean {
  return tail < all && tail <= Math.min(LEFT_TO_EXACT, all * LEFT_SHARE);
}

/**
 * Neighbours that are to become one segment: from the last on, each takes in those before it that are no more than twice
 * as large, as in a log-structured merge tree. A passage is built into an index log2(n) times at most, and no more
 * segments than that are smaller than half of the largest.
 *
 * @param runs ascending
 * @returns ascending; those that stay as they are too
 */
export function mergeRuns(runs: readonly Run[]): Run[] {
  const merged: Run[] = [];
  for (const run of runs.toReversed()) {
    const last = merged[0];
    const fits = last !== undefined && run.passages + last.passages <= LARGEST_SEGMENT;
    if (last !== undefined && fits && run.passages <= 2 * last.passages) {
      merged[0] = { first: run.first, last: last.last, passages: run.passages + last.passages };
    } else merged.unshift({ first: run.first, last: run.last, passages: run.passages });
  }
  return merged;
}
