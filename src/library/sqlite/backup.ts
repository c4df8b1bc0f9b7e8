/** Copies a database that is in use, and checks a copy. Chooses no files and removes none. */
import { setImmediate } from 'node:timers/promises';
import { type DatabaseConnection, type DatabaseKind, guarded, openDatabase, orphanProblems } from './database.js';
import { textHash } from './hashes.js';
import { LIBRARY } from './schema.js';

/** Pages copied, or articles checked, before the signal is checked again. */
const PAGES_AT_ONCE = 1_024;
const ARTICLES_AT_ONCE = 256;

/** How many rows each table has. */
export type RowCounts = Readonly<Record<string, number>>;

export interface BackupOptions {
  readonly onProgress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Copies a database that other processes may be reading and writing, by SQLite's online backup.
 * @param to a file that does not exist yet; the caller removes what an error leaves of it
 * @returns the rows of what was copied
 * @throws LibraryError when it cannot be read, or the disk is full. The abort reason, when aborted.
 */
export async function copyDatabase(
  from: string,
  to: string,
  kind: DatabaseKind,
  { onProgress, signal }: BackupOptions,
): Promise<RowCounts> {
  const source = openDatabase(from, true, kind);
  try {
    // Without a reader's transaction the backup would begin again whenever another process writes.
    guarded(from, () => source.exec('BEGIN'), kind);
    const rows = guarded(from, () => countRows(source), kind);
    const { totalPages: pages } = await source.backup(to, {
      progress({ totalPages, remainingPages }) {
        signal.throwIfAborted();
        onProgress(totalPages - remainingPages, totalPages);
        return PAGES_AT_ONCE;
      },
    });
    onProgress(pages, pages);
    return rows;
  } catch (error) {
    signal.throwIfAborted();
    const isOfSource = /^SQLITE_(CORRUPT|NOTADB)/.test(String((error as { code?: unknown } | null)?.code));
    const raise = (): never => {
      throw error;
    };
    return guarded(isOfSource ? from : to, raise, kind);
  } finally {
    source.close();
  }
}

export interface CheckedDatabase {
  /** SQLite's `user_version`. */
  readonly schema: number;
  readonly rows: RowCounts;
  /** What is wrong with it, as the end of a sentence; null when it is sound. */
  readonly problem: string | null;
}

/**
 * Checks a copy that no other process uses: SQLite's own checks, then every article's text against its hash. A file of
 * this version's schema stays as it is, and no other is left beside it.
 * @throws LibraryError when it cannot be read, or is of another kind or schema. The abort reason, when aborted.
 */
export async function checkDatabase(
  file: string,
  kind: DatabaseKind,
  options: BackupOptions,
): Promise<CheckedDatabase> {
  const database = openDatabase(file, false, kind);
  try {
    const integrity = guarded(file, () => database.pragma('integrity_check(1)', { simple: true }), kind);
    await setImmediate();
    options.signal.throwIfAborted();
    const [problem = null] = [
      ...(integrity === 'ok' ? [] : [`SQLite finds: ${integrity}`]),
      ...guarded(file, () => orphanProblems(database), kind),
      ...(kind === LIBRARY ? await changedTexts(database, file, options) : []),
    ];
    const schema = Number(guarded(file, () => database.pragma('user_version', { simple: true }), kind));
    return { schema, rows: guarded(file, () => countRows(database), kind), problem };
  } finally {
    database.close();
  }
}

/** The articles whose text is not the one that was ingested: SQLite does not notice a flipped bit. */
async function changedTexts(
  database: DatabaseConnection,
  file: string,
  { onProgress, signal }: BackupOptions,
): Promise<string[]> {
  const total = guarded(file, () => database.prepare<[], number>('SELECT count(*) FROM articles').pluck().get()) ?? 0;
  const next = database.prepare<[number, number], { at: number; id: string; text: string; text_hash: Buffer }>(
    'SELECT rowid AS at, id, text, text_hash FROM articles WHERE rowid > ? ORDER BY rowid LIMIT ?',
  );
  const changed: string[] = [];
  let done = 0;
  let last = 0;
  for (;;) {
    const articles = guarded(file, () => next.all(last, ARTICLES_AT_ONCE));
    if (articles.length === 0) return changed;
    for (const { at, id, text, text_hash } of articles) {
      if (!textHash(text).equals(text_hash)) changed.push(`the article ${id} is not as it was stored`);
      last = at;
    }
    done += articles.length;
    onProgress(done, total);
    await setImmediate();
    signal.throwIfAborted();
  }
}

/** Of every plain table: the rows of a virtual one are in others. */
function countRows(database: DatabaseConnection): RowCounts {
  const tables = database
    .prepare<[], string>(
      `SELECT name FROM pragma_table_list
       WHERE schema = 'main' AND type IN ('table', 'shadow') AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name`,
    )
    .pluck()
    .all();
  const count = (table: string): number =>
    database
      .prepare<[], number>(`SELECT count(*) FROM "${table.replaceAll('"', '""')}"`)
      .pluck()
      .get() ?? 0;
  return Object.fromEntries(tables.map((table) => [table, count(table)]));
}
