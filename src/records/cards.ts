/** The records of cards and people: who asked for which card, and votes. Never stores the text of an article. */
import type { DatabaseConnection } from '../library/sqlite/database.js';
import type { PostedRecord, StoredCounts, SynchronousRecords } from './records.js';

/** SQLite has 0 and 1 for false and true; the state is JSON. */
type PostedRow = Omit<PostedRecord, 'private' | 'shared' | 'state'> & {
  private: number;
  shared: number;
  state: string;
};

export function cardRecords(database: DatabaseConnection, now: () => number) {
  const insert = database.prepare(
    `INSERT INTO posted (id, kind, owner, guild, language, private, posted_at, state)
     VALUES (@id, @kind, @owner, @guild, @language, @private, @postedAt, @state)`,
  );
  const read = database.prepare<[string], PostedRow>(
    'SELECT id, kind, owner, guild, language, private, shared, state FROM posted WHERE id = ?',
  );
  const share = database.prepare('UPDATE posted SET shared = 1 WHERE id = ? AND shared = 0');
  const vote = database.prepare(
    `INSERT INTO votes (posted, person, helpful) SELECT id, @person, @helpful FROM posted WHERE id = @id
     ON CONFLICT (posted, person) DO UPDATE SET helpful = excluded.helpful`,
  );
  const count = database.prepare<[{ person: string }], StoredCounts>(
    `SELECT (SELECT count(*) FROM posted WHERE owner = @person) AS posted,
            (SELECT count(*) FROM votes WHERE person = @person) AS votes`,
  );
  const forgetVotes = database.prepare('DELETE FROM votes WHERE person = ?');
  const forgetCards = database.prepare('DELETE FROM posted WHERE owner = ?');

  const kept = (person: string): StoredCounts => count.get({ person }) ?? { posted: 0, votes: 0 };
  return {
    keep(posted) {
      const state = JSON.stringify(posted.state);
      insert.run({ ...posted, state, private: posted.private ? 1 : 0, postedAt: now() });
    },
    posted(id) {
      const row = read.get(id);
      if (row === undefined) return null;
      return { ...row, private: row.private === 1, shared: row.shared === 1, state: JSON.parse(row.state) };
    },
    share: (id) => share.run(id).changes > 0,
    vote: (id, person, helpful) => void vote.run({ id, person, helpful: helpful ? 1 : 0 }),
    kept,
    // Takes the write lock before it reads.
    forget: database.transaction((person: string) => {
      const before = kept(person);
      forgetVotes.run(person);
      forgetCards.run(person);
      return before;
    }).immediate,
  } satisfies Partial<SynchronousRecords>;
}
