import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Drawing } from './drawing.js';
import { METHOD, SEED } from './method.js';
import { MOST_DRAWN } from './sample.js';

const ENDING = '.map';

/** Raised when the bytes change their meaning: a map of another format is drawn again. */
const FORMAT = 1;

/** Of ids, x and y of one point. */
const POINT_BYTES = Float64Array.BYTES_PER_ELEMENT + 2 * Float32Array.BYTES_PER_ELEMENT;

const HASH_LENGTH = 64;
const LONGEST_HEADER = 1_000;
const LARGEST = HASH_LENGTH + LONGEST_HEADER + MOST_DRAWN * POINT_BYTES;

const headerSchema = z.strictObject({
  format: z.literal(FORMAT),
  generation: z.string().regex(/^[0-9a-f]{12}$/),
  model: z.string(),
  method: z.literal(METHOD),
  seed: z.literal(SEED),
  last: z.int().nonnegative(),
  count: z.int().nonnegative().max(MOST_DRAWN),
});

/** The folder for the maps of a corpus, or of several joined: names of those together may be longer than a file's. */
export function mapFolder(library: string, corpus: string): string {
  return join(library, 'maps', createHash('sha256').update(corpus).digest('hex').slice(0, 16));
}

/**
 * Puts a drawing into the place of those that are in the folder. A file is one line of 64 hex digits and JSON (the sha256
 * of all behind those digits, then what the drawing was made of), then ids as 64-bit, x and y as 32-bit floats, little
 * endian. Whatever ends the process on the way leaves the former map.
 */
export function writeMap(folder: string, drawing: Drawing): void {
  const { generation, model, method, seed, last, ids, x, y } = drawing;
  const header = { format: FORMAT, generation, model, method, seed, last, count: ids.length };
  const parts = [Buffer.from(`${JSON.stringify(header)}\n`), bytesOf(ids), bytesOf(x), bytesOf(y)];
  const content = Buffer.concat(parts);
  const hash = createHash('sha256').update(content).digest('hex');
  const name = `${generation}${ENDING}`;
  mkdirSync(folder, { recursive: true });
  const unfinished = join(folder, `${process.pid}.new`);
  writeFileSync(unfinished, Buffer.concat([Buffer.from(hash), content]));
  renameSync(unfinished, join(folder, name));
  for (const other of readdirSync(folder)) {
    if (other !== name) rmSync(join(folder, other), { recursive: true, force: true });
  }
}

/** The map in a folder, that of this generation before an older one; null where there is none that is whole. */
export function readMap(folder: string, generation: string): Drawing | null {
  const own = `${generation}${ENDING}`;
  for (const name of [own, ...mapNames(folder).filter((one) => one !== own)]) {
    const drawing = parsed(contentOf(join(folder, name)));
    if (drawing !== null) return drawing;
  }
  return null;
}

function mapNames(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith(ENDING));
  } catch {
    return [];
  }
}

/** Null for what cannot be read, is larger than any map, or is not what was written. */
function contentOf(file: string): Buffer | null {
  try {
    if (statSync(file).size > LARGEST) return null;
    const bytes = readFileSync(file);
    const content = bytes.subarray(HASH_LENGTH);
    const hash = createHash('sha256').update(content).digest('hex');
    return bytes.subarray(0, HASH_LENGTH).toString('latin1') === hash ? content : null;
  } catch {
    return null;
  }
}

function parsed(content: Buffer | null): Drawing | null {
  if (content === null) return null;
  const end = content.indexOf('\n');
  let header: unknown;
  try {
    header = JSON.parse(content.subarray(0, end).toString());
  } catch {
    return null;
  }
  const { data } = headerSchema.safeParse(header);
  const points = content.subarray(end + 1);
  if (data === undefined || points.byteLength !== data.count * POINT_BYTES) return null;
  const { count, format: _, ...made } = data;
  // A copy: what begins behind the header may begin where no float may.
  const copied = new Uint8Array(points).buffer;
  const ids = new Float64Array(copied, 0, count);
  const x = new Float32Array(copied, ids.byteLength, count);
  const y = new Float32Array(copied, ids.byteLength + x.byteLength, count);
  return { ...made, ids, x, y };
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float64Array | Float32Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);
