/** The records of cards and people: who asked for which card, and votes. Never stores the text of an article. */
import type { DatabaseConnection } from '../library/sqlite/database.js';
import { DAY_MS } from '../text/calendar.js';
import { followsOfPerson } from './follows.js';
import type { PersonalData, PostedRecord, StoredCounts, SynchronousRecords } from './records.js';

/** Milliseconds for which the words of somebody else are kept: as long as Discord keeps the token of an interaction. */
export const OTHERS_KEPT_MS = 15 * 60 * 1000;

/** Milliseconds after which a question is no longer read in the light of the one before it. */
const CONVERSATION_MS = DAY_MS;

/** SQLite has 0 and 1 for false and true; the state is JSON. */
type PostedRow = Omit<PostedRecord, 'private' | 'shared' | 'state'> & {
  private: number;
  shared: number;
  state: string;
};

interface DatedRow {
  readonly postedAt: number;
  readonly ofOthers: number;
}

export function cardRecords(database: DatabaseConnection, now: () => number) {
  const insert = database.prepare(
    `INSERT INTO posted (id, kind, owner, guild, channel, language, private, posted_at, of_others, state)
     VALUES (@id, @kind, @owner, @guild, @channel, @language, @private, @postedAt, @ofOthers, @state)`,
  );
  const read = database.prepare<[string], PostedRow & DatedRow>(
    `SELECT id, kind, owner, guild, channel, language, private, shared, posted_at AS postedAt, of_others AS ofOthers, state
     FROM posted WHERE id = ?`,
  );
  const isRecentAnswer = `kind = 'answer' AND posted_at >= @since`;
  const recent = database
    .prepare<[{ card: string; since: number }], string>(
      `SELECT id FROM posted WHERE id = @card AND (private = 0 OR shared = 1) AND ${isRecentAnswer}`,
    )
    .pluck();
  const newestIn = database
    .prepare<[{ channel: string; person: string; private: number; since: number }], string>(
      `SELECT id FROM posted WHERE channel = @channel AND owner = @person AND (private = 0 OR shared = 1 OR @private = 1)
         AND ${isRecentAnswer}
       ORDER BY posted_at DESC, rowid DESC LIMIT 1`,
    )
    .pluck();
  const moveTo = database.prepare('UPDATE posted SET channel = @channel WHERE id = @id');
  const share = database.prepare('UPDATE posted SET shared = 1 WHERE id = ? AND shared = 0');
  const vote = database.prepare(
    `INSERT INTO votes (posted, person, helpful) SELECT id, @person, @helpful FROM posted WHERE id = @id
     ON CONFLICT (posted, person) DO UPDATE SET helpful = excluded.helpful`,
  );
  const count = database.prepare<[{ person: string }], StoredCounts>(
    `SELECT (SELECT count(*) FROM posted WHERE owner = @person) AS posted,
            (SELECT count(*) FROM votes WHERE person = @person) AS votes,
            (SELECT count(*) FROM follows WHERE person = @person) AS follows`,
  );
  const cardsOf = database.prepare<[string], PostedRow & DatedRow>(
    `SELECT id, kind, owner, guild, channel, language, private, shared, posted_at AS postedAt, of_others AS ofOthers, state
     FROM posted WHERE owner = ? ORDER BY posted_at, id`,
  );
  const votesOf = database.prepare<[string], { card: string; helpful: number }>(
    'SELECT posted AS card, helpful FROM votes WHERE person = ? ORDER BY posted',
  );
  const forgetVotes = database.prepare('DELETE FROM votes WHERE person = ?');
  const forgetCards = database.prepare('DELETE FROM posted WHERE owner = ?');

  const follows = followsOfPerson(database);

  const posted = (id: string): PostedRecord | null => {
    const found = read.get(id);
    if (found === undefined) return null;
    const { postedAt, ofOthers, ...row } = found;
    // What is due to be deleted is not there, also where nothing has deleted it yet.
    if (ofOthers === 1 && postedAt < now() - OTHERS_KEPT_MS) return null;
    return { ...row, private: row.private === 1, shared: row.shared === 1, state: JSON.parse(row.state) };
  };
  const kept = (person: string): StoredCounts => count.get({ person })!;
  return {
    keep(posted) {
      const state = JSON.stringify(posted.state);
      const flags = { private: posted.private ? 1 : 0, ofOthers: posted.ofOthers === true ? 1 : 0 };
      insert.run({ channel: null, ...posted, ...flags, state, postedAt: now() });
    },
    posted,
    earlierAnswer(of) {
      const since = now() - CONVERSATION_MS;
      const id =
        'card' in of ? recent.get({ ...of, since }) : newestIn.get({ ...of, private: of.private ? 1 : 0, since });
      return id === undefined ? null : posted(id);
    },
    continueIn: (id, channel) => void moveTo.run({ id, channel }),
    share: (id) => share.run(id).changes > 0,
    vote: (id, person, helpful) => void vote.run({ id, person, helpful: helpful ? 1 : 0 }),
    kept,
    personalData: (person): PersonalData => ({
      cards: cardsOf.all(person).map(({ owner: _, ofOthers, postedAt, state, ...card }) => ({
        ...card,
        private: card.private === 1,
        shared: card.shared === 1,
        postedAt: new Date(postedAt).toISOString(),
        state: ofOthers === 1 ? null : JSON.parse(state),
      })),
      votes: votesOf.all(person).map(({ card, helpful }) => ({ card, helpful: helpful === 1 })),
      follows: follows.all(person),
    }),
    // Takes the write lock before it reads.
    forget: database.transaction((person: string) => {
      const before = kept(person);
      forgetVotes.run(person);
      forgetCards.run(person);
      follows.forget(person);
      return before;
    }).immediate,
  } satisfies Partial<SynchronousRecords>;
}
