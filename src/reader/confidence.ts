import type { Calibration } from './network.js';

const logistic = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** Probabilities beyond it are not told apart. */
const SURE = 1e-9;

function calibrated(probability: number, [slope, intercept]: readonly [number, number]): number {
  const inside = Math.min(1 - SURE, Math.max(SURE, probability));
  return logistic(slope * Math.log(inside / (1 - inside)) + intercept);
}

/** Scores of all sentences that were read, and of there being no answer. */
export interface Scores {
  readonly sentences: readonly number[];
  readonly nothing: number;
}

/**
 * Calibrated probabilities: that the articles answer the question at all, and that a group of sentences (copies of
 * one) answers it. One of the sentences answers or nothing does, so it begins with the softmax of all scores.
 */
export class Confidence {
  readonly #most: number;
  readonly #all: number;
  readonly #nothing: number;
  readonly #calibration: Calibration;

  constructor({ sentences, nothing }: Scores, calibration: Calibration) {
    this.#most = sentences.reduce((best, score) => Math.max(best, score), nothing);
    this.#nothing = Math.exp(nothing - this.#most);
    this.#all = sentences.reduce((sum, score) => sum + Math.exp(score - this.#most), this.#nothing);
    this.#calibration = calibration;
  }

  answerable(): number {
    return calibrated(1 - this.#nothing / this.#all, this.#calibration.answerable);
  }

  of(copies: readonly number[]): number {
    const power = copies.reduce((sum, score) => sum + Math.exp(score - this.#most), 0);
    return calibrated(power / this.#all, this.#calibration.excerpt);
  }
}

/** The operating point for a corpus: between two sizes that were measured it lies on a line over their logarithms. */
export function leastAnswerable(points: Calibration['leastAnswerable'], passages: number): number {
  const above = points.findIndex(([size]) => size >= passages);
  const [size, least] = points[above === -1 ? points.length - 1 : above]!;
  const below = points[above - 1];
  if (above <= 0 || below === undefined) return least;
  const share = Math.log(passages / below[0]) / Math.log(size / below[0]);
  return below[1] + share * (least - below[1]);
}
