/**
 * The records of servers: settings, offered and chosen corpora, departures. Checks no corpus: which ones exist is not known
 * here.
 */
import type { DatabaseConnection } from '../library/sqlite/database.js';
import { DAY_MS } from '../text/calendar.js';
import type { ChannelChoice, GuildSettings, Offer, SynchronousRecords } from './records.js';

/** SQLite has 0 and 1 for false and true. */
type GuildRow = Omit<GuildSettings, 'private' | 'sharesCorpus' | 'threads'> & {
  private: number;
  sharesCorpus: number;
  threads: number;
};

const DEFAULT_SETTINGS: GuildSettings = {
  language: null,
  private: false,
  cooldown: 3,
  confidence: 'possible',
  corpus: null,
  sharesCorpus: false,
  threads: false,
};

const CHANGE = `
INSERT INTO guilds (id, language, private, cooldown, confidence, corpus, shares_corpus, threads)
VALUES (@id, @language, @private, @cooldown, @confidence, @corpus, @sharesCorpus, @threads)
ON CONFLICT (id) DO UPDATE SET language = @language, private = @private, cooldown = @cooldown,
  confidence = @confidence, corpus = @corpus, shares_corpus = @sharesCorpus, threads = @threads,
  corpus_told = CASE WHEN corpus IS @corpus THEN corpus_told ELSE 0 END`;

/** A server that removed the bot is forgotten after this. */
const LEFT_KEPT_MS = 30 * DAY_MS;

/** In the table of offers, every server. */
const ALL = '';

