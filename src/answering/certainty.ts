/** How sure an answer is, for people: front ends have a word for each. */
export type Certainty = 'possible' | 'probable' | 'veryProbable';

/** From these probabilities on. */
const PROBABLE = 0.65;
const VERY_PROBABLE = 0.85;

/** @param confidence calibrated probability that the first excerpt answers */
export function certaintyOf(confidence: number): Certainty {
  if (confidence >= VERY_PROBABLE) return 'veryProbable';
  return confidence >= PROBABLE ? 'probable' : 'possible';
}

/** From the least sure on. */
const CERTAINTIES: readonly Certainty[] = ['possible', 'probable', 'veryProbable'];

/** @param least the certainty asked for */
export const isSureEnough = (confidence: number, least: Certainty): boolean =>
  CERTAINTIES.indexOf(certaintyOf(confidence)) >= CERTAINTIES.indexOf(least);
