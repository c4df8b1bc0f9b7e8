/** Downloads a model's file. Refuses to let its path hold anything but the whole, verified file. */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ModelError } from '../errors.js';
import { networkTrouble, requestHub, TRIES, waitBeforeTry } from './hub-request.js';
import { sha256Of } from './model-folder.js';

/** What a file must be, from the hub's list. */
export interface ExpectedFile {
  /** Path in the model, for messages. */
  readonly name: string;
  readonly url: string;
  readonly size: number;
  /** How the hub names its content: sha256 for large files, git's blob id (sha1) for small ones. */
  readonly checksum: { readonly kind: 'sha256' | 'git-blob'; readonly hex: string };
}

/** Called with the bytes that are here so far. */
type OnBytes = (bytes: number) => void;

const UNFINISHED = '.part';
const ABANDONED_AFTER_MS = 3_600_000;

/**
 * The file grows under a name of its own beside `path` (so that two processes do not meet), goes on where a connection
 * broke, and takes its name at the end. A file that is there already is kept.
 * @throws ModelError, or the disk's error
 */
export async function downloadFile(file: ExpectedFile, path: string, onBytes: OnBytes): Promise<void> {
  if ((await stat(path).catch(() => null))?.size === file.size) return onBytes(file.size);
  await mkdir(dirname(path), { recursive: true });
  const part = temporaryName(path);
  try {
    await receiveWhole(file, part, onBytes);
    await rename(part, path);
  } finally {
    await rm(part, { force: true });
  }
}

/** A name beside `path` that nobody else uses, and that `removeAbandoned` knows. */
export function temporaryName(path: string): string {
  return `${path}.${randomUUID()}${UNFINISHED}`;
}

/** Deletes what downloads that were killed left in a folder; one that is at work writes all the time. */
export async function removeAbandoned(folder: string): Promise<void> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  for (const name of names.filter((one) => one.endsWith(UNFINISHED))) {
    const path = join(folder, name);
    const age = Date.now() - ((await stat(path).catch(() => null))?.mtimeMs ?? Date.now());
    if (age > ABANDONED_AFTER_MS) await rm(path, { force: true });
  }
}

async function receiveWhole(file: ExpectedFile, part: string, onBytes: OnBytes): Promise<void> {
  const handle = await open(part, 'wx');
  let trouble: string | null = null;
  try {
    for (let attempt = 0; attempt < TRIES; attempt++) {
      await waitBeforeTry(attempt);
      trouble = await receive(file, handle, onBytes);
      if (trouble !== null) continue;
      await handle.sync();
      if (await matches(file, part)) return;
      await handle.truncate(0);
      trouble = 'its content is not what the hub lists';
    }
  } finally {
    await handle.close();
  }
  throw new ModelError(
    'model-download',
    `${file.name} could not be downloaded whole from ${new URL(file.url).origin}: ${trouble}`,
    'check the connection and run the command again: the files that came whole are kept',
  );
}

/** @returns what went wrong on the way, or null when `size` bytes are there. */
async function receive(file: ExpectedFile, part: FileHandle, onBytes: OnBytes): Promise<string | null> {
  const before = (await part.stat()).size;
  const response = await requestHub(file.url, file.name, before > 0 ? { range: `bytes=${before}-` } : {});
  let at = response.status === 206 ? before : 0;
  await part.truncate(at);
  try {
    for await (const bytes of response.body ?? []) {
      if (at + bytes.length > file.size) {
        await part.truncate(0);
        return `it is larger than ${file.size} bytes`;
      }
      await writeAll(part, bytes, at);
      at += bytes.length;
      onBytes(at);
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error; // the disk's errors are the caller's
    return `the connection broke at ${at} of ${file.size} bytes (${networkTrouble(error)})`;
  }
  return at === file.size ? null : `only ${at} of ${file.size} bytes came`;
}

/** A disk that is nearly full takes a part of the bytes without an error; only the next write says so. */
async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
  }
}

async function matches({ checksum, size }: ExpectedFile, path: string): Promise<boolean> {
  if (checksum.kind === 'sha256') return (await sha256Of(path)) === checksum.hex;
  const hash = createHash('sha1').update(`blob ${size}\0`);
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex') === checksum.hex;
}
