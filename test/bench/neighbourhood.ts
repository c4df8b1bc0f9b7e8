import { dotProduct } from '../../src/text/dot-product.js';

/** Passages with their places on a map; the same place in each list is the same passage. */
export interface Placed {
  /** Of unit length. */
  readonly embeddings: readonly Float32Array[];
  readonly x: Float32Array;
  readonly y: Float32Array;
}

/**
 * The ranks that the k nearest of a passage on the map have among all its neighbours by embedding: 1 for the nearest.
 * Agency texts repeat each other word for word: what is equally near has one rank, the best of them.
 */
export function ranksByEmbedding({ embeddings, x, y }: Placed, passage: number, k: number): number[] {
  const away = Array.from(x, (other, at) => Math.hypot(other - x[passage]!, y[at]! - y[passage]!));
  const others = Array.from(embeddings.keys()).filter((at) => at !== passage);
  const nearest = [...others].sort((one, other) => away[one]! - away[other]!).slice(0, k);
  const cosines = embeddings.map((embedding) => dotProduct(embeddings[passage]!, embedding));
  return nearest.map((near) => 1 + others.filter((other) => cosines[other]! > cosines[near]!).length);
}

/** The share of the k nearest by embedding that are among the k nearest on the map. */
export function keptNeighbours(ranks: readonly (readonly number[])[], k: number): number {
  const kept = ranks.flat().filter((rank) => rank <= k);
  return kept.length / (ranks.length * k);
}

/**
 * Trustworthiness (Venna and Kaski, "Neighborhood Preservation in Nonlinear Projection Methods", 2001):
 * 1 - 2 / (n k (2N - 3k - 1)) times the sum of r - k over all that the map puts among the k nearest and that are not,
 * r being their rank. 1 where there are none. N counts all passages, n those that were probed: theirs is n = N.
 * @param count all passages, more than 2k
 */
export function trustworthiness(ranks: readonly (readonly number[])[], k: number, count: number): number {
  const intruding = ranks.flat().reduce((sum, rank) => sum + Math.max(0, rank - k), 0);
  return 1 - (2 * intruding) / (ranks.length * k * (2 * count - 3 * k - 1));
}
