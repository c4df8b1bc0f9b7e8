import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { LibraryError } from '../errors.js';

const READ_AT_ONCE = 1 << 20;

export interface CopiedFile {
  readonly bytes: number;
  /** Of what was read, hex. */
  readonly sha256: string;
}

/** Hands every piece of a file on. @throws the abort reason, when aborted */
async function readThrough(file: string, signal: AbortSignal, use: (piece: Buffer) => Promise<void>): Promise<void> {
  const handle = await open(file, 'r');
  try {
    const buffer = Buffer.allocUnsafe(READ_AT_ONCE);
    for (;;) {
      signal.throwIfAborted();
      const { bytesRead } = await handle.read(buffer, 0, READ_AT_ONCE);
      if (bytesRead === 0) return;
      await use(buffer.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}

/** Size and sha256 of a file as it is read from the disk. */
export async function measure(file: string, signal: AbortSignal): Promise<CopiedFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  await readThrough(file, signal, async (piece) => {
    hash.update(piece);
    bytes += piece.length;
  });
  return { bytes, sha256: hash.digest('hex') };
}

/**
 * Copies a file to a place where there is none, making its folder.
 * @param onBytes told how many more bytes are copied
 */
export async function copy(
  from: string,
  to: string,
  { signal, onBytes }: { readonly signal: AbortSignal; readonly onBytes: (bytes: number) => void },
): Promise<CopiedFile> {
  await mkdir(dirname(to), { recursive: true });
  const hash = createHash('sha256');
  let bytes = 0;
  let target: FileHandle | null = null;
  try {
    await readThrough(from, signal, async (piece) => {
      target ??= await open(to, 'wx');
      await target.writeFile(piece);
      hash.update(piece);
      bytes += piece.length;
      onBytes(piece.length);
    });
    target ??= await open(to, 'wx');
  } finally {
    await (target as FileHandle | null)?.close();
  }
  return { bytes, sha256: hash.digest('hex') };
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

/** Of the system, and of SQLite; the latter's file that it shares with other processes cannot grow on a full disk. */
const FULL = /^(ENOSPC|EDQUOT|SQLITE_FULL|SQLITE_IOERR_SHMSIZE)$/;

/**
 * Runs work on files and databases.
 * @throws LibraryError that says what to do, for what the system refuses; other errors pass
 */
export async function explainingRefusals<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    // What SQLite reports is in words already, and is the cause of them.
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
