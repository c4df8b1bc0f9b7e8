import { lstat, readdir, rename } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { LibraryError } from '../errors.js';
import { checkDatabase } from '../library/sqlite/backup.js';
import { lockLibrary } from '../library/sqlite/lock.js';
import type { Progress } from './backup.js';
import { copy, explainingRefusals, isMissing, sync, syncTree } from './files.js';
import { type BackupManifest, checkSchemas, DATABASES, damagedBackup, readManifest } from './manifest.js';
import { inPartialFolder, stamp } from './partial.js';

export interface RestoreOrder {
  /** Folder of the backup. */
  readonly from: string;
  /** Folder of the library. */
  readonly library: string;
  /** Whether a library that is there is moved aside. */
  readonly replace: boolean;
  readonly now: Date;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

export interface Restored {
  /** Absolute. */
  readonly library: string;
  readonly manifest: BackupManifest;
  /** Where the library that was there is now; null when there was none. */
  readonly movedAside: string | null;
}

/**
 * Puts a backup in the place of a library. All of it is copied and checked beside that place first: until the last
 * moment, what is there stays as it is.
 * @throws LibraryError when the backup is damaged or of another schema, something else is in its place, or the disk
 * refuses or is full: nothing is changed then. The abort reason, when aborted.
 */
export async function restoreBackup(order: RestoreOrder): Promise<Restored> {
  const { now, replace } = order;
  const [from, library] = [resolve(order.from), resolve(order.library)];
  return explainingRefusals(async () => {
    const manifest = await readManifest(from);
    checkSchemas(from, manifest);
    const occupied = await isOccupied(library);
    if (occupied && !replace) throw inTheWay(library);
    const [parent, name] = [dirname(library), basename(library)];
    return inPartialFolder({ parent, name, now, mode: 0o777 }, async (partial) => {
      await copyChecked(from, partial, manifest, order);
      await checkCopies(from, partial, manifest, order);
      await syncTree(partial);
      const movedAside = occupied ? `${library}.before-${stamp(now)}` : null;
      await putInPlace(partial, library, movedAside);
      await sync(parent);
      return { library, manifest, movedAside };
    });
  });
}

/** Whether a folder holds anything. @throws LibraryError when it is something else than a folder */
async function isOccupied(folder: string): Promise<boolean> {
  try {
    // A link is not followed: renaming would take its place, not that of what it leads to.
    if ((await lstat(folder)).isDirectory()) return (await readdir(folder)).length > 0;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
  throw new LibraryError('not-a-folder', `${folder} is not a folder`, 'name another folder with --library or LIBRARY');
}

function inTheWay(library: string): LibraryError {
  return new LibraryError(
    'library-in-the-way',
    `${library} is not empty`,
    'move it away, or have it moved aside with --replace, or name another folder with --library',
  );
}

async function copyChecked(
  from: string,
  partial: string,
  { files }: BackupManifest,
  order: RestoreOrder,
): Promise<void> {
  const { signal, onProgress } = order;
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  const onBytes = (bytes: number): void => {
    done += bytes;
    onProgress({ stage: 'files', done: Math.min(done, total), total });
  };
  for (const { path, sha256 } of files) {
    try {
      const copied = await copy(join(from, path), join(partial, path), { signal, onBytes });
      if (copied.sha256 !== sha256) throw damagedBackup(from, `${path} is not as it was backed up`);
    } catch (error) {
      throw isMissing(error) ? damagedBackup(from, `${path} is missing`) : error;
    }
  }
}

async function checkCopies(
  from: string,
  partial: string,
  manifest: BackupManifest,
  order: RestoreOrder,
): Promise<void> {
  const onProgress = (done: number, total: number): void => order.onProgress({ stage: 'check', done, total });
  for (const [name, { schema, rows }] of Object.entries(manifest.databases)) {
    const kind = DATABASES[name]!;
    const checked = await checkDatabase(join(partial, name), kind, { signal: order.signal, onProgress });
    // One of an older schema was brought up to date as it was opened: it may have other tables now.
    const isWhole = schema !== checked.schema || isDeepStrictEqual(checked.rows, rows);
    const wrong = checked.problem ?? (isWhole ? null : 'it has other rows');
    if (wrong !== null) throw damagedBackup(from, `${name}: ${wrong}`);
  }
}

/** @throws LibraryError when an ingest is writing to the library, or something came in between; all is as before then */
async function putInPlace(partial: string, library: string, aside: string | null): Promise<void> {
  if (aside === null) return moved(partial, library);
  const release = lockLibrary(library);
  try {
    await rename(library, aside);
    try {
      await moved(partial, library);
    } catch (error) {
      await rename(aside, library);
      throw error;
    }
  } finally {
    release();
  }
}

async function moved(partial: string, library: string): Promise<void> {
  try {
    // Takes the place of an empty folder too, and of no other.
    await rename(partial, library);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOTEMPTY' || code === 'EEXIST') throw inTheWay(library);
    if (code !== 'EBUSY' && code !== 'EXDEV') throw error;
    throw new LibraryError(
      'library-mounted',
      `${library} cannot be put in place as a whole: a disk of its own is mounted there`,
      'name a folder within it with --library or LIBRARY',
      { cause: error },
    );
  }
}
