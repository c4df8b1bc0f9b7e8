import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { LibraryModel } from './library.js';
import { UnusableIndex } from './unusable-index.js';
import { EF_CONSTRUCTION, M, METRIC } from './vector-index.js';

/** Raised when the files of a generation change their meaning; other formats are not read but built again. */
const FORMAT = 2;

const CURRENT = 'current';
const MANIFEST = '.json';

const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);
const nameSchema = z.string().regex(/^[0-9a-z-]+$/);
const count = z.number().int().nonnegative();

export const segmentStatement = z.strictObject({
  name: nameSchema,
  passages: count,
  /** Ids that it was built of: those in the database from `first` to `last`. */
  first: count,
  last: count,
  vectorsSha256: sha256Hex,
  postingsSha256: sha256Hex,
  /** Of both files. */
  bytes: count,
});

const manifestSchema = z.strictObject({
  format: z.literal(FORMAT),
  corpus: z.string(),
  model: z.strictObject({ id: z.string(), sha256: sha256Hex, dimensions: count }),
  metric: z.literal(METRIC),
  m: z.literal(M),
  efConstruction: z.literal(EF_CONSTRUCTION),
  /** In order of their ids, which do not overlap. */
  segments: z.array(segmentStatement),
  created: z.iso.datetime(),
});

const currentSchema = z.strictObject({ name: nameSchema, previous: nameSchema.nullable() });

/** What a segment was built of. Its files are used only where this agrees with them and with the database. */
export type SegmentStatement = z.infer<typeof segmentStatement>;

/** The segments that together are a corpus' index, up to the last id of the last. */
export type Manifest = z.infer<typeof manifestSchema>;

const currentFile = (folder: string): string => join(folder, CURRENT);
const manifestFile = (folder: string, name: string): string => join(folder, `${name}${MANIFEST}`);

/** The bytes of `current`, to see at little cost whether it has changed; null when there is none. */
export function readCurrentFile(folder: string): string | null {
  try {
    return readFileSync(currentFile(folder), 'utf8');
  } catch {
    return null;
  }
}

/**
 * The manifest that `current` names.
 * @throws UnusableIndex
 */
export function readManifest(folder: string, current: string | null, corpus: string, model: LibraryModel): Manifest {
  if (current === null) throw new UnusableIndex('it has not been built yet');
  const pointed = parsed(currentSchema, current);
  if (pointed === null) throw new UnusableIndex('the file that names it is damaged');
  const manifest = manifestNamed(folder, pointed.name);
  if (manifest === null) throw new UnusableIndex('its manifest is missing or damaged');
  if (manifest.corpus !== corpus) throw new UnusableIndex(`it was built of the corpus ${manifest.corpus}`);
  if (manifest.model.sha256 !== model.sha256 || manifest.model.dimensions !== model.dimensions) {
    throw new UnusableIndex(`it was built with the model ${manifest.model.id}`);
  }
  return manifest;
}

/**
 * Makes these segments the corpus' index: writes a manifest and switches it in by renaming one small file. Whatever ends
 * the process before that leaves the former one. Files that neither this nor the former generation names are removed;
 * `kept`: names of segments that are being built.
 */
export function switchTo(
  folder: string,
  corpus: string,
  model: LibraryModel,
  segments: readonly SegmentStatement[],
  kept: readonly string[],
): void {
  const former = currentName(folder);
  const manifest: Manifest = {
    ...{ format: FORMAT, corpus, metric: METRIC, m: M, efConstruction: EF_CONSTRUCTION },
    model: { id: model.id, sha256: model.sha256, dimensions: model.dimensions },
    ...{ segments: [...segments], created: new Date().toISOString() },
  };
  const content = `${JSON.stringify(manifest, null, 2)}\n`;
  const name = manifestName(content);
  writeDurably(manifestFile(folder, name), content);
  const file = currentFile(folder);
  writeDurably(`${file}.new`, `${JSON.stringify({ name, previous: former })}\n`);
  renameSync(`${file}.new`, file);
  fsyncPath(folder);
  sweep(folder, [name, former], kept);
}

/** A manifest is named by its content: a flipped digit in it would leave passages out of every search. */
function manifestName(content: string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 32);
}

/** A name that no file of this corpus has had. */
export function newName(): string {
  return randomBytes(8).toString('hex');
}

/** Removes all but these generations, their segments, and the segments to be kept: unfinished ones go too. */
export function sweep(folder: string, names: readonly (string | null)[], kept: readonly string[]): void {
  mkdirSync(folder, { recursive: true });
  const held = new Set<string>([CURRENT, ...kept]);
  for (const name of names) {
    if (name === null) continue;
    held.add(name);
    for (const segment of manifestNamed(folder, name)?.segments ?? []) {
      held.add(segment.name);
    }
  }
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    // A folder in the place of a file would be in the way of the next `current`.
    const isHeld = entry.isFile() && held.has(entry.name.replace(/\.\w+$/, ''));
    if (!isHeld) rmSync(join(folder, entry.name), { recursive: true });
  }
}

/** Removes a segment's files at once; a manifest may still state it. */
export function removeSegment(folder: string, segment: string): void {
  for (const entry of readdirSync(folder)) {
    if (entry.replace(/\.\w+$/, '') === segment) rmSync(join(folder, entry), { recursive: true });
  }
}

/** The name that `current` holds, for `sweep`. */
export function currentName(folder: string): string | null {
  return parsed(currentSchema, readCurrentFile(folder) ?? '')?.name ?? null;
}

export function fsyncPath(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function writeDurably(file: string, content: string): void {
  writeFileSync(file, content);
  fsyncPath(file);
}

function manifestNamed(folder: string, name: string): Manifest | null {
  try {
    const content = readFileSync(manifestFile(folder, name), 'utf8');
    return manifestName(content) === name ? parsed(manifestSchema, content) : null;
  } catch {
    return null;
  }
}

function parsed<T>(schema: z.ZodType<T>, content: string): T | null {
  try {
    return schema.parse(JSON.parse(content));
  } catch {
    return null;
  }
}
