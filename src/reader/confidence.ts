import { FEATURES } from './features.js';

/** What the calibrated probability weighs beside a sentence's own features. */
export const CONFIDENCE_FEATURES = [
  ...FEATURES,
  'score', // the ranking score
  'margin', // ahead of (or behind) the best other sentence
  'scarce', // 1 / content words of the question: few words prove little
] as const;

/** The row of one ranked sentence among all of its question. Order of `CONFIDENCE_FEATURES`. */
export function confidenceRow(
  features: Float64Array,
  score: number,
  bestOther: number,
  questionWords: number,
): Float64Array {
  const row = new Float64Array(CONFIDENCE_FEATURES.length);
  row.set(features);
  row.set(
    [score / 4, Math.max(-2, Math.min(2, (score - bestOther) / 2)), 1 / Math.max(1, questionWords)],
    FEATURES.length,
  );
  return row;
}
