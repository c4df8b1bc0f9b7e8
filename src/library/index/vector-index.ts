/**
 * HNSW over embeddings, labelled by slot. Checks nothing: the addon ends the process on a damaged file, so the caller makes
 * sure that a file is whole and that every float is a number.
 */
import hnswlib from 'hnswlib-node';
import type { DenseHit } from './index-part.js';

/** Links of a passage, and candidates considered while it is linked. */
export const M = 24;
export const EF_CONSTRUCTION = 150;
/**
 * Candidates of a search; not in the file, so set after every load. Of 168,000 passages (10,616 of news, the others
 * mixtures of neighbours among them), 200 questions found .9940 of the ten nearest with 280, .9965 with 560 and .9995 with
 * 800, in 2.2, 3.7 and 5.3 ms (p95).
 */
const EF = 560;
/** 1 - dot product: for unit-length embeddings the order of their cosine. */
export const METRIC = 'ip';

/** The addon allocates memory for its limit at once: a graph that is full grows by this factor, and by the least room. */
const GROWTH = 1.2;
const LEAST_ROOM = 1_024;

export class VectorIndex {
  readonly #hnsw: hnswlib.HierarchicalNSW;
  readonly #dimensions: number;

  private constructor(hnsw: hnswlib.HierarchicalNSW, dimensions: number) {
    this.#hnsw = hnsw;
    this.#dimensions = dimensions;
    hnsw.setEf(EF);
  }

  static empty(dimensions: number): VectorIndex {
    const hnsw = new hnswlib.HierarchicalNSW(METRIC, dimensions);
    hnsw.initIndex(LEAST_ROOM, M, EF_CONSTRUCTION);
    return new VectorIndex(hnsw, dimensions);
  }

  /** Only for a file whose sha256 is known to be right. */
  static load(file: string, dimensions: number): VectorIndex {
    const hnsw = new hnswlib.HierarchicalNSW(METRIC, dimensions);
    hnsw.readIndexSync(file);
    return new VectorIndex(hnsw, dimensions);
  }

  /** Adds at the next slot. The order decides the graph: the same order gives the same one. */
  add(embedding: Float32Array): void {
    const slot = this.count();
    if (slot >= this.#hnsw.getMaxElements()) this.#hnsw.resizeIndex(Math.ceil(slot * GROWTH) + LEAST_ROOM);
    this.#hnsw.addPoint(Array.from(embedding), slot);
  }

  /** Overwrites the embedding at a slot, which no search finds any more. Marking alone would leave it in the file. */
  erase(slot: number): void {
    this.#hnsw.addPoint(new Array<number>(this.#dimensions).fill(0), slot);
    this.#hnsw.markDelete(slot);
  }

  /** Whether nothing is left of the embedding at a slot. Reading it needs the mark removed for a moment. */
  isErased(slot: number): boolean {
    try {
      this.#hnsw.unmarkDelete(slot);
    } catch {
      return false;
    }
    const isBlank = this.#hnsw.getPoint(slot).every((float) => float === 0);
    this.#hnsw.markDelete(slot);
    return isBlank;
  }

  /** Reports no error when the disk is full: the file must be read again before it is used. */
  write(file: string): void {
    this.#hnsw.writeIndexSync(file);
  }

  /** Slots, also those that were erased. */
  count(): number {
    return this.#hnsw.getCurrentCount();
  }

  /** About the k nearest, best first. */
  nearest(question: Float32Array, k: number): DenseHit[] {
    const most = Math.min(k, this.count());
    if (most < 1) return [];
    this.#hnsw.setEf(Math.max(EF, most));
    const { neighbors, distances } = this.#hnsw.searchKnn(Array.from(question), most);
    return neighbors.map((slot, at) => ({ slot, score: 1 - distances[at]! }));
  }

  /** The embedding at a slot; null where the graph has none, or it was erased. */
  embedding(slot: number): number[] | null {
    try {
      return this.#hnsw.getPoint(slot);
    } catch {
      return null;
    }
  }
}
