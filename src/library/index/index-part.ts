/** What both parts of an index have in common. Never forgets a passage: its slot stays, marked as gone. */
import type { Postings, TermPostings } from './postings.js';

/** One passage of a part that is near to a question: its slot and its score. */
export interface DenseHit {
  readonly slot: number;
  /** Dot product, to the precision of 32-bit floats. */
  readonly score: number;
}

export type Passes = (slot: number) => boolean;

/**
 * Some of a corpus' passages, ascending by id, to be searched by words and by embeddings. The parts of a corpus together
 * hold each of its passages once.
 */
export abstract class IndexPart implements Postings {
  abstract readonly ids: ArrayLike<number>;
  /** Keys of their articles. */
  abstract readonly articles: ArrayLike<number>;
  abstract readonly lengths: ArrayLike<number>;
  /** Slots of passages that are gone. */
  readonly gone = new Set<number>();
  /** 1 at the slots of passages of duplicates, which term statistics leave out; null: there are none. */
  duplicates: Uint8Array | null = null;

  get size(): number {
    return this.ids.length;
  }

  abstract of(term: string): TermPostings | null;

  /** The k nearest that pass and are not gone, in no order. @param passes left out: all pass */
  abstract near(question: Float32Array, k: number, passes?: Passes): DenseHit[];

  /** Marks passages as gone, by ids from `first` to `last`. */
  drop(first: number, last: number): void {
    for (let slot = this.#slotFrom(first); slot < this.size && this.ids[slot]! <= last; slot += 1) {
      this.gone.add(slot);
    }
  }

  /** @param keys of the articles that are duplicates, instead of those before */
  markDuplicates(keys: ReadonlySet<number>): void {
    this.duplicates = keys.size === 0 ? null : Uint8Array.from(this.articles, (key) => Number(keys.has(key)));
  }

  /** Slot of the first id that is not below `id`; the size where all are. */
  #slotFrom(id: number): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.ids[middle]! < id) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
