/** The records of followed questions: who follows what, where, and what was posted of it. Keeps no article and no answer. */
import type { DatabaseConnection } from '../library/sqlite/database.js';
import { DAY_MS } from '../text/calendar.js';
import { type DueFollow, type Follow, MOST_FOLLOWED, type NewFollow, type SynchronousRecords } from './records.js';

/** What answers a question is posted at most once in so many milliseconds. */
const POST_EVERY_MS = DAY_MS;

/** A question is asked at most once in so many: articles come in by the hundred. */
const LOOK_EVERY_MS = 10 * 60_000;

interface FollowRow extends Omit<Follow, 'followedAt' | 'postedAt'> {
  readonly followedAt: number;
  readonly postedAt: number | null;
}

const COLUMNS =
  'id, person, guild, channel, language, question, corpus, followed_at AS followedAt, posted_at AS postedAt';

const iso = (time: number): string => new Date(time).toISOString();

const fromRow = ({ followedAt, postedAt, ...row }: FollowRow): Follow => ({
  ...row,
  followedAt: iso(followedAt),
  postedAt: postedAt === null ? null : iso(postedAt),
});

export function followRecords(database: DatabaseConnection, now: () => number) {
  const count = database.prepare<[object], { readonly person: number; readonly guild: number }>(
    `SELECT (SELECT count(*) FROM follows WHERE person = @person) AS person,
            (SELECT count(*) FROM follows WHERE guild = @guild) AS guild`,
  );
  const insert = database.prepare(
    `INSERT INTO follows (id, person, guild, channel, language, question, corpus, seen, followed_at)
     VALUES (@id, @person, @guild, @channel, @language, @question, @corpus, @seen, @now)`,
  );
  const one = database.prepare<[string], FollowRow>(`SELECT ${COLUMNS} FROM follows WHERE id = ?`);
  const ofGuild = database.prepare<[{ guild: string; person: string | null }], FollowRow>(
    `SELECT ${COLUMNS} FROM follows WHERE guild = @guild AND (@person IS NULL OR person = @person)
     ORDER BY followed_at, rowid`,
  );
  const remove = database.prepare('DELETE FROM follows WHERE id = ?');
  const due = database.prepare<[object], Omit<DueFollow, 'posted'>>(
    `SELECT id, person, guild, channel, language, question, corpus, seen FROM follows
     WHERE seen <> @arrived AND (CAST(guild AS INTEGER) >> 22) % @count = @shard
       AND (posted_at IS NULL OR posted_at <= @now - ${POST_EVERY_MS})
       AND (looked_at IS NULL OR looked_at <= @now - ${LOOK_EVERY_MS})
       AND NOT EXISTS (SELECT 1 FROM guilds WHERE guilds.id = guild AND left_at IS NOT NULL)
     ORDER BY coalesce(looked_at, 0), followed_at, rowid LIMIT 1`,
  );
  const sentences = database
    .prepare<[string], string>('SELECT sha256 FROM followed_sentences WHERE follow = ?')
    .pluck();
  const looked = database.prepare('UPDATE follows SET looked_at = @now, seen = coalesce(@seen, seen) WHERE id = @id');
  const posted = database.prepare('UPDATE follows SET looked_at = @now, posted_at = @now, seen = @seen WHERE id = @id');
  const keepSentence = database.prepare(
    'INSERT OR IGNORE INTO followed_sentences (follow, sha256) SELECT id, @sha256 FROM follows WHERE id = @id',
  );

  return {
    follow: database.transaction((follow: NewFollow) => {
      const { person, guild } = count.get({ person: follow.person, guild: follow.guild })!;
      if (person >= MOST_FOLLOWED.person) return 'person-full';
      if (guild >= MOST_FOLLOWED.guild) return 'guild-full';
      insert.run({ ...follow, now: now() });
      return 'followed';
    }).immediate as SynchronousRecords['follow'],
    followed(id) {
      const row = one.get(id);
      return row === undefined ? null : fromRow(row);
    },
    follows: (guild, person) => ofGuild.all({ guild, person }).map(fromRow),
    unfollow: (id) => remove.run(id).changes > 0,
    dueFollow({ id, count: shards }, arrived) {
      const found = due.get({ arrived, count: shards, shard: id, now: now() });
      return found === undefined ? null : { ...found, posted: new Set(sentences.all(found.id)) };
    },
    noteLooked: (id, seen) => void looked.run({ id, seen, now: now() }),
    noteFollowPosted: database.transaction((id, seen, shown) => {
      posted.run({ id, seen, now: now() });
      for (const sha256 of shown) keepSentence.run({ id, sha256 });
    }).immediate as SynchronousRecords['noteFollowPosted'],
  } satisfies Partial<SynchronousRecords>;
}

/** What is kept under a person's id of the questions that they follow. */
export function followsOfPerson(database: DatabaseConnection) {
  const all = database.prepare<[string], FollowRow>(
    `SELECT ${COLUMNS} FROM follows WHERE person = ? ORDER BY followed_at, rowid`,
  );
  const forget = database.prepare('DELETE FROM follows WHERE person = ?');
  return {
    all: (person: string) =>
      all.all(person).map((row) => {
        const { person: _, ...follow } = fromRow(row);
        return follow;
      }),
    forget: (person: string): void => void forget.run(person),
  };
}
