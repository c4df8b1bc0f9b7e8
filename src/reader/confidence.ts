import { FEATURES } from './features.js';

/** What the calibrated probability of one excerpt weighs beside its sentence's own features. */
export const CONFIDENCE_FEATURES = [
  ...FEATURES,
  'score', // the ranking score
  'margin', // ahead of (or behind) the best other sentence
  'scarce', // 1 / content words of the question: few words prove little
] as const;

/** Best sentences that are looked at to tell whether the question is answered at all. */
export const LOOKED_AT = 3;

/**
 * What the probability that the articles answer at all weighs: the first sentence's confidence features, how far it is
 * ahead of the next ones, and the best of each feature among the first.
 */
export const ANSWERABLE_FEATURES = [
  ...CONFIDENCE_FEATURES,
  'aheadOfSecond',
  'aheadOfThird',
  'aheadOfFourth',
  ...FEATURES.map((name) => `best_${name}` as const),
] as const;

/** A ranked sentence, as far as its confidence goes. */
export interface Scored {
  readonly features: Float64Array;
  readonly score: number;
}

const limit = (lead: number): number => Math.max(-2, Math.min(2, lead / 2));

/**
 * The row of one of a question's ranked sentences, in the order of `CONFIDENCE_FEATURES`.
 * @param ranked best first
 */
export function confidenceRow(ranked: readonly Scored[], index: number, questionWords: number): Float64Array {
  const { features, score } = ranked[index]!;
  const bestOther = ranked[index === 0 ? 1 : 0]?.score ?? score;
  return Float64Array.of(...features, score / 4, limit(score - bestOther), 1 / Math.max(1, questionWords));
}

/**
 * The row of a question, in the order of `ANSWERABLE_FEATURES`.
 * @param ranked its sentences, best first; at least one
 */
export function answerableRow(ranked: readonly Scored[], questionWords: number): Float64Array {
  const best = ranked[0]!.score;
  const leads = [1, 2, 3].map((index) => limit(best - (ranked[index]?.score ?? best)));
  const top = ranked.slice(0, LOOKED_AT);
  const tops = FEATURES.map((_, index) => Math.max(...top.map(({ features }) => features[index]!)));
  return Float64Array.of(...confidenceRow(ranked, 0, questionWords), ...leads, ...tops);
}
