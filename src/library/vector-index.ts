import { setImmediate } from 'node:timers/promises';
import hnswlib from 'hnswlib-node';
import type { Near } from './index-part.js';

/**
 * Links of a passage, and passages in sight while it is linked. By `npm run bench -- archive`, over 167,772 news
 * passages: recall@10 .9975 with 280 in sight of a search; 16 and 100 gave .984 with 200.
 */
export const M = 24;
export const EF_CONSTRUCTION = 150;
/** Passages in sight of a search; not in the file, so set after every load. */
const EF = 280;
/** 1 - dot product: for unit-length embeddings the order of their cosine. */
export const METRIC = 'ip';

/** The addon allots memory for its limit at once; an index of nothing still needs a limit. */
const LEAST_LIMIT = 1;

/** Embeddings added before other work of this process gets its turn: about 100 ms. */
const ADDED_AT_ONCE = 100;

/**
 * HNSW over embeddings, labelled by place. It does no checks that it can be spared: the caller has made sure that
 * a file is whole (the addon aborts the process on a damaged one) and that every float is a number.
 */
export class VectorIndex {
  readonly #hnsw: hnswlib.HierarchicalNSW;

  private constructor(hnsw: hnswlib.HierarchicalNSW) {
    this.#hnsw = hnsw;
    hnsw.setEf(EF);
  }

  /** Adds in the given order, which decides the graph: the same order gives the same index. */
  static async build(
    embeddings: Iterable<Float32Array>,
    size: { readonly count: number; readonly dimensions: number },
    onAdded: (added: number) => void,
  ): Promise<VectorIndex> {
    const hnsw = new hnswlib.HierarchicalNSW(METRIC, size.dimensions);
    hnsw.initIndex(Math.max(size.count, LEAST_LIMIT), M, EF_CONSTRUCTION);
    let added = 0;
    for (const embedding of embeddings) {
      hnsw.addPoint(Array.from(embedding), added);
      added += 1;
      if (added % ADDED_AT_ONCE === 0) {
        onAdded(added);
        await setImmediate();
      }
    }
    onAdded(added);
    return new VectorIndex(hnsw);
  }

  /** Only for a file whose sha256 is known to be right. */
  static load(file: string, dimensions: number): VectorIndex {
    const hnsw = new hnswlib.HierarchicalNSW(METRIC, dimensions);
    hnsw.readIndexSync(file);
    return new VectorIndex(hnsw);
  }

  /** Reports no error when the disk is full: what was written must be read again before it is relied on. */
  write(file: string): void {
    this.#hnsw.writeIndexSync(file);
  }

  count(): number {
    return this.#hnsw.getCurrentCount();
  }

  /** About the k nearest, best first. */
  nearest(question: Float32Array, k: number): Near[] {
    const most = Math.min(k, this.count());
    if (most < 1) return [];
    this.#hnsw.setEf(Math.max(EF, most));
    const { neighbors, distances } = this.#hnsw.searchKnn(Array.from(question), most);
    return neighbors.map((place, at) => ({ place, score: 1 - distances[at]! }));
  }

  /** The embedding at a place, or null where the index has none. */
  embedding(place: number): number[] | null {
    try {
      return this.#hnsw.getPoint(place);
    } catch {
      return null;
    }
  }
}
