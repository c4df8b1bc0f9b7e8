import type { About } from '../answering/lookup/lookup.js';

/** Questions that ended in so many seconds or fewer, and in more than the step before. */
export interface TimeStep {
  /** In seconds; null: the last, which has no bound. */
  readonly upTo: number | null;
  readonly count: number;
}

/** The questions of one process. */
export interface Asked {
  /** When it began to count, ISO 8601 in UTC. */
  readonly since: string;
  readonly answered: number;
  readonly abstained: number;
  /** How long answers and abstentions took, their wait for the answering thread included; the shortest first. */
  readonly times: readonly TimeStep[];
}

/** How a reading room is: what it answers from, and how it has answered. */
export interface HealthReport {
  readonly library: About;
  readonly asked: Asked;
}

/** Share of the questions that were not answered, 0 to 1; null before the first. */
export function abstentionRate({ answered, abstained }: Asked): number | null {
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
