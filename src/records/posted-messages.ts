/** Reads what the bot has posted for all to see. Opens the records read-only, and gives nothing about a person or a server. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredCitation } from '../answering/lookup/lookup.js';
import { guarded, openDatabase } from '../library/sqlite/database.js';
import type { CorrectionCounts } from './records.js';
import { RECORDS } from './schema.js';

const RECORDS_FILE = 'records.sqlite';

const CITATIONS_AT_ONCE = 256;

/** A citation of a message that the bot has posted. */
export interface PostedCitation {
  /** The one corpus that the article is of. */
  readonly corpus: string;
  readonly place: StoredCitation;
  /** Milliseconds since 1970. */
  readonly postedAt: number;
}

/** How many messages quote, what became of those that were to be corrected, what people found of answers, what they follow. */
export interface PostedCounts {
  /** `deleted`: somebody deleted them before they were corrected; they are not counted among `messages`. */
  readonly messages: CorrectionCounts & { readonly deleted: number };
  readonly votes: { readonly helpful: number; readonly notHelpful: number };
  /** Questions that are followed. */
  readonly follows: number;
}

const NONE: PostedCounts = {
  messages: { messages: 0, corrected: 0, waiting: 0, unreachable: 0, deleted: 0 },
  votes: { helpful: 0, notHelpful: 0 },
  follows: 0,
};

/** The records of a library, opened; null where no bot has run. @throws LibraryError when they are damaged */
function opened(library: string) {
  const file = join(library, RECORDS_FILE);
  return existsSync(file) ? { file, database: openDatabase(file, true, RECORDS) } : null;
}

interface Row {
  readonly corpus: string;
  readonly articleId: string;
  readonly start: number;
  readonly end: number;
  readonly sha256: string;
  readonly postedAt: number;
  readonly key: number;
  readonly rank: number;
  readonly copy: number;
}

/**
 * Every citation of the messages that are kept, in the order in which they were posted, those of copies too. None where
 * there are no records.
 * @param library its folder
 * @throws LibraryError when the records are damaged or of another schema
 */
export function* postedCitations(library: string): Generator<PostedCitation> {
  const records = opened(library);
  if (records === null) return;
  const { file, database } = records;
  try {
    const next = database.prepare<(string | number)[], Row>(
      `SELECT corpus, article AS articleId, range_start AS start, range_end AS end, sha256, posted_at AS postedAt, key,
         rank, copy
       FROM quoting JOIN citations ON quoting = key WHERE (posted_at, key, rank, copy) > (?, ?, ?, ?)
       ORDER BY posted_at, key, rank, copy LIMIT ${CITATIONS_AT_ONCE}`,
    );
    let last: [number, number, number, number] = [Number.MIN_SAFE_INTEGER, 0, 0, 0];
    for (;;) {
      const rows = guarded(file, () => next.all(...last), RECORDS);
      if (rows.length === 0) return;
      for (const { corpus, postedAt, key, rank, copy, ...place } of rows) {
        yield { corpus, place, postedAt };
        last = [postedAt, key, rank, copy];
      }
    }
  } finally {
    database.close();
  }
}

/** @throws LibraryError when the records are damaged or of another schema */
export function postedCounts(library: string): PostedCounts {
  const records = opened(library);
  if (records === null) return NONE;
  const { file, database } = records;
  try {
    return guarded(
      file,
      () => {
        const messages = database.prepare<[], PostedCounts['messages']>(
          `SELECT count(*) AS messages, count(iif(outcome = 'corrected', 1, NULL)) AS corrected, count(due_at) AS waiting,
             count(iif(outcome = 'unreachable' AND due_at IS NULL, 1, NULL)) AS unreachable,
             (SELECT ifnull(sum(deleted), 0) FROM corrections) AS deleted FROM quoting`,
        );
        const votes = database.prepare<[], PostedCounts['votes']>(
          'SELECT count(iif(helpful = 1, 1, NULL)) AS helpful, count(iif(helpful = 0, 1, NULL)) AS notHelpful FROM votes',
        );
        const follows = database.prepare<[], number>('SELECT count(*) FROM follows').pluck();
        return {
          messages: messages.get() ?? NONE.messages,
          votes: votes.get() ?? NONE.votes,
          follows: follows.get() ?? 0,
        };
      },
      RECORDS,
    );
  } finally {
    database.close();
  }
}
