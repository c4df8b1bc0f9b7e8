/**
 * The manifest of a corpus' index: what its two files are, and what they were made of. Refuses to name an index whose
 * manifest does not fit the corpus, its model or the state of the database.
 */
import { closeSync, fsyncSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { LibraryModel } from '../corpora/corpus.js';
import { EF_CONSTRUCTION, M, METRIC } from './vector-index.js';

/** Raised when the files change their meaning; an index of another format is written anew. */
const FORMAT = 3;

const MANIFEST = 'manifest.json';

const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().nonnegative();

const manifestSchema = z.strictObject({
  format: z.literal(FORMAT),
  corpus: z.string(),
  model: z.strictObject({ id: z.string(), sha256: sha256Hex, dimensions: count }),
  metric: z.literal(METRIC),
  m: z.literal(M),
  efConstruction: z.literal(EF_CONSTRUCTION),
  /** Of the database when the files were written. */
  revision: count,
  /** Of both files, before their extensions. */
  name: z.string().regex(/^[0-9a-f]{16}$/),
  /** How many passages they hold, and the id of the last: those that are newer are in no file. */
  passages: count,
  last: count,
  graphSha256: sha256Hex,
  postingsSha256: sha256Hex,
  created: z.iso.datetime(),
});

export type IndexManifest = z.infer<typeof manifestSchema>;

/** Why an index cannot be used, as the end of a sentence. Exact search answers instead. */
export class UnusableIndex extends Error {}

/** The corpus that an index is made of. */
export interface IndexedCorpus {
  readonly database: Database.Database;
  readonly name: string;
  /** Of its row in the database. */
  readonly key: number;
  readonly model: LibraryModel;
}

/** The folder of the index of a corpus, beside the database. */
export const indexFolder = ({ database, name, key }: IndexedCorpus): string =>
  join(dirname(database.name), 'generations', name, String(key));

export const graphFile = (folder: string, name: string): string => join(folder, `${name}.hnsw`);
export const postingsFile = (folder: string, name: string): string => join(folder, `${name}.postings`);
const manifestFile = (folder: string): string => join(folder, MANIFEST);

/** The bytes of the manifest, to see at little cost whether it has changed; null where there is none. */
export function readManifestFile(folder: string): string | null {
  try {
    return readFileSync(manifestFile(folder), 'utf8');
  } catch {
    return null;
  }
}

/**
 * The manifest in a file's bytes.
 * @param revision of the database now
 * @throws UnusableIndex
 */
export function parseManifest(content: string | null, { name, model }: IndexedCorpus, revision: number): IndexManifest {
  if (content === null) throw new UnusableIndex('it has not been built yet');
  const manifest = parsed(content);
  if (manifest === null) throw new UnusableIndex('its manifest is damaged');
  if (manifest.corpus !== name) throw new UnusableIndex(`it was built of the corpus ${manifest.corpus}`);
  if (manifest.model.sha256 !== model.sha256 || manifest.model.dimensions !== model.dimensions) {
    throw new UnusableIndex(`it was built with the model ${manifest.model.id}`);
  }
  if (manifest.revision > revision) throw new UnusableIndex('it was built of another state of the database');
  return manifest;
}

/** Switches an index in by renaming one small file: a process that ends before that leaves the former one in use. */
export function writeManifest(
  folder: string,
  manifest: Omit<IndexManifest, 'format' | 'metric' | 'm' | 'efConstruction' | 'created'>,
): void {
  const content: IndexManifest = {
    format: FORMAT,
    metric: METRIC,
    m: M,
    efConstruction: EF_CONSTRUCTION,
    created: new Date().toISOString(),
    ...manifest,
  };
  const file = manifestFile(folder);
  // There may be a folder of this name.
  rmSync(`${file}.new`, { recursive: true, force: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`);
  fsyncPath(`${file}.new`);
  if (readManifestFile(folder) === null) rmSync(file, { recursive: true, force: true });
  renameSync(`${file}.new`, file);
  fsyncPath(folder);
}

/**
 * Removes everything in the folder of an index except the files of this name and the manifest: former files, unfinished
 * ones, those of earlier versions. Null: everything.
 */
export function sweep(folder: string, name: string | null): void {
  for (const entry of readdirSync(folder)) {
    const isHeld = name !== null && (entry === MANIFEST || entry.startsWith(`${name}.`));
    if (!isHeld) rmSync(join(folder, entry), { recursive: true });
  }
}

export function fsyncPath(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function parsed(content: string): IndexManifest | null {
  try {
    return manifestSchema.parse(JSON.parse(content));
  } catch {
    return null;
  }
}
