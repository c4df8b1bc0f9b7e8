import { existsSync } from 'node:fs';
import { rename, stat, writeFile } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { LibraryError, UsageError } from '../errors.js';
import { openLibrary } from '../library/open.js';
import { checkDatabase, copyDatabase, type RowCounts } from '../library/sqlite/backup.js';
import { copy, explainingRefusals, isMissing, measure, plainFiles, sync, syncTree } from './files.js';
import {
  BACKUP_NAME,
  type BackupManifest,
  DATABASES,
  FEEDS,
  LIBRARY_FILE,
  MANIFEST,
  makeManifest,
  ORIGINALS,
} from './manifest.js';
import { inPartialFolder, stamp } from './partial.js';

export interface Progress {
  readonly stage: 'copy' | 'check' | 'files';
  readonly done: number;
  readonly total: number;
}

export interface BackupOrder {
  /** Folder of the library. */
  readonly library: string;
  /** Folder in which the backup's own is made. */
  readonly to: string;
  readonly now: Date;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

export interface Backup {
  /** Absolute. */
  readonly folder: string;
  readonly manifest: BackupManifest;
}

/**
 * Backs a library up while it is in use: its databases, and what else is not built from them. The vector index is left
 * out, as it is a cache. The backup bears its name only when all of it was checked and is on the disk itself.
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
      const copied = await copyDatabases(library, partial, order);
      // After the database: what an article in it was read from is there by then.
      await copyFiles(library, partial, order);
      const corpora = await corporaOf(partial);
      // Last, as it leaves the database alone in the folder, without the files that SQLite has beside one in use.
      const databases = await checkCopies(library, partial, copied, order);
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

/** Copies the databases that there are. @returns the rows of each, as they were copied */
async function copyDatabases(library: string, partial: string, order: BackupOrder): Promise<Map<string, RowCounts>> {
  const copied = new Map<string, RowCounts>();
  for (const [name, kind] of Object.entries(DATABASES)) {
    // A library on which no bot ran has no records; without its own database it is none.
    if (name !== LIBRARY_FILE && !existsSync(join(library, name))) continue;
    const onProgress = (done: number, total: number): void => order.onProgress({ stage: 'copy', done, total });
    const options = { signal: order.signal, onProgress };
    copied.set(name, await copyDatabase(join(library, name), join(partial, name), kind, options));
  }
  return copied;
}

async function checkCopies(
  library: string,
  partial: string,
  copied: ReadonlyMap<string, RowCounts>,
  order: BackupOrder,
): Promise<BackupManifest['databases']> {
  const databases: Record<string, BackupManifest['databases'][string]> = {};
  for (const [name, rows] of copied) {
    const kind = DATABASES[name]!;
    const onProgress = (done: number, total: number): void => order.onProgress({ stage: 'check', done, total });
    const checked = await checkDatabase(join(partial, name), kind, { signal: order.signal, onProgress });
    const wrong = checked.problem ?? (isDeepStrictEqual(checked.rows, rows) ? null : 'the copy has other rows');
    if (wrong !== null) {
      throw new LibraryError(
        `${kind.name}-damaged`,
        `${join(library, name)} cannot be backed up: its copy is not sound (${wrong})`,
        'keep the backups that you have; `npm run audit` says what is damaged in the library',
      );
    }
    databases[name] = { schema: checked.schema, rows };
  }
  return databases;
}

async function copyFiles(library: string, partial: string, { signal, onProgress }: BackupOrder): Promise<void> {
  const originals = (await plainFiles(join(library, ORIGINALS))).map((path) => `${ORIGINALS}/${path}`);
  const paths = [...(existsSync(join(library, FEEDS)) ? [FEEDS] : []), ...originals];
  const sizes = await Promise.all(
    paths.map((path) =>
      stat(join(library, path)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let done = 0;
  const onBytes = (bytes: number): void => {
    done += bytes;
    onProgress({ stage: 'files', done: Math.min(done, total), total });
  };
  for (const path of paths) {
    try {
      await copy(join(library, path), join(partial, path), { signal, onBytes });
    } catch (error) {
      // Removed since it was listed, with its article.
      if (!isMissing(error)) throw error;
    }
  }
}

async function corporaOf(folder: string): Promise<BackupManifest['corpora']> {
  const library = openLibrary(folder, { readonly: true });
  try {
    return await Promise.all(
      library.corpora().map(async (name) => {
        const { generation, articles, passages } = await library.corpus(name).state();
        return { name, generation, articles, passages };
      }),
    );
  } finally {
    library.close();
  }
}

/** What stands in the folder now, read anew. */
async function listed(folder: string, signal: AbortSignal): Promise<BackupManifest['files']> {
  const files: BackupManifest['files'] = [];
  for (const path of await plainFiles(folder)) {
    files.push({ path, ...(await measure(join(folder, path), signal)) });
  }
  return files;
}
