import { closeSync, fstatSync, openSync, readSync, writeFileSync } from 'node:fs';
import type { GrowingPostings, Postings, TermPostings } from './postings.js';

/*
 * Layout, little-endian: eight 32-bit numbers (mark, format, passages, terms, postings, bytes of the dictionary, 0, 0);
 * 64-bit floats: ids of the passages, keys of their articles; 32-bit: their lengths, where each term's postings begin
 * (and end), where its bytes begin (and end), places; 16-bit: counts; the terms' bytes, sorted.
 */
const MARK = 0x54534f50;
const FORMAT = 2;
const HEADER = 32;

/** Postings with what they are about, as a part of an index has them. */
export interface StoredPostings extends Postings {
  /** Ids of the passages, ascending. */
  readonly ids: Float64Array;
  /** Keys of their articles. */
  readonly articles: Float64Array;
}

/** @throws what the file system throws */
export function writePostings(
  file: string,
  postings: GrowingPostings,
  ids: readonly number[],
  articles: readonly number[],
): void {
  const terms = postings.sortedTerms();
  const count = terms.reduce((sum, one) => sum + one.postings.places.length, 0);
  const dictionary = terms.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const sizes = { passages: ids.length, terms: terms.length, postings: count, dictionary };
  const buffer = new ArrayBuffer(lengthOf(sizes));
  new Uint32Array(buffer, 0, 8).set([MARK, FORMAT, ids.length, terms.length, count, dictionary, 0, 0]);
  const view = viewOf(buffer, sizes);
  view.ids.set(ids);
  view.articles.set(articles);
  view.lengths.set(postings.lengths);
  let posting = 0;
  let byte = 0;
  for (const [at, one] of terms.entries()) {
    view.postingStarts[at] = posting;
    view.termStarts[at] = byte;
    view.places.set(one.postings.places, posting);
    view.counts.set(one.postings.counts, posting);
    view.dictionary.set(one.bytes, byte);
    posting += one.postings.places.length;
    byte += one.bytes.length;
  }
  view.postingStarts[terms.length] = posting;
  view.termStarts[terms.length] = byte;
  writeFileSync(file, new Uint8Array(buffer));
}

/** Null for a file that is not such postings, or not whole. The caller has compared its sha256. */
export function readPostings(file: string): StoredPostings | null {
  const buffer = readWhole(file);
  if (buffer.byteLength < HEADER) return null;
  const [mark, format, passages = 0, terms = 0, postings = 0, dictionary = 0] = new Uint32Array(buffer, 0, 8);
  const sizes = { passages, terms, postings, dictionary };
  if (mark !== MARK || format !== FORMAT) return null;
  if (lengthOf(sizes) !== buffer.byteLength) return null;
  return new FilePostings(viewOf(buffer, sizes));
}

interface Sizes {
  readonly passages: number;
  readonly terms: number;
  readonly postings: number;
  readonly dictionary: number;
}

const lengthOf = ({ passages, terms, postings, dictionary }: Sizes): number =>
  HEADER + passages * 20 + (terms + 1) * 8 + postings * 6 + dictionary;

type View = ReturnType<typeof viewOf>;

function viewOf(buffer: ArrayBuffer, { passages, terms, postings, dictionary }: Sizes) {
  let at = HEADER;
  const next = (bytes: number): number => {
    at += bytes;
    return at - bytes;
  };
  return {
    ids: new Float64Array(buffer, next(8 * passages), passages),
    articles: new Float64Array(buffer, next(8 * passages), passages),
    lengths: new Uint32Array(buffer, next(4 * passages), passages),
    postingStarts: new Uint32Array(buffer, next(4 * (terms + 1)), terms + 1),
    termStarts: new Uint32Array(buffer, next(4 * (terms + 1)), terms + 1),
    places: new Uint32Array(buffer, next(4 * postings), postings),
    counts: new Uint16Array(buffer, next(2 * postings), postings),
    dictionary: Buffer.from(buffer, next(dictionary), dictionary),
  };
}

class FilePostings implements StoredPostings {
  readonly size: number;
  readonly ids: Float64Array;
  readonly articles: Float64Array;
  readonly lengths: Uint32Array;
  readonly #view: View;

  constructor(view: View) {
    this.#view = view;
    this.size = view.ids.length;
    this.ids = view.ids;
    this.articles = view.articles;
    this.lengths = view.lengths;
  }

  of(term: string): TermPostings | null {
    const at = this.#find(Buffer.from(term));
    if (at === null) return null;
    const { postingStarts, places, counts } = this.#view;
    const [start, end] = [postingStarts[at], postingStarts[at + 1]];
    return { places: places.subarray(start, end), counts: counts.subarray(start, end) };
  }

  /** Place of a term in the dictionary, by halving. */
  #find(term: Buffer): number | null {
    const { dictionary, termStarts } = this.#view;
    let low = 0;
    let high = termStarts.length - 2;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const order = dictionary.compare(term, 0, term.length, termStarts[middle], termStarts[middle + 1]);
      if (order === 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return null;
  }
}

/** In a buffer of its own, which begins where a 64-bit float may. */
function readWhole(file: string): ArrayBuffer {
  const descriptor = openSync(file, 'r');
  try {
    const bytes = new Uint8Array(fstatSync(descriptor).size);
    let read = 0;
    while (read < bytes.length) {
      const more = readSync(descriptor, bytes, read, bytes.length - read, null);
      if (more === 0) break;
      read += more;
    }
    return bytes.buffer;
  } finally {
    closeSync(descriptor);
  }
}
