/** A backup of a library that is in use. Leaves out the vector index, which is a cache. */
import { existsSync } from 'node:fs';
import { rename, stat, writeFile } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { LibraryError, UsageError } from '../errors.js';
import { withLibrary } from '../library/open.js';
import { copyDatabase } from '../library/sqlite/backup.js';
import { copyFiles, explainingRefusals, plainFiles, readThrough, sync, syncTree, type WorkOptions } from './files.js';
import {
  BACKUP_NAME,
  type BackupManifest,
  checkDatabases,
  DATABASES,
  FEEDS,
  LIBRARY_FILE,
  MANIFEST,
  makeManifest,
  ORIGINALS,
} from './manifest.js';
import { inPartialFolder, stamp } from './partial.js';

export interface BackupOrder extends WorkOptions {
  /** Folder of the library. */
  readonly library: string;
  /** Folder in which the backup's own is made. */
  readonly to: string;
}

export interface Backup {
  /** Absolute. */
  readonly folder: string;
  readonly manifest: BackupManifest;
}

/**
 * Backs a library up: its databases, and what else is not built from them. The backup gets its name only when all of it
 * was checked and is on the disk itself.
 * @throws LibraryError when the library is damaged, or the disk refuses or is full: no backup is left then. The abort
 * reason, when aborted.
 */
export async function makeBackup(order: BackupOrder): Promise<Backup> {
  const { now, signal } = order;
  const [library, to] = [resolve(order.library), resolve(order.to)];
  if (isWithin(to, library)) {
    throw new UsageError(
      'backup-in-library',
      `${to} is within the library ${library}`,
      'name a folder outside it, best on another disk',
    );
  }
  return explainingRefusals(() =>
    // For this user alone: the records know who asked.
    inPartialFolder({ parent: to, name: BACKUP_NAME, now, mode: 0o700 }, async (partial) => {
      const databases = await copyDatabases(library, partial, order);
      // After the database: what an article in it was read from is there by then.
      await copyOtherFiles(library, partial, order);
      const corpora = await corporaOf(partial);
      // Last, as it leaves the database alone in the folder, without the files that SQLite has beside one in use.
      await checkDatabases(partial, databases, order, (name, detail) => {
        throw new LibraryError(
          `${DATABASES[name]!.name}-damaged`,
          `${join(library, name)} cannot be backed up: its copy is not sound (${detail})`,
          'keep the backups that you have; `npm run audit` says what is damaged in the library',
        );
      });
      const files = await listed(partial, signal);
      const manifest = makeManifest({ created: now.toISOString(), corpora, databases, files });
      await writeFile(join(partial, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { flag: 'wx' });
      await syncTree(partial);
      const folder = join(to, `${BACKUP_NAME}-${stamp(now)}`);
      await rename(partial, folder);
      await sync(to);
      return { folder, manifest };
    }),
  );
}

function isWithin(folder: string, other: string): boolean {
  const path = relative(other, folder);
  return path === '' || (path.split(/[/\\]/)[0] !== '..' && !isAbsolute(path));
}

/** @returns what was copied of each database that there is */
async function copyDatabases(
  library: string,
  partial: string,
  { signal, onProgress }: BackupOrder,
): Promise<BackupManifest['databases']> {
  const copied: BackupManifest['databases'] = {};
  for (const [name, kind] of Object.entries(DATABASES)) {
    // A library on which no bot ran has no records; without its own database it is none.
    if (name !== LIBRARY_FILE && !existsSync(join(library, name))) continue;
    const rows = await copyDatabase(join(library, name), join(partial, name), kind, {
      signal,
      onProgress: (done, total) => onProgress({ stage: 'copy', done, total }),
    });
    copied[name] = { schema: kind.version, rows };
  }
  return copied;
}

/** What is removed meanwhile, with its article, is left out. */
async function copyOtherFiles(library: string, partial: string, order: BackupOrder): Promise<void> {
  const originals = (await plainFiles(join(library, ORIGINALS))).map((path) => `${ORIGINALS}/${path}`);
  const paths = [...(existsSync(join(library, FEEDS)) ? [FEEDS] : []), ...originals];
  const sizeOf = (path: string): Promise<number> =>
    stat(join(library, path)).then(
      ({ size }) => size,
      () => 0,
    );
  const files = await Promise.all(paths.map(async (path) => ({ path, bytes: await sizeOf(path) })));
  await copyFiles(library, partial, files, order);
}

function corporaOf(folder: string): Promise<BackupManifest['corpora']> {
  return withLibrary(folder, { readonly: true }, (library) =>
    Promise.all(
      library.corpora().map(async (name) => {
        const { generation, articles, passages } = await library.corpus(name).state();
        return { name, generation, articles, passages };
      }),
    ),
  );
}

/** What is in the folder now, read anew. */
async function listed(folder: string, signal: AbortSignal): Promise<BackupManifest['files']> {
  const files: BackupManifest['files'] = [];
  for (const path of await plainFiles(folder)) {
    files.push({ path, ...(await readThrough(join(folder, path), signal)) });
  }
  return files;
}
