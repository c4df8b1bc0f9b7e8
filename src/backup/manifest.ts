/** What a backup holds, as its manifest says. Trusts no manifest: its paths stay within the backup. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { LibraryError } from '../errors.js';
import { checkDatabase } from '../library/sqlite/backup.js';
import { type DatabaseKind, LIBRARY } from '../library/sqlite/schema.js';
import { RECORDS } from '../records/schema.js';
import { parseJson } from '../text/parse-json.js';
import { isMissing, type WorkOptions } from './files.js';

/** Raise it when the files of a backup change their meaning. */
const FORMAT = 1;

export const MANIFEST = 'manifest.json';

/** Bytes of the longest manifest that is read: some 300,000 files. */
const MOST_BYTES = 64 * 2 ** 20;

/** Begins the names of the folders that `npm run backup` makes; the time follows. */
export const BACKUP_NAME = 'verbatim';

export const LIBRARY_FILE = 'verbatim.db';

export const DATABASES: Readonly<Record<string, DatabaseKind>> = {
  [LIBRARY_FILE]: LIBRARY,
  'records.sqlite': RECORDS,
};

/** What else of a library is not built from other files: the list of feeds, and pages as they were fetched. */
export const FEEDS = 'feeds.json';
export const ORIGINALS = 'originals';

/** No path leads out of the folder, whoever wrote the manifest. */
function isOurs(path: string): boolean {
  if (Object.hasOwn(DATABASES, path) || path === FEEDS) return true;
  const [first, ...below] = path.split('/');
  const leads = (name: string): boolean => !['', '.', '..'].includes(name) && !/[\\\0]/.test(name);
  return first === ORIGINALS && below.length > 0 && below.every(leads);
}

const count = z.number().int().nonnegative();

const manifestSchema = z
  .strictObject({
    format: z.literal(FORMAT),
    created: z.iso.datetime(),
    corpora: z.array(z.strictObject({ name: z.string(), generation: z.string(), articles: count, passages: count })),
    databases: z.record(z.string(), z.strictObject({ schema: count, rows: z.record(z.string(), count) })),
    files: z.array(
      z.strictObject({ path: z.string().refine(isOurs), bytes: count, sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    ),
  })
  .refine(({ files }) => new Set(files.map(({ path }) => path)).size === files.length)
  .refine(({ files }) => files.some(({ path }) => path === LIBRARY_FILE))
  .refine(({ files, databases }) =>
    Object.keys(DATABASES).every((name) => name in databases === files.some(({ path }) => path === name)),
  );

/** What a backup holds. Rows are counted a table; `schema` is SQLite's `user_version`. */
export type BackupManifest = z.infer<typeof manifestSchema>;

export const makeManifest = (parts: Omit<BackupManifest, 'format'>): BackupManifest => ({ format: FORMAT, ...parts });

/** @throws LibraryError when the folder is no backup, or its manifest is damaged */
export async function readManifest(folder: string): Promise<BackupManifest> {
  const file = join(folder, MANIFEST);
  const parsed = manifestSchema.safeParse(parseJson(await readContent(file, folder)));
  if (parsed.success) return parsed.data;
  throw damagedBackup(folder, `its ${MANIFEST} is not what \`npm run backup\` writes`);
}

/** @throws LibraryError when a database of it is newer than this version of Verbatim */
export function checkSchemas(folder: string, { databases }: BackupManifest): void {
  for (const [name, { schema }] of Object.entries(databases)) {
    const { version } = DATABASES[name]!;
    if (schema <= version) continue;
    throw new LibraryError(
      'backup-schema',
      `${name} of the backup ${folder} has schema ${schema}, this version of Verbatim reads schema ${version}`,
      'update Verbatim: nothing was changed',
    );
  }
}

/**
 * Checks copied databases, and that they have the rows that the manifest counts.
 * @param refuse throws, for the first that is not sound
 */
export async function checkDatabases(
  folder: string,
  databases: BackupManifest['databases'],
  { signal, onProgress }: WorkOptions,
  refuse: (name: string, detail: string) => never,
): Promise<void> {
  for (const [name, { schema, rows }] of Object.entries(databases)) {
    const checked = await checkDatabase(join(folder, name), DATABASES[name]!, {
      signal,
      onProgress: (done, total) => onProgress({ stage: 'check', done, total }),
    });
    if (checked.problem !== null) refuse(name, checked.problem);
    // Opening a database of an older schema brings it up to date: it may have other tables now.
    if (schema === checked.schema && !isDeepStrictEqual(checked.rows, rows)) refuse(name, 'it has other rows');
  }
}

/** A backup that must not be restored. */
export function damagedBackup(folder: string, detail: string): LibraryError {
  return new LibraryError(
    'backup-damaged',
    `the backup ${folder} is damaged (${detail})`,
    'restore another backup: nothing was changed',
  );
}

async function readContent(file: string, folder: string): Promise<string> {
  try {
    if ((await stat(file)).size > MOST_BYTES) throw damagedBackup(folder, `its ${MANIFEST} is too long`);
    return await readFile(file, 'utf8');
  } catch (error) {
    if (!isMissing(error)) throw error;
    const inside = (await readdir(folder).catch(() => [])).filter((name) => name.startsWith(`${BACKUP_NAME}-`)).sort();
    throw new LibraryError(
      'backup-missing',
      `there is no backup at ${folder}: it has no ${MANIFEST}`,
      inside.length === 0
        ? 'name a folder that `npm run backup` made'
        : `name one of those in it; the newest is ${join(folder, inside.at(-1)!)}`,
      { cause: error },
    );
  }
}
