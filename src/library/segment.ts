import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { SegmentStatement } from './generation.js';
import { type IndexPart, markGone, type Near, type Passes, placesOf } from './index-part.js';
import type { TermPostings } from './postings.js';
import { readPostings, type StoredPostings } from './postings-file.js';
import { UnusableIndex } from './unusable-index.js';
import { VectorIndex } from './vector-index.js';

export const vectorFile = (folder: string, name: string): string => join(folder, `${name}.hnsw`);
export const postingsFile = (folder: string, name: string): string => join(folder, `${name}.postings`);

const READ_AT_ONCE = 1 << 20;

/** A part of a corpus' index that stands on disk: an HNSW graph and postings of one run of passages. Never changed. */
export class Segment implements IndexPart {
  readonly gone = new Set<number>();
  repeats: Uint8Array | null = null;
  readonly #vectors: VectorIndex;
  readonly #postings: StoredPostings;

  constructor(vectors: VectorIndex, postings: StoredPostings) {
    this.#vectors = vectors;
    this.#postings = postings;
  }

  get size(): number {
    return this.#postings.size;
  }

  get ids(): Float64Array {
    return this.#postings.ids;
  }

  get articles(): Float64Array {
    return this.#postings.articles;
  }

  get lengths(): ArrayLike<number> {
    return this.#postings.lengths;
  }

  of(term: string): TermPostings | null {
    return this.#postings.of(term);
  }

  drop(first: number, last: number): void {
    markGone(this, this.gone, first, last);
  }

  repeat(articles: ReadonlySet<number>): void {
    this.repeats = placesOf(this, articles);
  }

  /** What the graph holds for a place; null where it has none. */
  embedding(place: number): number[] | null {
    return this.#vectors.embedding(place);
  }

  /** Asks for more until k of them pass: those that do not may be the nearest of all. */
  near(question: Float32Array, k: number, passes?: Passes): Near[] {
    const wanted = Math.min(k, this.size - this.gone.size);
    if (wanted < 1) return [];
    for (let asked = wanted + Math.min(wanted, this.gone.size); ; asked *= 2) {
      const all = this.#vectors.nearest(question, asked);
      const near = all.filter(({ place }) => !this.gone.has(place) && passes?.(place) !== false);
      if (near.length >= wanted || asked >= this.size) return near.slice(0, k);
    }
  }
}

/**
 * Loads a segment. The addon takes any file and dies of some, so nothing reaches it before its sha256 is that of the
 * file which its builder has loaded and tried.
 * @throws UnusableIndex
 */
export function loadSegment(folder: string, stated: SegmentStatement, dimensions: number): Segment {
  const [vectors, postings] = [vectorFile(folder, stated.name), postingsFile(folder, stated.name)];
  if (fileHash(vectors) !== stated.vectorsSha256) throw new UnusableIndex('its vector file is missing or damaged');
  if (fileHash(postings) !== stated.postingsSha256) throw new UnusableIndex('its postings are missing or damaged');
  return openSegment(vectors, postings, stated.passages, dimensions);
}

/** @throws UnusableIndex for files that do not belong together; what the addon does with a damaged one is not known */
export function openSegment(vectors: string, postings: string, passages: number, dimensions: number): Segment {
  const stored = readPostings(postings);
  if (stored === null || stored.size !== passages) throw new UnusableIndex('its postings are cut short');
  let index: VectorIndex;
  try {
    index = VectorIndex.load(vectors, dimensions);
  } catch (error) {
    throw new UnusableIndex(`its vector file cannot be loaded: ${error instanceof Error ? error.message : error}`);
  }
  if (index.count() !== passages) throw new UnusableIndex('its vector file holds another number of passages');
  return new Segment(index, stored);
}

/** Bytes of a segment's files; 0 where one is missing. */
export function segmentBytes(folder: string, name: string): number {
  const sizes = [vectorFile(folder, name), postingsFile(folder, name)].map(
    (file) => statSync(file, { throwIfNoEntry: false })?.size ?? 0,
  );
  return sizes.includes(0) ? 0 : sizes.reduce((sum, size) => sum + size, 0);
}

/** Hex sha256 of a file; empty for one that cannot be read to its end. */
export function fileHash(file: string): string {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, 'r');
    const hash = createHash('sha256');
    const buffer = Buffer.allocUnsafe(READ_AT_ONCE);
    for (let read = readSync(descriptor, buffer); read > 0; read = readSync(descriptor, buffer)) {
      hash.update(buffer.subarray(0, read));
    }
    return hash.digest('hex');
  } catch {
    return '';
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
