/** Opens what the bot keeps between restarts, for several processes at once. Deletes when it is told to, never by itself. */
import { type DatabaseConnection, guarded, openDatabase } from '../library/sqlite/database.js';
import { DAY_MS } from '../text/calendar.js';
import { cardRecords, OTHERS_KEPT_MS } from './cards.js';
import { followRecords } from './follows.js';
import { guildRecords } from './guilds.js';
import { limitRecords } from './limits.js';
import { publicQuestions } from './public-questions.js';
import { quotingMessages, quotingSweeper } from './quoting-messages.js';
import type { Records, SynchronousRecords } from './records.js';
import { RECORDS } from './schema.js';

/** Cards and votes are deleted after this. */
const CARDS_KEPT_MS = 90 * DAY_MS;

/** Deletes the words of others, also from the log of the database, where SQLite would keep them for a while. */
function othersForgetter(database: DatabaseConnection): (now: number) => void {
  const old = database.prepare('DELETE FROM posted WHERE of_others = 1 AND posted_at < ?');
  let isLogged = false;
  return (now) => {
    if (old.run(now - OTHERS_KEPT_MS).changes > 0) isLogged = true;
    if (!isLogged) return;
    // Another process that reads at this moment keeps the log from being emptied: the next call does it then.
    const [outcome] = database.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    isLogged = outcome?.busy !== 0;
  };
}

function sweeper(database: DatabaseConnection): (now: number) => void {
  const sweepQuoting = quotingSweeper(database);
  const old = database.prepare('DELETE FROM posted WHERE posted_at < ?');
  return database.transaction((now: number) => {
    old.run(now - CARDS_KEPT_MS);
    sweepQuoting(now);
  });
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
  const [forgetOthers, sweep] = [othersForgetter(database), sweeper(database)];
  const records = {
    ...guildRecords(database, now),
    ...limitRecords(database),
    ...cardRecords(database, now),
    ...followRecords(database, now),
    ...publicQuestions(database, now),
    ...quotingMessages(database, now),
    forgetOthers: () => forgetOthers(now()),
    sweep() {
      const at = now();
      forgetOthers(at);
      sweep(at);
    },
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
