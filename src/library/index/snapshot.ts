/**
 * The part of a corpus' index that is on disk: an HNSW graph and postings. Refuses files other than those that the manifest
 * states, that do not belong together, or that were made of another state of the database.
 */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { embeddingLoader } from '../sqlite/embeddings.js';
import { type DenseHit, IndexPart, type Passes } from './index-part.js';
import {
  graphFile,
  type IndexedCorpus,
  type IndexManifest,
  indexFolder,
  parseManifest,
  postingsFile,
  readManifestFile,
  UnusableIndex,
} from './manifest.js';
import type { TermPostings } from './postings.js';
import { readPostings, type StoredPostings } from './postings-file.js';
import { VectorIndex } from './vector-index.js';

const READ_AT_ONCE = 1 << 20;

/** Passages whose embedding in the graph is compared with the database's. */
const CHECKED = 16;

/** Most times that an index is read when another takes its place meanwhile. */
const MOST_TRIES = 3;

/** Most passages newer than the files that are left to exact search: so many, or this share of the corpus. */
const LEFT_TO_EXACT = 4_096;
const LEFT_SHARE = 0.05;

export const leftToExact = (passages: number): number => Math.max(LEFT_TO_EXACT, Math.floor(passages * LEFT_SHARE));

/** Never changed, except that passages are marked as gone. */
export class Snapshot extends IndexPart {
  readonly graph: VectorIndex;
  readonly ids: Float64Array;
  /** 0 where the passage was gone when the files were written: nothing of it is in them. */
  readonly articles: Float64Array;
  readonly lengths: ArrayLike<number>;
  readonly #postings: StoredPostings;

  constructor(graph: VectorIndex, postings: StoredPostings) {
    super();
    this.graph = graph;
    this.ids = postings.ids;
    this.articles = postings.articles;
    this.lengths = postings.lengths;
    this.#postings = postings;
  }

  of(term: string): TermPostings | null {
    return this.#postings.of(term);
  }

  /** Searches for more until k of them pass: those that do not may be the nearest of all. */
  near(question: Float32Array, k: number, passes?: Passes): DenseHit[] {
    const wanted = Math.min(k, this.size - this.gone.size);
    if (wanted < 1) return [];
    for (let asked = wanted + Math.min(wanted, this.gone.size); ; asked *= 2) {
      const all = this.graph.nearest(question, asked);
      const near = all.filter(({ slot }) => !this.gone.has(slot) && passes?.(slot) !== false);
      if (near.length >= wanted || asked >= this.size) return near.slice(0, k);
    }
  }
}

/**
 * Loads the index in the folder of a corpus and marks what is gone since. The addon dies of some files, so it loads none
 * whose sha256 is not that of the file which the writer has had tried.
 * @throws UnusableIndex
 */
export function openSnapshot(corpus: IndexedCorpus, revision: number): { manifest: IndexManifest; snapshot: Snapshot } {
  const folder = indexFolder(corpus);
  for (let tries = 1; ; tries += 1) {
    const content = readManifestFile(folder);
    try {
      const manifest = parseManifest(content, corpus, revision);
      const [graph, postings] = [graphFile(folder, manifest.name), postingsFile(folder, manifest.name)];
      if (fileHash(graph) !== manifest.graphSha256) throw new UnusableIndex('its graph is missing or damaged');
      if (fileHash(postings) !== manifest.postingsSha256)
        throw new UnusableIndex('its postings are missing or damaged');
      const snapshot = loadSnapshot(graph, postings, corpus.model.dimensions);
      if (!isOfDatabase(snapshot, manifest.last, corpus)) {
        throw new UnusableIndex('it was built of another state of the database');
      }
      return { manifest, snapshot };
    } catch (error) {
      // A writer removes the former files as soon as others are switched in.
      if (tries >= MOST_TRIES || readManifestFile(folder) === content) throw error;
    }
  }
}

/** @throws UnusableIndex for files that do not belong together; a damaged one may end the process */
export function loadSnapshot(graph: string, postings: string, dimensions: number): Snapshot {
  const stored = readPostings(postings);
  if (stored === null) throw new UnusableIndex('its postings are cut short');
  let loaded: VectorIndex;
  try {
    loaded = VectorIndex.load(graph, dimensions);
  } catch (error) {
    throw new UnusableIndex(`its graph cannot be loaded: ${error instanceof Error ? error.message : error}`);
  }
  if (loaded.count() !== stored.size) throw new UnusableIndex('its graph holds another number of passages');
  return new Snapshot(loaded, stored);
}

/** Marks what is gone. False when the database has passages or embeddings that the snapshot lacks. */
function isOfDatabase(snapshot: Snapshot, last: number, { database, key, model }: IndexedCorpus): boolean {
  const { ids, articles, size, gone } = snapshot;
  if ((ids[size - 1] ?? 0) !== last) return false;
  const present = database
    .prepare<[number, number], number>('SELECT id FROM passages WHERE corpus = ? AND id <= ? ORDER BY id')
    .pluck()
    .all(key, last);
  let at = 0;
  for (let slot = 0; slot < size; slot += 1) {
    if (ids[slot] === present[at] && articles[slot] !== 0) at += 1;
    else gone.add(slot);
  }
  if (at < present.length) return false;
  const step = Math.max(1, Math.floor(present.length / CHECKED));
  const checked = present.filter((_, one) => one % step === 0);
  const known = embeddingLoader(database, model.dimensions)(checked);
  return checked.every((id) => {
    const [embedding, indexed] = [known.get(id), snapshot.graph.embedding(ids.indexOf(id))];
    return embedding === undefined || indexed?.every((float, index) => float === embedding[index]);
  });
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
