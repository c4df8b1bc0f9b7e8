/** Reads the cards that the bot has posted. Opens the records read-only, and gives nothing about a person or a server. */
import type { StoredCitation } from '../answering/lookup/lookup.js';
import { guarded, openDatabase } from '../library/sqlite/database.js';
import { RECORDS } from './schema.js';

const CARDS_AT_ONCE = 256;

export interface PostedCard {
  /** Milliseconds since 1970. */
  readonly postedAt: number;
  /** The stored state of the card, as JSON. */
  readonly state: string;
}

/** A citation of an answer or a search that the bot has posted. */
export interface PostedCitation {
  /** By the name that the card has for it. */
  readonly corpus: string;
  readonly place: StoredCitation;
  /** Milliseconds since 1970. */
  readonly postedAt: number;
}

/**
 * The cards of a kind that are still kept, in the order in which they were posted.
 * @param among `public`: those that somebody other than their owner could see
 * @throws LibraryError when there are no records, or they are damaged or of another schema
 */
export function* postedCards(file: string, kind: string, among: 'public' | 'all'): Generator<PostedCard> {
  const database = openDatabase(file, true, RECORDS);
  try {
    const next = database.prepare<[string, number, string, number], PostedCard & { readonly id: string }>(
      `SELECT id, posted_at AS postedAt, state FROM posted
       WHERE kind = ? AND (private = 0 OR shared = 1 OR ${among === 'all'}) AND (posted_at, id) > (?, ?)
       ORDER BY posted_at, id LIMIT ?`,
    );
    let [lastTime, lastId] = [Number.MIN_SAFE_INTEGER, ''];
    for (;;) {
      const rows = guarded(file, () => next.all(kind, lastTime, lastId, CARDS_AT_ONCE), RECORDS);
      if (rows.length === 0) return;
      for (const { id, postedAt, state } of rows) {
        yield { postedAt, state };
        [lastTime, lastId] = [postedAt, id];
      }
    }
  } finally {
    database.close();
  }
}
