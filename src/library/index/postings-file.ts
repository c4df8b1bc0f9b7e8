/**
 * Postings in a file, as V8 serializes them; when read, views of the file's own bytes. Refuses a file that is not such
 * postings, or not whole.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import type { GrowingPostings, Postings, TermPostings } from './postings.js';

interface Stored {
  /** Of the passages, ascending. */
  readonly ids: Float64Array;
  /** Keys of their articles. */
  readonly articles: Float64Array;
  readonly lengths: Uint32Array;
  readonly terms: readonly string[];
  /** Where each term's postings begin, and where the last end. */
  readonly starts: Uint32Array;
  readonly slots: Uint32Array;
  readonly counts: Uint16Array;
}

export type StoredPostings = Postings & Pick<Stored, 'ids' | 'articles'>;

/** @throws what the file system throws */
export function writePostings(
  file: string,
  postings: GrowingPostings,
  ids: readonly number[],
  articles: readonly number[],
): void {
  const terms = [...postings.terms()];
  const starts = new Uint32Array(terms.length + 1);
  for (const [at, [, { slots }]] of terms.entries()) starts[at + 1] = starts[at]! + slots.length;
  const slots = new Uint32Array(starts[terms.length]!);
  const counts = new Uint16Array(slots.length);
  for (const [at, [, one]] of terms.entries()) {
    slots.set(one.slots, starts[at]);
    counts.set(one.counts, starts[at]);
  }
  const stored: Stored = {
    ids: Float64Array.from(ids),
    articles: Float64Array.from(articles),
    lengths: Uint32Array.from(postings.lengths),
    terms: terms.map(([term]) => term),
    starts,
    slots,
    counts,
  };
  writeFileSync(file, serialize(stored));
}

/** Null for a file that is not such postings. The caller has compared its sha256. */
export function readPostings(file: string): StoredPostings | null {
  try {
    const { ids, articles, lengths, terms, starts, slots, counts }: Stored = deserialize(readFileSync(file));
    const isWhole =
      [articles, lengths].every(({ length }) => length === ids.length) &&
      starts.length === terms.length + 1 &&
      [slots, counts].every(({ length }) => length === starts[terms.length]);
    if (!isWhole) return null;
    const positionOf = new Map(terms.map((term, at) => [term, at]));
    return {
      ids,
      articles,
      lengths,
      size: ids.length,
      of(term): TermPostings | null {
        const at = positionOf.get(term);
        if (at === undefined) return null;
        const [start, end] = [starts[at], starts[at + 1]];
        return { slots: slots.subarray(start, end), counts: counts.subarray(start, end) };
      },
    };
  } catch {
    return null;
  }
}
