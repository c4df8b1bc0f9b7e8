import type { StoredCitation } from '../answering/lookup/lookup.js';
import { guarded, openDatabase } from '../library/sqlite/database.js';
import { RECORDS } from './schema.js';

const CARDS_AT_ONCE = 256;

/** A card without anything of its person, server or channel. */
export interface PostedCard {
  /** Milliseconds since 1970. */
  readonly postedAt: number;
  /** What was kept of it, as JSON. */
  readonly state: string;
}

/** A citation of an answer or a search that the bot has posted. */
export interface PostedCitation {
  /** As the card names it. */
  readonly corpus: string;
  readonly place: StoredCitation;
  /** Milliseconds since 1970. */
  readonly postedAt: number;
}

interface Row extends PostedCard {
  readonly id: string;
}

/**
 * The cards of a kind that are still kept, in the order in which they were posted; changes nothing.
 * @param among `public`: those that others than their person could see
 * @throws LibraryError when there are no records, or they are damaged or of another schema
 */
export function* postedCards(file: string, kind: string, among: 'public' | 'all'): Generator<PostedCard> {
  const database = openDatabase(file, true, RECORDS);
  try {
    const next = database.prepare<[string, number, string, number], Row>(
      `SELECT id, posted_at AS postedAt, state FROM posted
       WHERE kind = ? AND (private = 0 OR shared = 1 OR ${among === 'all'}) AND (posted_at, id) > (?, ?)
       ORDER BY posted_at, id LIMIT ?`,
    );
    let last: Pick<Row, 'postedAt' | 'id'> = { postedAt: Number.MIN_SAFE_INTEGER, id: '' };
    for (;;) {
      const { postedAt, id } = last;
      const rows = guarded(file, () => next.all(kind, postedAt, id, CARDS_AT_ONCE), RECORDS);
      for (const row of rows) yield { postedAt: row.postedAt, state: row.state };
      const end = rows.at(-1);
      if (end === undefined) return;
      last = end;
    }
  } finally {
    database.close();
  }
}
