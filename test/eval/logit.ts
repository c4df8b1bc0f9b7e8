import type { LinearModel } from '../../src/reader/linear.js';
import { logistic } from '../../src/reader/linear.js';

/** Rows of one question; `label` is 1 for the rows that answer. */
export interface Group {
  readonly rows: readonly Float64Array[];
  readonly labels: readonly number[];
}

interface Fit {
  readonly epochs: number;
  /** Strength of the ridge on the standardised weights. */
  readonly ridge: number;
}

const STEP = 0.1;

function standardise(groups: readonly Group[], width: number): { mean: Float64Array; scale: Float64Array } {
  const mean = new Float64Array(width);
  const scale = new Float64Array(width);
  const rows = groups.flatMap((group) => group.rows);
  for (const row of rows) for (let i = 0; i < width; i += 1) mean[i]! += row[i]! / rows.length;
  for (const row of rows) for (let i = 0; i < width; i += 1) scale[i]! += (row[i]! - mean[i]!) ** 2 / rows.length;
  for (let i = 0; i < width; i += 1) scale[i] = Math.sqrt(scale[i]!) || 1;
  return { mean, scale };
}

/** Full-batch Adam (Kingma and Ba 2015): deterministic, and these problems are convex. */
function descend(
  width: number,
  epochs: number,
  gradient: (weights: Float64Array, out: Float64Array) => void,
): Float64Array {
  const weights = new Float64Array(width);
  const slope = new Float64Array(width);
  const first = new Float64Array(width);
  const second = new Float64Array(width);
  for (let epoch = 1; epoch <= epochs; epoch += 1) {
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

function model<Name extends string>(
  names: readonly Name[],
  weights: Float64Array,
  bias: number,
  { mean, scale }: { mean: Float64Array; scale: Float64Array },
): LinearModel<Name> {
  const plain = names.map((_, i) => weights[i]! / scale[i]!);
  const round = (value: number): number => Number(value.toFixed(4));
  return {
    bias: round(bias - plain.reduce((sum, weight, i) => sum + weight * mean[i]!, 0)),
    weights: Object.fromEntries(names.map((name, i) => [name, round(plain[i]!)])) as Record<Name, number>,
  };
}

function product(row: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < row.length; i += 1) sum += row[i]! * weights[i]!;
  return sum;
}

function addScaled(sum: Float64Array, row: Float64Array, by: number): void {
  for (let i = 0; i < row.length; i += 1) sum[i]! += by * row[i]!;
}

/**
 * A conditional logit (McFadden 1974): the probability that a row is chosen among its question's is the softmax of
 * its score; what is maximised is the log-likelihood that an answering row is chosen. Questions without one are
 * passed over.
 */
export function fitRanking<Name extends string>(
  names: readonly Name[],
  groups: readonly Group[],
  { epochs, ridge }: Fit,
): LinearModel<Name> {
  const useful = groups.filter((group) => group.labels.includes(1) && group.labels.includes(0));
  const width = names.length;
  const standard = standardise(useful, width);
  const scaled = useful.map(({ rows, labels }) => ({
    labels,
    rows: rows.map((row) => row.map((value, i) => (value - standard.mean[i]!) / standard.scale[i]!)),
  }));
  const weights = descend(width, epochs, (current, slope) => {
    for (const { rows, labels } of scaled) {
      const scores = rows.map((row) => product(row, current));
      const top = Math.max(...scores);
      const powers = scores.map((score) => Math.exp(score - top));
      let all = 0;
      let right = 0;
      for (let at = 0; at < rows.length; at += 1) {
        all += powers[at]!;
        if (labels[at] === 1) right += powers[at]!;
      }
      for (let at = 0; at < rows.length; at += 1) {
        const pull = (powers[at]! / all - (labels[at] === 1 ? powers[at]! / right : 0)) / scaled.length;
        addScaled(slope, rows[at]!, pull);
      }
    }
    addScaled(slope, current, ridge);
  });
  return model(names, weights, 0, standard);
}

/** Logistic regression; each group's rows weigh `1 / rows` so that every question counts the same. */
export function fitLogistic<Name extends string>(
  names: readonly Name[],
  groups: readonly Group[],
  { epochs, ridge }: Fit,
): LinearModel<Name> {
  const width = names.length;
  const standard = standardise(groups, width);
  const rows = groups.flatMap((group) =>
    group.rows.map((row, at) => ({
      values: row.map((value, i) => (value - standard.mean[i]!) / standard.scale[i]!),
      label: group.labels[at]!,
      weight: 1 / group.rows.length / groups.length,
    })),
  );
  // The bias is the last weight, on a constant 1, and bears no ridge.
  const fitted = descend(width + 1, epochs, (current, slope) => {
    for (const { values, label, weight } of rows) {
      const error = weight * (logistic(product(values, current) + current[width]!) - label);
      addScaled(slope, values, error);
      slope[width]! += error;
    }
    for (let i = 0; i < width; i += 1) slope[i]! += ridge * current[i]!;
  });
  return model(names, fitted, fitted[width]!, standard);
}
