/** A backup put in the place of a library. Deletes no library: one that is there is moved aside, when asked. */
import { lstat, readdir, rename } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { LibraryError } from '../errors.js';
import { lockLibrary } from '../library/sqlite/lock.js';
import { copyFiles, explainingRefusals, isMissing, sync, syncTree, type WorkOptions } from './files.js';
import { type BackupManifest, checkDatabases, checkSchemas, damagedBackup, readManifest } from './manifest.js';
import { inPartialFolder, stamp } from './partial.js';

export interface RestoreOrder extends WorkOptions {
  /** Folder of the backup. */
  readonly from: string;
  /** Folder of the library. */
  readonly library: string;
  /** Whether a library that is there is moved aside. */
  readonly replace: boolean;
}

export interface Restored {
  /** Absolute. */
  readonly library: string;
  readonly manifest: BackupManifest;
  /** Where the library that was there is now; null when there was none. */
  readonly movedAside: string | null;
}

/**
 * All of the backup is copied and checked beside the library first: until the last moment, what is there stays as it is.
 * @throws LibraryError when the backup is damaged or of another schema, something else is where the library goes, or the
 * disk refuses or is full: nothing is changed then. The abort reason, when aborted.
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
      await copyFiles(from, partial, manifest.files, order, ({ path, sha256 }, content) => {
        if (content === null) throw damagedBackup(from, `${path} is missing`);
        if (content.sha256 !== sha256) throw damagedBackup(from, `${path} is not as it was backed up`);
      });
      await checkDatabases(partial, manifest.databases, order, (name, detail) => {
        throw damagedBackup(from, `${name}: ${detail}`);
      });
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
    // Links are not followed: renaming would replace the link, not what it leads to.
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
