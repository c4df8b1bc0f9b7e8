import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ModelError } from '../errors.js';
import { networkTrouble, requestHub, TRIES, waitBeforeTry } from './hub-request.js';

/** What a file must be, from the hub's list. */
export interface ExpectedFile {
  /** Path in the model, for messages. */
  readonly name: string;
  readonly url: string;
  readonly size: number;
  /** How the hub names its content: sha256 for large files, git's blob id (sha1) for small ones. */
  readonly checksum: { readonly kind: 'sha256' | 'git-blob'; readonly hex: string };
}

/**
 * Downloads a file so that `path` only ever holds the whole, verified file: it grows as `path.part`, which a later
 * call goes on with, and is renamed at the end. Two processes may do this at once: the content is pinned, so both
 * write the same bytes at the same places.
 * @param onBytes Called with the bytes that are here so far.
 * @throws ModelError
 */
export async function downloadFile(file: ExpectedFile, path: string, onBytes: (bytes: number) => void): Promise<void> {
  if ((await sizeOf(path)) === file.size) return onBytes(file.size);
  const part = `${path}.part`;
  let trouble = '';
  await mkdir(dirname(path), { recursive: true });
  for (let attempt = 0; attempt < TRIES; attempt++) {
    await waitBeforeTry(attempt);
    const handle = await open(part, constants.O_RDWR | constants.O_CREAT);
    try {
      trouble = (await receive(file, handle, onBytes)) ?? '';
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (trouble !== '') continue;
    if (await matches(file, part)) return move(part, path, file.size);
    await rm(part, { force: true });
    trouble = 'its content is not what the hub lists';
  }
  throw new ModelError(
    'model-download',
    `${file.name} could not be downloaded whole from ${new URL(file.url).origin}: ${trouble}`,
    'run the command again: what was downloaded is kept',
  );
}

/** @returns what went wrong on the way, or null when `size` bytes are there. */
async function receive(file: ExpectedFile, part: FileHandle, onBytes: (bytes: number) => void): Promise<string | null> {
  let at = (await part.stat()).size;
  if (at === file.size) return null;
  if (at > file.size) at = 0;
  const response = await requestHub(file.url, file.name, at > 0 ? { range: `bytes=${at}-` } : {});
  if (response.status !== 206) at = 0;
  try {
    for await (const bytes of response.body ?? []) {
      await part.write(bytes, 0, bytes.length, at);
      at += bytes.length;
      if (at > file.size) break;
      onBytes(at);
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error; // the disk's errors are the caller's
    return `the connection broke at ${at} of ${file.size} bytes (${networkTrouble(error)})`;
  }
  if (at === file.size) return null;
  if (at > file.size) await part.truncate(0);
  return at > file.size ? `it is larger than ${file.size} bytes` : `only ${at} of ${file.size} bytes came`;
}

async function matches({ checksum, size }: ExpectedFile, path: string): Promise<boolean> {
  const hash = createHash(checksum.kind === 'sha256' ? 'sha256' : 'sha1');
  if (checksum.kind === 'git-blob') hash.update(`blob ${size}\0`);
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex') === checksum.hex;
}

async function move(part: string, path: string, size: number): Promise<void> {
  try {
    await rename(part, path);
  } catch (error) {
    if ((await sizeOf(path)) !== size) throw error; // else another process was first
  }
}

function sizeOf(path: string): Promise<number | null> {
  return stat(path).then(
    (found) => found.size,
    () => null,
  );
}
