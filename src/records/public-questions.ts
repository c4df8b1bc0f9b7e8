/**
 * Public questions of a server that went unanswered, read from their cards: so they go when their person deletes them.
 * Tells nobody's id, and nothing that was asked privately, also where it was shared later.
 */
import type { DatabaseConnection } from '../library/sqlite/database.js';
import { DAY_MS } from '../text/calendar.js';
import type { PublicQuestion, SynchronousRecords } from './records.js';

/** How far back. */
const LISTED_MS = 30 * DAY_MS;

/** Questions that are read, the newest of them. */
const MOST_QUESTIONS = 5_000;

const QUESTIONS = `
SELECT question, isUnanswered, askedAt FROM (
  SELECT id, json_extract(state, '$.question') AS question, posted_at AS askedAt,
    json_extract(state, '$.head.status') = 'abstained'
      AND json_extract(state, '$.head.reason') <> 'not-a-question' AS isUnanswered,
    EXISTS (SELECT 1 FROM votes WHERE posted = posted.id AND helpful = 0) AS isNotHelpful
  FROM posted
  WHERE guild = @guild AND kind = 'answer' AND private = 0 AND posted_at >= @since AND json_valid(state)
)
WHERE question IS NOT NULL AND (isUnanswered OR isNotHelpful) ORDER BY askedAt DESC, id LIMIT ${MOST_QUESTIONS}`;

export function publicQuestions(database: DatabaseConnection, now: () => number) {
  const read = database.prepare<
    [{ guild: string; since: number }],
    Omit<PublicQuestion, 'isUnanswered'> & { isUnanswered: number }
  >(QUESTIONS);
  return {
    publicQuestions: (guild) =>
      read
        .all({ guild, since: now() - LISTED_MS })
        .map(({ isUnanswered, ...rest }) => ({ ...rest, isUnanswered: isUnanswered === 1 })),
  } satisfies Partial<SynchronousRecords>;
}
