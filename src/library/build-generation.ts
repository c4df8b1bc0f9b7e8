import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { LibraryError } from '../errors.js';
import { dotProduct } from '../text/dot-product.js';
import { fromBlob } from './embedding.js';
import {
  currentFile,
  fileHash,
  type Generation,
  indexFile,
  loadGeneration,
  makeManifest,
  manifestFile,
  parseCurrent,
  readCurrentFile,
  UnusableGeneration,
} from './generation.js';
import type { LibraryModel } from './library.js';
import { VectorIndex } from './vector-index.js';

/** Passages that a new index must find by their own embeddings before it is switched in. */
const PROBES = 100;

/**
 * Share of the probes that must be found: a broken graph finds next to none, a sound one nearly all, but 2,000 passages
 * that differ by a number alone were seen to give .77, whatever the number of links.
 */
const LEAST_RECALL = 0.5;

/** Neighbours asked for at each probe: a tenth of what a question asks for. */
const PROBE_NEIGHBOURS = 10;

/** Difference of cosine at which a passage is as good as the probed one: agency texts repeat each other nearly. */
const ALIKE = 0.01;

export interface BuildParts {
  readonly database: Database.Database;
  readonly folder: string;
  readonly name: string;
  readonly corpus: number;
  readonly model: LibraryModel;
  readonly contentHash: string;
  readonly onProgress: (done: number, total: number) => void;
  readonly signal?: AbortSignal | undefined;
}

type Entry = readonly [passageId: number, embedding: Float32Array];

/**
 * Builds the vector index of a corpus from its embeddings, in a new folder; loads it again as a reader would; and only
 * then switches it in by renaming one small file. Whatever ends the process before that leaves the former one.
 * @throws LibraryError when what was written cannot be read again (a full disk). The abort reason, when aborted.
 */
export async function buildGeneration(parts: BuildParts): Promise<void> {
  const { folder, contentHash, signal } = parts;
  const made = `${contentHash.slice(0, 12)}-${randomBytes(4).toString('hex')}`;
  try {
    const former = parseCurrent(readCurrentFile(folder) ?? '')?.name ?? null;
    sweep(folder, former);
    await build(parts, made);
    switchTo(folder, made, former);
  } catch (error) {
    throw signal?.aborted ? signal.reason : unbuilt(folder, error);
  }
}

async function build(parts: BuildParts, made: string): Promise<void> {
  const { folder, name, model, onProgress, signal } = parts;
  const entries = readEntries(parts.database, parts.corpus);
  const total = entries.length;
  const index = await VectorIndex.build(entries, { count: total, dimensions: model.dimensions }, (added) => {
    signal?.throwIfAborted();
    onProgress(added, total);
  });
  try {
    write(parts, made, index, entries);
    verify(loadGeneration(folder, made, name, model), entries);
  } catch (error) {
    // It may be the very thing that fills the disk.
    rmSync(join(folder, made), { recursive: true, force: true });
    throw error;
  }
}

function write({ folder, name, model, contentHash }: BuildParts, made: string, index: VectorIndex, entries: Entry[]) {
  mkdirSync(join(folder, made));
  index.write(indexFile(folder, made));
  const manifest = makeManifest({
    corpus: name,
    model: { id: model.id, sha256: model.sha256, dimensions: model.dimensions },
    passages: entries.length,
    highestPassageId: entries.reduce((highest, [id]) => Math.max(highest, id), 0),
    contentHash,
    indexSha256: fileHash(indexFile(folder, made)).sha256,
    created: new Date().toISOString(),
  });
  writeFileSync(manifestFile(folder, made), `${JSON.stringify(manifest, null, 2)}\n`);
  for (const path of [indexFile(folder, made), manifestFile(folder, made), join(folder, made)]) fsyncPath(path);
}

/** In the order of article and place, not of ids: equal content gives an equal graph, whatever its history. */
function readEntries(database: Database.Database, corpus: number): Entry[] {
  return database
    .prepare<[number], { id: number; embedding: Buffer }>(
      `SELECT passages.id AS id, embedding FROM articles
       JOIN passages ON passages.article = articles.key JOIN embeddings ON passage = passages.id
       WHERE articles.corpus = ? ORDER BY articles.id, ordinal`,
    )
    .all(corpus)
    .map(({ id, embedding }) => [id, fromBlob(embedding)]);
}

/** A passage is found when it, or one as good as its copy, is among the neighbours of its own embedding. */
function verify({ index }: Generation, entries: readonly Entry[]): void {
  const step = Math.max(1, Math.floor(entries.length / PROBES));
  const byId = new Map(entries);
  const probes = entries.filter((_, at) => at % step === 0);
  const found = probes.filter(([, embedding]) =>
    index.nearest(embedding, PROBE_NEIGHBOURS).some((id) => {
      const nearest = byId.get(id);
      return nearest !== undefined && dotProduct(embedding, nearest) >= dotProduct(embedding, embedding) - ALIKE;
    }),
  );
  if (found.length < probes.length * LEAST_RECALL) {
    throw new UnusableGeneration(`it finds ${found.length} of ${probes.length} passages by their own embeddings`);
  }
}

function switchTo(folder: string, name: string, previous: string | null): void {
  const file = currentFile(folder);
  writeFileSync(`${file}.new`, `${JSON.stringify({ name, previous })}\n`);
  fsyncPath(`${file}.new`);
  renameSync(`${file}.new`, file);
  fsyncPath(folder);
}

/** Removes all but the present generation: it becomes the previous one. Older and unfinished ones go. */
function sweep(folder: string, present: string | null): void {
  mkdirSync(folder, { recursive: true });
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory() && entry.name !== present) rmSync(join(folder, entry.name), { recursive: true });
  }
}

function fsyncPath(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function unbuilt(folder: string, error: unknown): LibraryError {
  return new LibraryError(
    'index-not-built',
    `the vector index in ${folder} could not be built (${error instanceof Error ? error.message : error}); exact search answers`,
    'make sure that the disk has room and run `npm run ingest` again',
    { cause: error },
  );
}
