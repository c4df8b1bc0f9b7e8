import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { LibraryModel } from './library.js';
import { EF, EF_CONSTRUCTION, M, METRIC, VectorIndex } from './vector-index.js';

/** Raised when the files of a generation change their meaning; other formats are not read but built again. */
const FORMAT = 1;

const CURRENT = 'current';
const MANIFEST = 'manifest.json';
const INDEX = 'index.hnsw';
const READ_AT_ONCE = 1 << 20;

const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().nonnegative();

const manifestSchema = z.strictObject({
  format: z.literal(FORMAT),
  corpus: z.string(),
  model: z.strictObject({ id: z.string(), sha256: sha256Hex, dimensions: count }),
  metric: z.literal(METRIC),
  m: z.literal(M),
  efConstruction: z.literal(EF_CONSTRUCTION),
  ef: z.literal(EF),
  passages: count,
  highestPassageId: count,
  contentHash: sha256Hex,
  indexSha256: sha256Hex,
  created: z.iso.datetime(),
});

/** What an index was built of. It is used only where this agrees with the database and with the index file. */
export type Manifest = z.infer<typeof manifestSchema>;

export interface Generation {
  readonly manifest: Manifest;
  readonly index: VectorIndex;
}

/** Which generation a corpus has, and the one before, which readers may still be loading. */
export interface Current {
  readonly name: string;
  readonly previous: string | null;
}

/** Why a generation cannot be used, as the end of a sentence. Exact search answers instead. */
export class UnusableGeneration extends Error {}

export const currentFile = (folder: string): string => join(folder, CURRENT);
export const manifestFile = (folder: string, name: string): string => join(folder, name, MANIFEST);
export const indexFile = (folder: string, name: string): string => join(folder, name, INDEX);

/** The bytes of `current`, to see at little cost whether it has changed; null when there is none. */
export function readCurrentFile(folder: string): string | null {
  try {
    return readFileSync(currentFile(folder), 'utf8');
  } catch {
    return null;
  }
}

const nameSchema = z.string().regex(/^[0-9a-z-]+$/);
const currentSchema = z.strictObject({ name: nameSchema, previous: nameSchema.nullable() });

export function parseCurrent(content: string): Current | null {
  return parsed(currentSchema, content);
}

export function makeManifest(manifest: Omit<Manifest, 'format' | 'metric' | 'm' | 'efConstruction' | 'ef'>): Manifest {
  return { format: FORMAT, metric: METRIC, m: M, efConstruction: EF_CONSTRUCTION, ef: EF, ...manifest };
}

function readManifest(folder: string, name: string): Manifest | null {
  try {
    return parsed(manifestSchema, readFileSync(manifestFile(folder, name), 'utf8'));
  } catch {
    return null;
  }
}

/**
 * Loads a generation. The addon takes any file and dies of some, so nothing reaches it before its sha256 is right.
 * @throws UnusableGeneration
 */
export function loadGeneration(folder: string, name: string, corpus: string, model: LibraryModel): Generation {
  const manifest = readManifest(folder, name);
  if (manifest === null) throw new UnusableGeneration('its manifest is missing or damaged');
  if (manifest.corpus !== corpus) throw new UnusableGeneration(`it was built of the corpus ${manifest.corpus}`);
  if (manifest.model.sha256 !== model.sha256 || manifest.model.dimensions !== model.dimensions) {
    throw new UnusableGeneration(`it was built with the model ${manifest.model.id}`);
  }
  const file = indexFile(folder, name);
  const { sha256, bytes } = fileHash(file);
  if (sha256 !== manifest.indexSha256) throw new UnusableGeneration('its index file is missing or damaged');
  // Written to a full disk, a file is short and its hash was taken of that: its header must at least be whole.
  if (bytes < manifest.passages * model.dimensions * Float32Array.BYTES_PER_ELEMENT) {
    throw new UnusableGeneration('its index file is cut short');
  }
  try {
    const index = VectorIndex.load(file, model.dimensions);
    if (index.count() === manifest.passages) return { manifest, index };
  } catch (error) {
    throw new UnusableGeneration(`its index file cannot be loaded: ${error instanceof Error ? error.message : error}`);
  }
  throw new UnusableGeneration('its index file holds another number of passages than its manifest says');
}

/** Hex sha256 of a file and its size; empty for a file that cannot be read to its end. */
export function fileHash(file: string): { readonly sha256: string; readonly bytes: number } {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, 'r');
    const hash = createHash('sha256');
    const buffer = Buffer.allocUnsafe(READ_AT_ONCE);
    let bytes = 0;
    for (let read = readSync(descriptor, buffer); read > 0; read = readSync(descriptor, buffer)) {
      hash.update(buffer.subarray(0, read));
      bytes += read;
    }
    return { sha256: hash.digest('hex'), bytes };
  } catch {
    return { sha256: '', bytes: 0 };
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function parsed<T>(schema: z.ZodType<T>, content: string): T | null {
  try {
    return schema.parse(JSON.parse(content));
  } catch {
    return null;
  }
}
