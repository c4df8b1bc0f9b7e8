/** Opens what the bot keeps between restarts, for several processes at once. Deletes when it is told to, never by itself. */
import { type DatabaseConnection, guarded, openDatabase } from '../library/sqlite/database.js';
import { DAY_MS } from '../text/calendar.js';
import { cardRecords } from './cards.js';
import { guildRecords } from './guilds.js';
import type { Records, SynchronousRecords } from './records.js';
import { RECORDS } from './schema.js';

/** Cards and votes are deleted after this. */
const CARDS_KEPT_MS = 90 * DAY_MS;

function sweeper(database: DatabaseConnection, now: () => number): () => void {
  const old = database.prepare('DELETE FROM posted WHERE posted_at < ?');
  return () => void old.run(now() - CARDS_KEPT_MS);
}

/**
 * Makes empty records where there are none.
 * @param now milliseconds since 1970
 * @throws LibraryError when the file is damaged, of another schema, or cannot be written
 */
export function openRecords(file: string, now: () => number = Date.now): Records {
  const database = openDatabase(file, false, RECORDS);
  // A power cut may undo the last button's record. An fsync per card would block the thread that talks to Discord.
  database.pragma('synchronous = NORMAL');
  const records = {
    ...guildRecords(database, now),
    ...cardRecords(database, now),
    sweep: sweeper(database, now),
    close: () => void database.close(),
  };
  return explaining(file, records);
}

/** The same records, asynchronous, whose errors say what to do. */
function explaining(file: string, { close, ...records }: SynchronousRecords): Records {
  const wrapped = Object.entries(records).map(([name, method]: [string, (...input: never[]) => unknown]) => [
    name,
    async (...input: never[]) => guarded(file, () => method(...input), RECORDS),
  ]);
  return { ...(Object.fromEntries(wrapped) as Omit<Records, 'close'>), close };
}
