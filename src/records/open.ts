import { type DatabaseConnection, guarded, openDatabase } from '../library/sqlite/database.js';
import { cardRecords } from './cards.js';
import { guildRecords } from './guilds.js';
import type { Records } from './records.js';
import { RECORDS } from './schema.js';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Cards and votes are deleted after this. */
const CARDS_KEPT_MS = 90 * DAY_MS;
/** A server that the bot was put out of is forgotten after this. */
const LEFT_KEPT_MS = 30 * DAY_MS;

function sweeper(database: DatabaseConnection, now: () => number): () => void {
  const old = database.prepare('DELETE FROM posted WHERE posted_at < ?');
  const cards = database.prepare('DELETE FROM posted WHERE guild IN (SELECT id FROM guilds WHERE left_at < ?)');
  const guilds = database.prepare('DELETE FROM guilds WHERE left_at < ?');
  return database.transaction(() => {
    old.run(now() - CARDS_KEPT_MS);
    cards.run(now() - LEFT_KEPT_MS);
    guilds.run(now() - LEFT_KEPT_MS);
  });
}

/**
 * Opens the records, or makes empty ones. Several processes may use one file.
 * @param now milliseconds since 1970
 * @throws LibraryError when the file is damaged, of another schema, or cannot be written
 */
export function openRecords(file: string, now: () => number = Date.now): Records {
  const database = openDatabase(file, false, RECORDS);
  // A power cut may take back the last button's record; an fsync a card on the thread that talks to Discord costs more.
  database.pragma('synchronous = NORMAL');
  const records = {
    ...guildRecords(database, now),
    ...cardRecords(database, now),
    sweep: sweeper(database, now),
    close: () => void database.close(),
  };
  return explaining(file, records);
}

/** The same records, whose errors say what to do. */
function explaining(file: string, records: Records): Records {
  const wrapped = Object.entries(records).map(([name, method]) => [
    name,
    (...given: unknown[]) => guarded(file, () => (method as (...all: unknown[]) => unknown)(...given), RECORDS),
  ]);
  return Object.fromEntries(wrapped) as Records;
}