export function guildRecords(database: DatabaseConnection, now: () => number) {
  const read = database.prepare<[string], GuildRow>(
    `SELECT language, private, cooldown, confidence, corpus, shares_corpus AS sharesCorpus, threads FROM guilds WHERE id = ?`,
  );
  const change = database.prepare(CHANGE);
  const touch = database.prepare('INSERT INTO guilds (id) VALUES (?) ON CONFLICT (id) DO NOTHING');
  const channel = database
    .prepare<[string, string], string>('SELECT corpus FROM channels WHERE guild = ? AND channel = ?')
    .pluck();
  const choices = database.prepare<[{ guild: string }], Omit<ChannelChoice, 'told'> & { told: number }>(
    `SELECT NULL AS channel, corpus, corpus_told AS told FROM guilds WHERE id = @guild AND corpus IS NOT NULL
     UNION ALL SELECT channel, corpus, told FROM channels WHERE guild = @guild ORDER BY channel`,
  );
  const tellServer = database.prepare('UPDATE guilds SET corpus_told = ? WHERE id = ?');
  const tellChannel = database.prepare('UPDATE channels SET told = ? WHERE guild = ? AND channel = ?');
  const setChannel = database.prepare(
    'INSERT INTO channels (guild, channel, corpus) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET corpus = excluded.corpus, told = 0',
  );
  const unsetChannel = database.prepare('DELETE FROM channels WHERE guild = ? AND channel = ?');
  const known = database
    .prepare<[], string>(
      `SELECT id FROM guilds WHERE left_at IS NULL
       UNION SELECT guild FROM posted WHERE guild IS NOT NULL AND guild NOT IN (SELECT id FROM guilds)
       UNION SELECT guild FROM quoting WHERE guild NOT IN (SELECT id FROM guilds)
       UNION SELECT guild FROM follows WHERE guild NOT IN (SELECT id FROM guilds)`,
    )
    .pluck();
  const leave = database.prepare(
    `INSERT INTO guilds (id, left_at) VALUES (?, ?)
     ON CONFLICT (id) DO UPDATE SET left_at = coalesce(left_at, excluded.left_at)`,
  );
  const join = database.prepare('UPDATE guilds SET left_at = NULL WHERE id = ? AND left_at IS NOT NULL');

  const leftLongAgo = database.prepare<[number], string>('SELECT id FROM guilds WHERE left_at < ? ORDER BY id').pluck();
  const forgetCards = database.prepare(
    'DELETE FROM posted WHERE guild IN (SELECT id FROM guilds WHERE id = ? AND left_at < ?)',
  );
  const forgetOfGuild = ['quoting', 'corrections', 'follows'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE guild IN (SELECT id FROM guilds WHERE id = ? AND left_at < ?)`),
  );
  const forgetOffers = database.prepare(
    'DELETE FROM offers WHERE guild IN (SELECT id FROM guilds WHERE id = ? AND left_at < ?)',
  );
  const forgetGuild = database.prepare('DELETE FROM guilds WHERE id = ? AND left_at < ?');
  const noteClearing = database.prepare(
    'INSERT INTO guilds (id, clearing) VALUES (@guild, @clearing) ON CONFLICT (id) DO UPDATE SET clearing = @clearing',
  );
  const clearing = database.prepare<[], string>('SELECT id FROM guilds WHERE clearing = 1 ORDER BY id').pluck();
  const offers = database.prepare<[], { corpus: string; guild: string }>(
    'SELECT corpus, guild FROM offers ORDER BY corpus, guild',
  );
  const offered = database.prepare<[string, string], string>('SELECT corpus FROM offers WHERE guild IN (?, ?)').pluck();
  const offer = database.prepare('INSERT INTO offers (corpus, guild) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const withdrawOffer = database.prepare('DELETE FROM offers WHERE corpus = ? AND guild = ?');
  const withdrawAllOffers = database.prepare('DELETE FROM offers WHERE corpus = ?');
  const sharing = database.prepare<[], string>('SELECT id FROM guilds WHERE shares_corpus = 1').pluck();

  const settings = (guild: string | null): GuildSettings => {
    const row = guild === null ? undefined : read.get(guild);
    if (row === undefined) return DEFAULT_SETTINGS;
    return { ...row, private: row.private === 1, sharesCorpus: row.sharesCorpus === 1, threads: row.threads === 1 };
  };

  return {
    settings,
    sharing: () => new Set(sharing.all()),
    offers: () => offers.all().map(({ corpus, guild }): Offer => ({ corpus, guild: guild === ALL ? null : guild })),
    offered: (guild) => new Set(offered.all(ALL, guild ?? ALL)),
    offer: ({ corpus, guild }) => offer.run(corpus, guild ?? ALL).changes > 0,
    withdrawOffers: ({ corpus, guild }) =>
      (guild === null ? withdrawAllOffers.run(corpus) : withdrawOffer.run(corpus, guild)).changes,
    // Takes the write lock before it reads: another process may write in between.
    changeSettings: database.transaction((guild: string, changes: Partial<GuildSettings>) => {
      const changed = { ...settings(guild), ...changes };
      const { private: isPrivate, sharesCorpus, threads } = changed;
      const flags = { private: isPrivate ? 1 : 0, sharesCorpus: sharesCorpus ? 1 : 0, threads: threads ? 1 : 0 };
      change.run({ ...changed, id: guild, ...flags });
    }).immediate,
    channelCorpus: (guild, id) => channel.get(guild, id) ?? null,
    choices: (guild) => choices.all({ guild }).map((choice) => ({ ...choice, told: choice.told === 1 })),
    noteTold(guild, id, told) {
      if (id === null) tellServer.run(told ? 1 : 0, guild);
      else tellChannel.run(told ? 1 : 0, guild, id);
    },
    setChannelCorpus: database.transaction((guild: string, id: string, corpus: string | null) => {
      touch.run(guild);
      if (corpus === null) unsetChannel.run(guild, id);
      else setChannel.run(guild, id, corpus);
    }),
    guilds: () => known.all(),
    left: (guild) => void leave.run(guild, now()),
    joined: (guild) => void join.run(guild),
    leftLongAgo: () => leftLongAgo.all(now() - LEFT_KEPT_MS),
    forgetGuild: database.transaction((guild: string) => {
      const limit = now() - LEFT_KEPT_MS;
      for (const forget of [forgetCards, ...forgetOfGuild, forgetOffers, forgetGuild]) forget.run(guild, limit);
    }).immediate,
    noteClearing: (guild, isClearing) => void noteClearing.run({ guild, clearing: isClearing ? 1 : 0 }),
    clearing: () => clearing.all(),
  } satisfies Partial<SynchronousRecords>;
}
