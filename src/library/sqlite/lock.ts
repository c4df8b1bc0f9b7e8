/** The right to write to a library, which one process at a time has. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { LibraryError } from '../../errors.js';

/**
 * Takes the right to write; the returned function gives it back. The lock is SQLite's on a small file
 * beside the database, so the system frees it even when the process is killed. Readers need no lock.
 * @throws LibraryError at once when another ingest holds it.
 */
export function lockLibrary(folder: string): () => void {
  const file = join(folder, 'ingest.lock');
  let lock: Database.Database | undefined;
  try {
    lock = new Database(file, { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
    const held = lock;
    return () => held.close();
  } catch (error) {
    lock?.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new LibraryError(
        'library-busy',
        `another ingest is writing to the library ${folder}`,
        'wait until it has ended',
        { cause: error },
      );
    }
    throw new LibraryError(
      'library-unreachable',
      `the lock ${file} cannot be taken (${error instanceof Error ? error.message : error})`,
      'check that you may write there; when no ingest is running, the file may be deleted',
      { cause: error },
    );
  }
}
