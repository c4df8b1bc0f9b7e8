import type Database from 'better-sqlite3';
import { LibraryError } from '../../errors.js';

/**
 * Leaves nothing in the database's files of what was deleted. `secure_delete` overwrites rows as they go; the write-ahead
 * log still has them until it is emptied.
 * @throws LibraryError `library-busy` while another process reads what the log holds
 */
export function scrub(database: Database.Database): void {
  const [outcome] = database.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
  if (outcome?.busy === 0) return;
  throw new LibraryError(
    'library-busy',
    `what was withdrawn is gone from what is searched, but another process keeps its traces in ${database.name}-wal`,
    'run the same command again in a moment, or stop the other process first',
  );
}
