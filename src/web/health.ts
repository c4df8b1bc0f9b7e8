import type { About } from '../answering/lookup/lookup.js';
import type { QuestionCounts, TimeStep } from '../operations/call-metrics.js';

/** How a reading room is: what it answers from, and how it has answered. */
export interface HealthReport {
  readonly library: About;
  readonly asked: QuestionCounts;
}

/** Share of the questions that were not answered, 0 to 1; null before the first. */
export function abstentionRate({ answered, abstained }: QuestionCounts): number | null {
  const all = answered + abstained;
  return all === 0 ? null : abstained / all;
}

/**
 * The bound, in seconds, within which at least this share of the questions ended: of a histogram no more can be told.
 * Null before the first question, and where it is the last step, which has none.
 */
export function endedWithin(times: readonly TimeStep[], share: number): number | null {
  const all = times.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return null;
  let ended = 0;
  for (const { upTo, count } of times) {
    ended += count;
    if (ended >= share * all) return upTo;
  }
  return null;
}
