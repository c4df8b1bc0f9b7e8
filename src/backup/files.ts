/** Files of a library read, copied and put on the disk itself. Follows no links. */
import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { LibraryError } from '../errors.js';

const READ_AT_ONCE = 1 << 20;

export interface WorkOptions {
  readonly now: Date;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: {
    readonly stage: 'copy' | 'check' | 'files';
    readonly done: number;
    readonly total: number;
  }) => void;
}

/** Size and sha256 (hex) of what was read. */
export interface FileContent {
  readonly bytes: number;
  readonly sha256: string;
}

/** Reads a file from the disk and hands every piece of it on. @throws the abort reason, when aborted */
export async function readThrough(
  file: string,
  signal: AbortSignal,
  use?: (piece: Buffer) => Promise<void>,
): Promise<FileContent> {
  const hash = createHash('sha256');
  let bytes = 0;
  const handle = await open(file, 'r');
  try {
    const buffer = Buffer.allocUnsafe(READ_AT_ONCE);
    for (;;) {
      signal.throwIfAborted();
      const { bytesRead } = await handle.read(buffer, 0, READ_AT_ONCE);
      if (bytesRead === 0) return { bytes, sha256: hash.digest('hex') };
      const piece = buffer.subarray(0, bytesRead);
      await use?.(piece);
      hash.update(piece);
      bytes += bytesRead;
    }
  } finally {
    await handle.close();
  }
}

/**
 * Copies files into a folder in which they are not yet.
 * @param onCopied called after each with what was read; null where the file is missing
 */
export async function copyFiles<File extends { readonly path: string; readonly bytes: number }>(
  from: string,
  to: string,
  files: readonly File[],
  { signal, onProgress }: WorkOptions,
  onCopied: (file: File, content: FileContent | null) => void = () => {},
): Promise<void> {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  const onBytes = (bytes: number): void => {
    done += bytes;
    onProgress({ stage: 'files', done: Math.min(done, total), total });
  };
  for (const file of files) {
    onCopied(file, await copy(join(from, file.path), join(to, file.path), signal, onBytes));
  }
}

/** Makes the file's folder too. @returns null where there is no file to copy */
async function copy(
  from: string,
  to: string,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<FileContent | null> {
  await mkdir(dirname(to), { recursive: true });
  let target: FileHandle | null = null;
  try {
    const content = await readThrough(from, signal, async (piece) => {
      target ??= await open(to, 'wx');
      await target.writeFile(piece);
      onBytes(piece.length);
    });
    target ??= await open(to, 'wx');
    return content;
  } catch (error) {
    if (!isMissing(error)) throw error;
    return null;
  } finally {
    await (target as FileHandle | null)?.close();
  }
}

/** The plain files below a folder, sorted, `/`-separated and relative to it; none where there is no folder. */
export async function plainFiles(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const found = await Promise.all(
      entries.map(async (entry) => {
        if (entry.isFile()) return [entry.name];
        if (!entry.isDirectory()) return [];
        return (await plainFiles(join(folder, entry.name))).map((name) => `${entry.name}/${name}`);
      }),
    );
    return found.flat().sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** Puts a folder and all below it on the disk itself, so that a power cut takes none of it back. */
export async function syncTree(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    await (entry.isDirectory() ? syncTree(path) : sync(path));
  }
  await sync(folder);
}

/** Puts a file, or the names in a folder, on the disk itself. */
export async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException | null)?.code === 'ENOENT';

/** Codes of the system and of SQLite; the file that SQLite shares between processes cannot grow on a full disk. */
const FULL = /^(ENOSPC|EDQUOT|SQLITE_FULL|SQLITE_IOERR_SHMSIZE)$/;

/**
 * Runs work on files and databases.
 * @throws LibraryError that says what to do where the system refuses; other errors as they are
 */
export async function explainingRefusals<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    // An error of SQLite is in words already and has the code in its cause.
    const { code } = ((error instanceof LibraryError ? error.cause : error) ?? {}) as NodeJS.ErrnoException;
    if (FULL.test(String(code))) {
      throw new LibraryError(
        'disk-full',
        `the disk is full (${code})`,
        'nothing was changed: make room, or name a folder on another disk, and run the command again',
        { cause: error },
      );
    }
    if (!('syscall' in error)) throw error;
    throw new LibraryError(
      'backup-unreachable',
      `a file cannot be read or written (${error.message})`,
      'check that the folders exist and that you may read and write them',
      { cause: error },
    );
  }
}
