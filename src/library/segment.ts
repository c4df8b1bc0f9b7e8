import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { Codes } from './codes.js';
import type { SegmentStatement } from './generation.js';
import { type IndexPart, markGone, type Near, type Passes } from './index-part.js';
import type { TermPostings } from './postings.js';
import { readPostings, type StoredPostings } from './postings-file.js';
import { type Axes, KEPT_AXES, readAxes } from './projection.js';
import { UnusableIndex } from './unusable-index.js';
import { VectorIndex } from './vector-index.js';

export const vectorFile = (folder: string, name: string): string => join(folder, `${name}.hnsw`);
export const postingsFile = (folder: string, name: string): string => join(folder, `${name}.postings`);
export const codesFile = (folder: string, name: string): string => join(folder, `${name}.codes`);
export const axesFile = (folder: string, name: string): string => join(folder, `${name}.axes`);

/** All that hold something of the passages; axes are of their embeddings' space alone, and several segments share them. */
export const segmentFiles = (folder: string, name: string): string[] =>
  [vectorFile, postingsFile, codesFile].map((file) => file(folder, name));

const READ_AT_ONCE = 1 << 20;

/** Where the graph has some of the axes only: those, and the embeddings as codes, by which what it finds is scored. */
interface Projected {
  readonly axes: Axes;
  readonly codes: Codes;
}

/** Nearest by the graph for one that is wanted, where codes put them in order. */
const SCORED_AGAIN = 2;

/** A part of a corpus' index that stands on disk: an HNSW graph and postings of one run of passages. Never changed. */
export class Segment implements IndexPart {
  readonly gone = new Set<number>();
  readonly #vectors: VectorIndex;
  readonly #postings: StoredPostings;
  readonly #projected: Projected | null;

  constructor(vectors: VectorIndex, postings: StoredPostings, projected: Projected | null) {
    this.#vectors = vectors;
    this.#postings = postings;
    this.#projected = projected;
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

  /** Whether the graph holds this embedding at a place. */
  holds(place: number, embedding: Float32Array): boolean {
    const wanted = this.#projected === null ? embedding : this.#projected.axes.project(embedding);
    const held = this.#vectors.embedding(place);
    return held?.length === wanted.length && held.every((float, at) => float === wanted[at]);
  }

  near(question: Float32Array, k: number, passes?: Passes): Near[] {
    if (this.#projected === null) return this.#nearest(question, k, passes);
    const { axes, codes } = this.#projected;
    const found = this.#nearest(axes.project(question), k * SCORED_AGAIN, passes);
    return found
      .map(({ place }) => ({ place, score: codes.score(place, question) }))
      .sort((a, b) => b.score - a.score)
      .slice(0, k);
  }

  /** Asks for more until k of them pass: those that do not may be the nearest of all. */
  #nearest(question: Float32Array, k: number, passes?: Passes): Near[] {
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
export function loadSegment(
  folder: string,
  stated: SegmentStatement,
  dimensions: number,
  axes: ReadonlyMap<string, Axes>,
): Segment {
  const { name } = stated;
  const check = (file: string, sha256: string, what: string): void => {
    if (fileHash(file) !== sha256) throw new UnusableIndex(`its ${what} are missing or damaged`);
  };
  check(vectorFile(folder, name), stated.vectorsSha256, 'vectors');
  check(postingsFile(folder, name), stated.postingsSha256, 'postings');
  if (stated.axes !== null) check(codesFile(folder, name), stated.axes.codesSha256, 'codes');
  const own = stated.axes === null ? null : axes.get(stated.axes.name);
  if (own === undefined) throw new UnusableIndex('its axes are missing or damaged');
  return openSegment(folder, name, stated.passages, dimensions, own);
}

/**
 * The axes that segments share, by name; those that are missing or damaged are left out.
 */
export function loadAxes(
  folder: string,
  stated: readonly Pick<SegmentStatement, 'axes'>[],
  dimensions: number,
): Map<string, Axes> {
  const found = new Map<string, Axes>();
  for (const { axes } of stated) {
    if (axes === null || found.has(axes.name)) continue;
    const file = axesFile(folder, axes.name);
    const read = fileHash(file) === axes.sha256 ? readAxes(file, dimensions) : null;
    if (read !== null) found.set(axes.name, read);
  }
  return found;
}

/** @throws UnusableIndex for files that do not belong together; what the addon does with a damaged one is not known */
export function openSegment(
  folder: string,
  name: string,
  passages: number,
  dimensions: number,
  axes: Axes | null,
): Segment {
  const stored = readPostings(postingsFile(folder, name));
  if (stored === null || stored.size !== passages) throw new UnusableIndex('its postings are cut short');
  const codes = axes === null ? null : Codes.read(codesFile(folder, name), passages, dimensions);
  if (axes !== null && codes === null) throw new UnusableIndex('its codes are cut short');
  let index: VectorIndex;
  try {
    index = VectorIndex.load(vectorFile(folder, name), axes === null ? dimensions : KEPT_AXES);
  } catch (error) {
    throw new UnusableIndex(`its vectors cannot be loaded: ${error instanceof Error ? error.message : error}`);
  }
  if (index.count() !== passages) throw new UnusableIndex('its vectors are of another number of passages');
  return new Segment(index, stored, axes === null || codes === null ? null : { axes, codes });
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
