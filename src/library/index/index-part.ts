/** What both parts of an index are to whoever searches them. Refuses to forget a passage: its slot stays. */
import type { Postings, TermPostings } from './postings.js';

/** One passage of a part that is near to a question: its slot and its score. */
export interface DenseHit {
  readonly slot: number;
  /** Dot product, to the precision of 32-bit floats. */
  readonly score: number;
}

/** Which slots of a part count. Undefined: all that are not gone. */
export type Passes = (slot: number) => boolean;

/**
 * Some of a corpus' passages, ascending by id, ready to be searched both ways. The parts of a corpus together hold each
 * of its passages once; those that are gone since are marked.
 */
export abstract class IndexPart implements Postings {
  abstract readonly ids: ArrayLike<number>;
  /** Keys of their articles. */
  abstract readonly articles: ArrayLike<number>;
  abstract readonly lengths: ArrayLike<number>;
  /** Slots of passages that are gone. */
  readonly gone = new Set<number>();
  /** 1 at the slots of passages whose article repeats another, which term statistics leave out; null: none does. */
  repeats: Uint8Array | null = null;

  get size(): number {
    return this.ids.length;
  }

  abstract of(term: string): TermPostings | null;

  /** The k nearest that pass and are not gone, in no order. */
  abstract near(question: Float32Array, k: number, passes?: Passes): DenseHit[];

  /** Marks passages as gone, by ids from `first` to `last`. */
  drop(first: number, last: number): void {
    for (let slot = this.#slotFrom(first); slot < this.size && this.ids[slot]! <= last; slot += 1) {
      this.gone.add(slot);
    }
  }

  /** Says anew which articles repeat others, by their keys. */
  repeat(keys: ReadonlySet<number>): void {
    this.repeats = keys.size === 0 ? null : Uint8Array.from(this.articles, (key) => Number(keys.has(key)));
  }

  /** Place of the first id that is not below `id`; the size where all are. */
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
