import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { LibraryError } from '../errors.js';
import { APPLICATION_ID, SCHEMA, SCHEMA_VERSION } from './schema.js';

/** Milliseconds that a statement waits for another process's short write lock. */
const BUSY_TIMEOUT = 5_000;

const REBUILD = 'move the library folder away and run `npm run ingest` to build it again from the articles';

/**
 * Opens the database of a library, or makes an empty one unless `readonly`.
 * @throws LibraryError when it is missing, damaged, not a library, or of another schema.
 */
export function openDatabase(file: string, readonly: boolean): Database.Database {
  if (readonly && !existsSync(file)) throw missing(file);
  if (!readonly) makeFolder(dirname(file));
  return guarded(file, () => {
    const database = new Database(file, { readonly, timeout: BUSY_TIMEOUT });
    try {
      prepare(database, file, readonly);
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  });
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

function prepare(database: Database.Database, file: string, readonly: boolean): void {
  const tables = database.prepare<[], number>('SELECT count(*) FROM sqlite_schema').pluck().get();
  if (tables === 0) {
    if (readonly) throw missing(file);
    database.pragma('journal_mode = WAL');
    createSchema(database);
  }
  const application = database.pragma('application_id', { simple: true });
  const version = database.pragma('user_version', { simple: true });
  if (application !== APPLICATION_ID) {
    throw new LibraryError(
      'not-a-library',
      `${file} is a database, but not one of Verbatim's`,
      'name another folder with --library or LIBRARY',
    );
  }
  if (version !== SCHEMA_VERSION) {
    const newer = Number(version) > SCHEMA_VERSION;
    throw new LibraryError(
      'library-schema',
      `${file} has schema ${version}, this version of Verbatim reads schema ${SCHEMA_VERSION}`,
      newer ? 'update Verbatim, or name another folder with --library' : REBUILD,
    );
  }
  // A power cut must not take back what the ingest has reported as done.
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
}

/** Two processes may both find the database empty: the second waits for the lock, and then finds the tables. */
function createSchema(database: Database.Database): void {
  database
    .transaction(() => {
      if (database.pragma('user_version', { simple: true }) !== 0) return;
      database.exec(SCHEMA);
      database.pragma(`application_id = ${APPLICATION_ID}`);
      database.pragma(`user_version = ${SCHEMA_VERSION}`);
    })
    .immediate();
}

function missing(file: string): LibraryError {
  return new LibraryError('library-missing', `there is no library at ${dirname(file)}`, 'run `npm run ingest` first');
}

/** A database whose content contradicts itself, with what to do about it. */
export function damaged(file: string, detail: string, cause?: unknown): LibraryError {
  return new LibraryError('library-damaged', `the library's database ${file} is damaged (${detail})`, REBUILD, {
    cause,
  });
}

/**
 * Runs work on the database and turns what SQLite reports into an error that names the file and what to do.
 * @throws LibraryError for every error of SQLite's; other errors pass.
 */
export function guarded<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof Database.SqliteError ? explained(file, error) : error;
  }
}

function explained(file: string, error: InstanceType<typeof Database.SqliteError>): LibraryError {
  const options = { cause: error };
  switch (/^SQLITE_[A-Z]+/.exec(error.code)?.[0]) {
    case 'SQLITE_CORRUPT':
    case 'SQLITE_NOTADB':
    case 'SQLITE_MISMATCH':
      return damaged(file, error.message, error);
    case 'SQLITE_FULL':
      return new LibraryError(
        'disk-full',
        `the disk is full; ${file} keeps its last state`,
        'make room and run the command again',
        options,
      );
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return new LibraryError(
        'library-busy',
        `another process is writing to ${file}`,
        'wait for it to end and try again',
        options,
      );
    case 'SQLITE_READONLY':
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_PERM':
    case 'SQLITE_AUTH':
      return new LibraryError(
        'library-unreachable',
        `${file} cannot be opened (${error.message})`,
        'check that its folder exists and that you may read and write it',
        options,
      );
    case 'SQLITE_IOERR':
      return new LibraryError(
        'library-unreachable',
        `the disk failed while ${file} was in use (${error.message})`,
        'check the disk and try again',
        options,
      );
    default:
      return damaged(file, error.message, error);
  }
}
