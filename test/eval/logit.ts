/** The rows of one question, and which of them answer. */
export interface Group {
  readonly rows: readonly (readonly number[])[];
  readonly right: readonly boolean[];
}

const EPOCHS = 120;
const STEP = 0.1;
/** Strength of the ridge on the standardised weights. */
const RIDGE = 1e-3;

/** Mean and standard deviation of each feature. */
function standards(rows: readonly (readonly number[])[]): { mean: Float64Array; deviation: Float64Array } {
  const width = rows[0]?.length ?? 0;
  const mean = new Float64Array(width);
  const deviation = new Float64Array(width);
  for (const row of rows) for (let i = 0; i < width; i += 1) mean[i]! += row[i]! / rows.length;
  for (const row of rows) for (let i = 0; i < width; i += 1) deviation[i]! += (row[i]! - mean[i]!) ** 2 / rows.length;
  return { mean, deviation: deviation.map((variance) => Math.sqrt(variance) || 1) };
}

/** Full-batch Adam (Kingma and Ba 2015): deterministic, and this problem is convex. */
function descend(width: number, gradient: (weights: Float64Array, out: Float64Array) => void): Float64Array {
  const weights = new Float64Array(width);
  const slope = new Float64Array(width);
  const first = new Float64Array(width);
  const second = new Float64Array(width);
  for (let epoch = 1; epoch <= EPOCHS; epoch += 1) {
    slope.fill(0);
    gradient(weights, slope);
    for (let i = 0; i < width; i += 1) {
      first[i] = 0.9 * first[i]! + 0.1 * slope[i]!;
      second[i] = 0.999 * second[i]! + 0.001 * slope[i]! ** 2;
      const unbiased = first[i]! / (1 - 0.9 ** epoch);
      weights[i]! -= (STEP * unbiased) / (Math.sqrt(second[i]! / (1 - 0.999 ** epoch)) + 1e-8);
    }
  }
  return weights;
}

export function weigh(row: ArrayLike<number>, weights: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i += 1) sum += row[i]! * weights[i]!;
  return sum;
}

/**
 * Weights of the features by which the rows of a question are ranked: a conditional logit (McFadden 1974). The
 * probability that a row is chosen among its question's is the softmax of its score; what is maximised is the
 * log-likelihood that one which answers is chosen. Questions that tell nothing are passed over.
 */
export function fitRanking(groups: readonly Group[]): Float64Array {
  const telling = groups.filter(({ right }) => right.includes(true) && right.includes(false));
  const { mean, deviation } = standards(telling.flatMap(({ rows }) => rows));
  const scaled = telling.map(({ rows, right }) => ({
    right,
    rows: rows.map((row) => Float64Array.from(row, (value, i) => (value - mean[i]!) / deviation[i]!)),
  }));
  const fitted = descend(mean.length, (weights, slope) => {
    for (const { rows, right } of scaled) {
      const scores = rows.map((row) => weigh(row, weights));
      const top = Math.max(...scores);
      const powers = scores.map((score) => Math.exp(score - top));
      const all = powers.reduce((sum, power) => sum + power, 0);
      const chosen = powers.reduce((sum, power, at) => sum + (right[at] ? power : 0), 0);
      for (const [at, row] of rows.entries()) {
        const pull = (powers[at]! / all - (right[at] ? powers[at]! / chosen : 0)) / scaled.length;
        for (let i = 0; i < row.length; i += 1) slope[i]! += pull * row[i]!;
      }
    }
    for (let i = 0; i < slope.length; i += 1) slope[i]! += RIDGE * weights[i]!;
  });
  return fitted.map((weight, i) => weight / deviation[i]!);
}
