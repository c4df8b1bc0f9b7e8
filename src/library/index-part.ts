import type { Postings } from './postings.js';

/** One passage of a part that is near to a question: its place and its score. */
export interface Near {
  readonly place: number;
  /** Dot product, to the precision of 32-bit floats. */
  readonly score: number;
}

/** Which places of a part count. Undefined: all that are not gone. */
export type Passes = (place: number) => boolean;

/**
 * Some of a corpus' passages, ascending by id, ready to be searched both ways. The parts of a corpus together hold each
 * of its passages once; those that are gone since are marked.
 */
export interface IndexPart extends Postings {
  readonly ids: ArrayLike<number>;
  /** Keys of their articles. */
  readonly articles: ArrayLike<number>;
  /** Places of passages that are gone. */
  readonly gone: ReadonlySet<number>;
  /** 1 at the places of passages whose article repeats another, which term statistics leave out; null: none does. */
  readonly repeats: Uint8Array | null;
  /** Marks passages as gone, by ids from `first` to `last`. */
  drop(first: number, last: number): void;
  /** Says anew which articles repeat others, by their keys. */
  repeat(articles: ReadonlySet<number>): void;
  /** The k nearest that pass and are not gone, in no order. */
  near(question: Float32Array, k: number, passes?: Passes): Near[];
}

/** Place of the first id that is not below `id`; the size where all are. */
function placeFrom({ ids, size }: Pick<IndexPart, 'ids' | 'size'>, id: number): number {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ids[middle]! < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Adds the places of the ids from `first` to `last` to those that are gone. */
export function markGone(part: Pick<IndexPart, 'ids' | 'size'>, gone: Set<number>, first: number, last: number): void {
  for (let place = placeFrom(part, first); place < part.size && part.ids[place]! <= last; place += 1) gone.add(place);
}

/** 1 at the places of the passages of these articles; null where there are none. */
export function placesOf(
  { articles, size }: Pick<IndexPart, 'articles' | 'size'>,
  keys: ReadonlySet<number>,
): Uint8Array | null {
  if (keys.size === 0) return null;
  const mask = new Uint8Array(size);
  for (let place = 0; place < size; place += 1) if (keys.has(articles[place]!)) mask[place] = 1;
  return mask;
}
