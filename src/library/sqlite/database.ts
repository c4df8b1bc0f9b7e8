/** Opens SQLite files of every kind, and explains what SQLite reports. Knows no table. */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { LibraryError } from '../../errors.js';
import { type DatabaseConnection, type DatabaseKind, LIBRARY } from './schema.js';

export type { DatabaseConnection, DatabaseKind };

/** Milliseconds that a statement waits for another process's short write lock. */
const BUSY_TIMEOUT = 5_000;

/**
 * Opens a database of this kind, or makes an empty one unless `readonly`.
 * @throws LibraryError when it is missing, damaged, of another kind, or of another schema.
 */
export function openDatabase(file: string, readonly: boolean, kind: DatabaseKind = LIBRARY): DatabaseConnection {
  if (readonly && !existsSync(file)) throw missing(file, kind);
  if (!readonly) makeFolder(dirname(file));
  return guarded(
    file,
    () => {
      const database = new Database(file, { readonly, timeout: BUSY_TIMEOUT });
      try {
        prepare(database, file, readonly, kind);
        return database;
      } catch (error) {
        database.close();
        throw error;
      }
    },
    kind,
  );
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw new LibraryError(
      'library-unreachable',
      `the folder ${folder} cannot be made (${cause instanceof Error ? cause.message : cause})`,
      'name a folder that you may write to, with --library or LIBRARY',
      { cause },
    );
  }
}

function prepare(database: DatabaseConnection, file: string, readonly: boolean, kind: DatabaseKind): void {
  const tables = database.prepare<[], number>('SELECT count(*) FROM sqlite_schema').pluck().get();
  if (tables === 0) {
    if (readonly) throw missing(file, kind);
    database.pragma('journal_mode = WAL');
    createSchema(database, kind);
  }
  const application = database.pragma('application_id', { simple: true });
  const version = database.pragma('user_version', { simple: true });
  if (application !== kind.applicationId) {
    throw new LibraryError(
      `not-a-${kind.name}`,
      `${file} is a database, but not Verbatim's ${kind.name}`,
      'name another folder with --library or LIBRARY',
    );
  }
  if (version !== kind.version) migrate(database, file, readonly, kind);
  // A power cut must not take back what the ingest has reported as done.
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  // What is withdrawn is overwritten, not only freed.
  if (!readonly) database.pragma('secure_delete = ON');
}

/** Brings an older schema up to date, whoever opens it: a bot that is started after an update must answer. */
function migrate(database: DatabaseConnection, file: string, readonly: boolean, kind: DatabaseKind): void {
  if (readonly) {
    openDatabase(file, false, kind).close();
    return;
  }
  database
    .transaction(() => {
      for (;;) {
        const version = Number(database.pragma('user_version', { simple: true }));
        if (version === kind.version) return;
        const step = version < kind.version ? kind.migrations[version + 1] : undefined;
        if (step === undefined) throw otherSchema(file, version, kind);
        step(database);
        database.pragma(`user_version = ${version + 1}`);
      }
    })
    .immediate();
}

function otherSchema(file: string, version: number, kind: DatabaseKind): LibraryError {
  return new LibraryError(
    `${kind.name}-schema`,
    `${file} has schema ${version}, this version of Verbatim reads schema ${kind.version}`,
    version > kind.version ? 'update Verbatim, or name another folder with --library' : kind.remedy,
  );
}

/** Two processes may both find the database empty: the second waits for the lock and then finds the tables. */
function createSchema(database: DatabaseConnection, kind: DatabaseKind): void {
  database
    .transaction(() => {
      if (database.pragma('user_version', { simple: true }) !== 0) return;
      database.exec(kind.schema);
      database.pragma(`application_id = ${kind.applicationId}`);
      database.pragma(`user_version = ${kind.version}`);
    })
    .immediate();
}

function missing(file: string, { name }: DatabaseKind): LibraryError {
  return new LibraryError(`${name}-missing`, `there is no ${name} at ${dirname(file)}`, 'run `npm run ingest` first');
}

/** What SQLite's check of foreign keys finds; empty when it is sound. */
export function orphanProblems(database: DatabaseConnection): string[] {
  const { length } = database.pragma('foreign_key_check') as readonly unknown[];
  return length === 0 ? [] : [`${length} rows belong to others that are gone`];
}

/** A database whose content contradicts itself, with what to do about it. */
export function damaged(file: string, detail: string, cause?: unknown, kind = LIBRARY): LibraryError {
  return new LibraryError(
    `${kind.name}-damaged`,
    `the ${kind.name}'s database ${file} is damaged (${detail})`,
    kind.remedy,
    { cause },
  );
}

/**
 * Runs work on the database and the files beside it, and turns what SQLite or the system reports into an error that names
 * the file and what to do.
 * @throws LibraryError for every error of SQLite and of the system, and for stored JSON that is none; other errors pass.
 */
export function guarded<T>(file: string, work: () => T, kind: DatabaseKind = LIBRARY): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Database.SqliteError) throw explained(file, error, kind);
    // Stored JSON was written whole: this is damage. Its words stay out of the message.
    if (error instanceof SyntaxError) throw damaged(file, 'what it keeps as JSON is none', error, kind);
    throw isOfSystem(error) ? refused(file, error, kind) : error;
  }
}

const isOfSystem = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'syscall' in error;

function refused(file: string, error: NodeJS.ErrnoException, kind: DatabaseKind): LibraryError {
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT') return full(file, error);
  return new LibraryError(
    `${kind.name}-unreachable`,
    `a file beside ${file} cannot be read or written (${error.message})`,
    'check the disk, and that you may read and write there',
    { cause: error },
  );
}

function full(file: string, cause: Error): LibraryError {
  return new LibraryError(
    'disk-full',
    `the disk is full; ${file} keeps its last state`,
    'make room and run the command again',
    { cause },
  );
}

function explained(file: string, cause: InstanceType<typeof Database.SqliteError>, kind: DatabaseKind): LibraryError {
  const { code, message } = cause;
  // SHMSIZE: the file that processes share beside a database cannot grow.
  if (/^SQLITE_(FULL|IOERR_SHMSIZE)/.test(code)) return full(file, cause);
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
    return new LibraryError(
      `${kind.name}-busy`,
      `another process is writing to ${file}`,
      'wait for it to end and try again',
      { cause },
    );
  }
  if (/^SQLITE_(READONLY|CANTOPEN|PERM|AUTH)/.test(code)) {
    return new LibraryError(
      `${kind.name}-unreachable`,
      `${file} cannot be opened (${message})`,
      'check that its folder exists and that you may read and write it',
      { cause },
    );
  }
  if (/^SQLITE_IOERR/.test(code)) {
    return new LibraryError(
      `${kind.name}-unreachable`,
      `the disk failed while ${file} was in use (${message})`,
      'check the disk and try again',
      { cause },
    );
  }
  return damaged(file, message, cause, kind);
}
