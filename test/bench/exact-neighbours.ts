import { dotProduct } from '../../src/text/dot-product.js';

/** Rounding between two ways of adding up the same products. */
const EPSILON = 1e-5;

/** All embeddings of a corpus in one array, to compare a question with each of them. */
export class ExactNeighbours {
  readonly #rows = new Map<number, number>();
  readonly #matrix: Float32Array;
  readonly #dimensions: number;

  /** @param count passages that it has room for */
  constructor({ count, dimensions }: { readonly count: number; readonly dimensions: number }) {
    this.#matrix = new Float32Array(count * dimensions);
    this.#dimensions = dimensions;
  }

  add({ id, embedding }: { readonly id: number; readonly embedding: Float32Array }): void {
    this.#matrix.set(embedding, this.#rows.size * this.#dimensions);
    this.#rows.set(id, this.#rows.size);
  }

  /**
   * recall@k of the hits of one question: the share of the k nearest that were found. Agency texts repeat each other
   * word for word: whatever is as near as the k-th nearest counts, as in ann-benchmarks (Aumüller et al. 2018).
   */
  recall(question: Float32Array, hits: readonly number[], k: number): number {
    const cosine = (row: number): number => dotProduct(question, this.#matrix, row * this.#dimensions);
    const scores = Float64Array.from({ length: this.#rows.size }, (_, row) => cosine(row)).sort();
    const wanted = Math.min(k, scores.length);
    const least = scores[scores.length - wanted] ?? 0;
    const rows = [...new Set(hits)].slice(0, k).map((id) => this.#rows.get(id));
    const right = rows.filter((row) => row !== undefined && cosine(row) >= least - EPSILON);
    return wanted === 0 ? 1 : right.length / wanted;
  }
}
