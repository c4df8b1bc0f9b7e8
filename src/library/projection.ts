import { closeSync, openSync, readSync, writeFileSync } from 'node:fs';
import { dotProduct } from '../text/dot-product.js';

/** Axes that a graph keeps of an embedding: see `vector-index.ts`. */
export const KEPT_AXES = 256;

/** Fewer passages say too little of where embeddings spread, and need no help. */
export const LEAST_PROJECTED = 8_192;

/** Passages that are looked at for the axes, evenly spread. */
export const SAMPLED = 4_096;

/** Rounds of the iteration: the space that the axes span hardly turns after these. */
const ROUNDS = 8;

/** Orthonormal axes of a space of embeddings. */
export class Axes {
  readonly dimensions: number;
  /** One after the other. */
  readonly rows: Float32Array;
  #last: { readonly embedding: Float32Array; readonly projected: Float32Array } | null = null;

  constructor(rows: Float32Array, dimensions: number) {
    this.rows = rows;
    this.dimensions = dimensions;
  }

  /**
   * The embedding in the space of the axes; inner products in it are the nearest that so few numbers allow. The last one
   * is remembered: a question is asked of every segment.
   */
  project(embedding: Float32Array): Float32Array {
    if (this.#last?.embedding !== embedding) {
      const { rows, dimensions } = this;
      const projected = Float32Array.from({ length: rows.length / dimensions }, (_, axis) =>
        dotProduct(embedding, rows, axis * dimensions),
      );
      this.#last = { embedding, projected };
    }
    return this.#last.projected;
  }
}

/**
 * The axes along which embeddings spread most (principal components about the origin), by orthogonal iteration on the
 * sum of their outer products (Golub and Van Loan, Matrix Computations, 8.2.4). The same embeddings give the same axes.
 */
export function principalAxes(embeddings: Iterable<Float32Array>, dimensions: number): Axes {
  const spread = outerProducts(embeddings, dimensions);
  let rows = Float64Array.from({ length: KEPT_AXES * dimensions }, scattered());
  orthonormalise(rows, dimensions);
  for (let round = 0; round < ROUNDS; round += 1) {
    rows = multiply(rows, spread, dimensions);
    orthonormalise(rows, dimensions);
  }
  return new Axes(Float32Array.from(rows), dimensions);
}

/** Symmetric; whole. */
function outerProducts(embeddings: Iterable<Float32Array>, dimensions: number): Float64Array {
  const sums = new Float64Array(dimensions * dimensions);
  for (const embedding of embeddings) {
    for (let row = 0; row < dimensions; row += 1) {
      const factor = embedding[row]!;
      for (let column = row; column < dimensions; column += 1) {
        sums[row * dimensions + column]! += factor * embedding[column]!;
      }
    }
  }
  for (let row = 0; row < dimensions; row += 1) {
    for (let column = 0; column < row; column += 1) {
      sums[row * dimensions + column] = sums[column * dimensions + row]!;
    }
  }
  return sums;
}

function multiply(rows: Float64Array, matrix: Float64Array, dimensions: number): Float64Array<ArrayBuffer> {
  const product = new Float64Array(rows.length);
  for (let start = 0; start < rows.length; start += dimensions) {
    for (let inner = 0; inner < dimensions; inner += 1) {
      const factor = rows[start + inner]!;
      for (let column = 0; column < dimensions; column += 1) {
        product[start + column]! += factor * matrix[inner * dimensions + column]!;
      }
    }
  }
  return product;
}

/** Gram and Schmidt, each row against those before it, in place. */
function orthonormalise(rows: Float64Array, dimensions: number): void {
  for (let start = 0; start < rows.length; start += dimensions) {
    for (let before = 0; before < start; before += dimensions) {
      let shared = 0;
      for (let at = 0; at < dimensions; at += 1) shared += rows[start + at]! * rows[before + at]!;
      for (let at = 0; at < dimensions; at += 1) rows[start + at]! -= shared * rows[before + at]!;
    }
    let length = 0;
    for (let at = 0; at < dimensions; at += 1) length += rows[start + at]! ** 2;
    const scale = length > 0 ? 1 / Math.sqrt(length) : 0;
    for (let at = 0; at < dimensions; at += 1) rows[start + at]! *= scale;
  }
}

/** Numbers from -.5 to .5 to begin with, the same for ever (Park and Miller's generator). */
function scattered(): () => number {
  let state = 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647 - 0.5;
  };
}

export function writeAxes(file: string, { rows }: Axes): void {
  writeFileSync(file, new Uint8Array(rows.buffer));
}

/** Null for a file that is missing or not whole. */
export function readAxes(file: string, dimensions: number): Axes | null {
  const rows = new Float32Array(KEPT_AXES * dimensions);
  const bytes = new Uint8Array(rows.buffer);
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, 'r');
    return readSync(descriptor, bytes) === bytes.length ? new Axes(rows, dimensions) : null;
  } catch {
    return null;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
