export function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}

/** The share that is true. */
export function share(values: readonly boolean[]): number {
  return mean(values.map(Number));
}

/** The value below which this share of the values lies, by nearest rank. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/** Area under the ROC curve: the probability that a positive scores above a negative (Mann-Whitney). */
export function auroc(positives: readonly number[], negatives: readonly number[]): number {
  const sorted = Float64Array.from(negatives).sort();
  let below = 0;
  let upTo = 0;
  let pairs = 0;
  for (const score of Float64Array.from(positives).sort()) {
    while (sorted[below]! < score) below += 1;
    while (sorted[upTo]! <= score) upTo += 1;
    // A tie is half a pair.
    pairs += (below + upTo) / 2;
  }
  return pairs / (positives.length * negatives.length);
}

/** The share of the negatives that are below the highest threshold which at least this share of the positives reach. */
export function refusedAt(kept: number, positives: readonly number[], negatives: readonly number[]): number {
  const least = Float64Array.from(positives).sort().reverse()[Math.ceil(kept * positives.length) - 1] ?? Number.NaN;
  return share(negatives.map((score) => score < least));
}

export const BINS = 10;

/** Which of the bins a probability falls into, from 0. */
export const binOf = (probability: number): number => Math.min(BINS - 1, Math.floor(probability * BINS));

/** What was said to be so probable, and whether it came true; `weight`: how often it counts, once where absent. */
export interface Prediction {
  readonly probability: number;
  readonly came: boolean;
  readonly weight?: number;
}

/**
 * Expected calibration error (Naeini, Cooper and Hauskrecht 2015) over ten bins of equal width: how far the mean
 * probability of a bin is from the share that came true in it, weighed by how many fall into it.
 */
export function calibrationError(predictions: readonly Prediction[]): number {
  const bins = Array.from({ length: BINS }, () => ({ probability: 0, came: 0 }));
  let total = 0;
  for (const { probability, came, weight = 1 } of predictions) {
    const bin = bins[binOf(probability)]!;
    bin.probability += weight * probability;
    bin.came += weight * Number(came);
    total += weight;
  }
  return bins.reduce((sum, { probability, came }) => sum + Math.abs(probability - came), 0) / total;
}
