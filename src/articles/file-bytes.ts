/** Reads a file of articles. Refuses links, pipes, relative paths and what is too long for one article. */
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Refusal } from './outcome.js';

/** Bytes of the longest file that is one article: a book, or a page with all its scripts. Longer ones are rather data. */
export const MAX_FILE_BYTES = 5 * 1024 * 1024;

const OPEN_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: 'is not there any more',
  EACCES: 'may not be read: check its permissions',
  EPERM: 'may not be read: check its permissions',
  ELOOP: 'is a symbolic link, and those are not followed',
  EMLINK: 'is a symbolic link, and those are not followed',
  ENXIO: 'is not a regular file',
};

export const tooLong = (bytes: number): string =>
  `is too long: ${(bytes / 1024 / 1024).toFixed(1)} MB, and the limit is ${MAX_FILE_BYTES / 1024 / 1024} MB; split it`;

/** Opens a regular file for reading. @throws Refusal */
export async function openFile(path: string): Promise<{ readonly handle: FileHandle; readonly size: number }> {
  if (resolve(path) !== path) throw new Refusal('is not an absolute, plain path');
  // Non-blocking, so that a named pipe put in a file's place cannot hold the reader.
  const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);
  const handle = await open(path, flags).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(OPEN_ERRORS[error.code ?? ''] ?? `cannot be opened (${error.code})`);
  });
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw new Refusal('is not a regular file');
    return { handle, size: stat.size };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** The bytes of a file that is one article. @throws Refusal */
export async function readFileBytes(path: string): Promise<Uint8Array> {
  const { handle, size } = await openFile(path);
  try {
    if (size > MAX_FILE_BYTES) throw new Refusal(tooLong(size));
    const bytes = await handle.readFile();
    if (bytes.length > MAX_FILE_BYTES) throw new Refusal(tooLong(bytes.length));
    return bytes;
  } finally {
    await handle.close();
  }
}
