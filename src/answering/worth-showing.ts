/** Which excerpts are shown beside the best one. Refuses what is far less likely to answer. */
import type { Excerpt } from './reader/excerpt.js';

/** Share of the best excerpt's confidence that another must have. */
const LEAST_SHARE = 0.2;

/** Whether an excerpt is shown beside the best one: when it is likely enough to answer, compared with it. */
export function isWorthShowing({ confidence }: Excerpt, best: Excerpt): boolean {
  return confidence >= LEAST_SHARE * best.confidence;
}
