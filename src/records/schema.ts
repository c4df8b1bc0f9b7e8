/** The tables of the records, and how earlier ones become these. Loses no row but what may not be kept any more. */
import type { StoredCitation } from '../answering/lookup/lookup.js';
import type { DatabaseConnection, DatabaseKind } from '../library/sqlite/database.js';
import { oneCorpus } from './records.js';

/**
 * `quoting` has the messages that quote, where all can see them, `citations` what they quote: `copy` 0 is the quotation, a
 * higher one an article that is named beside it for the same words. `message` and `channel` are null where an earlier
 * version posted it, which did not note them. `content` is the article's hash when the citation was last looked at; empty:
 * it was gone; null: not yet. `corrections` counts what became of messages that were to be corrected: `corrected` and
 * `unreachable` since the managers were last told.
 */
const QUOTING = `
CREATE TABLE quoting (
  key INTEGER PRIMARY KEY,
  message TEXT UNIQUE,
  channel TEXT,
  guild TEXT NOT NULL,
  language TEXT NOT NULL,
  card TEXT,
  page INTEGER NOT NULL DEFAULT 1,
  pages INTEGER NOT NULL DEFAULT 1,
  posted_at INTEGER NOT NULL,
  due_at INTEGER,
  tries INTEGER NOT NULL DEFAULT 0,
  outcome TEXT,
  settled_at INTEGER
) STRICT;
CREATE INDEX quoting_of_channel ON quoting (channel, posted_at);
CREATE INDEX quoting_of_guild ON quoting (guild);
CREATE INDEX quoting_by_time ON quoting (posted_at);
CREATE INDEX quoting_due ON quoting (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE citations (
  quoting INTEGER NOT NULL REFERENCES quoting ON DELETE CASCADE,
  rank INTEGER NOT NULL,
  copy INTEGER NOT NULL,
  corpus TEXT NOT NULL,
  article TEXT NOT NULL,
  range_start INTEGER NOT NULL,
  range_end INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  highlight TEXT NOT NULL,
  content TEXT,
  wanted TEXT NOT NULL,
  shown TEXT NOT NULL,
  PRIMARY KEY (quoting, rank, copy)
) STRICT, WITHOUT ROWID;
CREATE INDEX citations_of_article ON citations (corpus, article, content);
CREATE INDEX citations_unseen ON citations (corpus, article) WHERE content IS NULL;

CREATE TABLE corrections (
  guild TEXT PRIMARY KEY,
  corrected INTEGER NOT NULL,
  unreachable INTEGER NOT NULL,
  deleted INTEGER NOT NULL
) STRICT;
`;

/** `of_others`: the state holds words of somebody else. */
const OF_OTHERS = 'CREATE INDEX posted_of_others ON posted (posted_at) WHERE of_others = 1;';

/** The cards of a person's conversation in a channel, direct or a thread, newest last. */
const IN_CHANNEL = 'CREATE INDEX posted_in_channel ON posted (channel, owner, posted_at) WHERE channel IS NOT NULL;';

/** What the operator offers. A server is its id; empty: every server. */
const OFFERS = `
CREATE TABLE offers (
  corpus TEXT NOT NULL,
  guild TEXT NOT NULL,
  PRIMARY KEY (corpus, guild)
) STRICT, WITHOUT ROWID;
`;

/**
 * `follows` has the questions that people follow. `seen` is the last arrival of an article for which one was asked (see the
 * library's schema); `looked_at` and `posted_at` are when it was last asked, and when an answer was last posted.
 * `followed_sentences` has the sha256 of what was posted, so that it is not posted twice.
 */
const FOLLOWS = `
CREATE TABLE follows (
  id TEXT PRIMARY KEY,
  person TEXT NOT NULL,
  guild TEXT NOT NULL,
  channel TEXT NOT NULL,
  language TEXT NOT NULL,
  question TEXT NOT NULL,
  corpus TEXT,
  seen INTEGER NOT NULL,
  followed_at INTEGER NOT NULL,
  looked_at INTEGER,
  posted_at INTEGER
) STRICT;
CREATE INDEX follows_of_person ON follows (person);
CREATE INDEX follows_of_guild ON follows (guild);

CREATE TABLE followed_sentences (
  follow TEXT NOT NULL REFERENCES follows ON DELETE CASCADE,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (follow, sha256)
) STRICT, WITHOUT ROWID;
`;

/** Where (`channels`) and for whom (`roles`) answers may be seen by all; none of a kind: everywhere, for everybody. */
const LIMITS = `
CREATE TABLE limits (
  guild TEXT NOT NULL REFERENCES guilds ON DELETE CASCADE,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (guild, kind, id)
) STRICT, WITHOUT ROWID;
`;

/** Times are milliseconds since 1970; ids of servers, channels and people are Discord's. */
const SCHEMA = `
CREATE TABLE guilds (
  id TEXT PRIMARY KEY,
  language TEXT,
  private INTEGER NOT NULL DEFAULT 0,
  cooldown INTEGER NOT NULL DEFAULT 3,
  confidence TEXT NOT NULL DEFAULT 'possible',
  corpus TEXT,
  shares_corpus INTEGER NOT NULL DEFAULT 0,
  corpus_told INTEGER NOT NULL DEFAULT 0,
  clearing INTEGER NOT NULL DEFAULT 0,
  threads INTEGER NOT NULL DEFAULT 0,
  left_at INTEGER
) STRICT;

CREATE TABLE channels (
  guild TEXT NOT NULL REFERENCES guilds ON DELETE CASCADE,
  channel TEXT NOT NULL,
  corpus TEXT NOT NULL,
  told INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (guild, channel)
) STRICT;

CREATE TABLE posted (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  owner TEXT NOT NULL,
  guild TEXT,
  channel TEXT,
  language TEXT NOT NULL,
  private INTEGER NOT NULL,
  shared INTEGER NOT NULL DEFAULT 0,
  posted_at INTEGER NOT NULL,
  of_others INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL
) STRICT;
CREATE INDEX posted_of_owner ON posted (owner);
CREATE INDEX posted_of_guild ON posted (guild);
CREATE INDEX posted_by_time ON posted (posted_at);
${IN_CHANNEL}
${OF_OTHERS}

CREATE TABLE votes (
  posted TEXT NOT NULL REFERENCES posted ON DELETE CASCADE,
  person TEXT NOT NULL,
  helpful INTEGER NOT NULL,
  PRIMARY KEY (posted, person)
) STRICT;
CREATE INDEX votes_of_person ON votes (person);

${OFFERS}
${LIMITS}
${QUOTING}
${FOLLOWS}`;

/** Servers may share what they have added. */
function toSchema2(database: DatabaseConnection): void {
  database.exec('ALTER TABLE guilds ADD COLUMN shares_corpus INTEGER NOT NULL DEFAULT 0');
}

/**
 * Managers learn once that a choice no longer answers, and cards name their corpus. Earlier cards named none where the
 * default one answered: their citations are looked up in `default`. An abstention holds titles, which may be of another
 * corpus that the bot was started with: it still names none, and its buttons say that it is too old.
 */
function toSchema3(database: DatabaseConnection): void {
  database.exec(`
    ALTER TABLE guilds ADD COLUMN corpus_told INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE channels ADD COLUMN told INTEGER NOT NULL DEFAULT 0;
    UPDATE posted SET state = json_set(state, '$.scope.corpus', 'default')
      WHERE json_type(state, '$.scope.corpus') = 'null' AND json_extract(state, '$.head.status') IS NOT 'abstained';
    UPDATE posted SET state = json_set(state, '$.corpus', 'default') WHERE json_type(state, '$.corpus') = 'null';
  `);
}

/** The citations of an excerpt as a card of schema 3 kept them: its own, then those of its copies. */
function formerCitations(excerpt: unknown): { readonly place: StoredCitation; readonly highlight: unknown }[] {
  const { place, highlight, also } = Object(excerpt);
  const all: unknown[] = [place, ...(Array.isArray(also) ? also : [])];
  return all.filter(isPlace).map((one, copy) => ({ place: one, highlight: copy === 0 ? highlight : [] }));
}

function isPlace(place: unknown): place is StoredCitation {
  const { articleId, start, end, sha256 } = Object(place);
  return (
    typeof articleId === 'string' && Number.isInteger(start) && Number.isInteger(end) && typeof sha256 === 'string'
  );
}

/**
 * Corpora are offered, none by default; a server's articles that are being deleted are noted, to go on after a restart.
 * Messages that quote have a record of their own. Of those that were posted before, the citations alone are known, from
 * their cards: they are looked after, but cannot be edited. Words of others are kept for fifteen minutes: those that are
 * kept already go, with each text that may be of a message that somebody checked.
 */
function toSchema4(database: DatabaseConnection): void {
  database.exec(`
    ALTER TABLE posted ADD COLUMN of_others INTEGER NOT NULL DEFAULT 0;
    ${OF_OTHERS}
    ALTER TABLE guilds ADD COLUMN clearing INTEGER NOT NULL DEFAULT 0;
    ${OFFERS}
    DELETE FROM posted WHERE kind = 'bearing';
    DELETE FROM posted WHERE kind = 'verify' AND json_type(state, '$.source') IS NOT 'text';
    ${QUOTING}`);
  const cards = database.prepare<[], { guild: string; language: string; postedAt: number; state: string }>(
    `SELECT guild, language, posted_at AS postedAt, state FROM posted
     WHERE kind = 'answer' AND guild IS NOT NULL AND (private = 0 OR shared = 1) AND json_valid(state)
       AND (json_extract(state, '$.head.status') = 'answered' OR json_extract(state, '$.head.reason') = 'not-a-question')
       AND json_type(state, '$.scope.corpus') = 'text' AND json_type(state, '$.pages') = 'array'
     ORDER BY posted_at, id`,
  );
  const message = database.prepare('INSERT INTO quoting (guild, language, posted_at) VALUES (?, ?, ?)');
  const citation = database.prepare(
    `INSERT INTO citations (quoting, rank, copy, corpus, article, range_start, range_end, sha256, highlight, wanted, shown)
     VALUES (@key, @rank, @copy, @corpus, @articleId, @start, @end, @sha256, @highlight, @sha256, @sha256)`,
  );
  for (const { guild, language, postedAt, state } of cards.all()) {
    const { scope, pages } = JSON.parse(state) as { scope: { corpus: string }; pages: unknown[] };
    const { lastInsertRowid: key } = message.run(guild, language, postedAt);
    for (const [index, excerpt] of pages.flat().entries()) {
      for (const [copy, { place, highlight }] of formerCitations(excerpt).entries()) {
        const { articleId, start, end, sha256 } = place;
        const of = oneCorpus(scope.corpus, articleId);
        const words = JSON.stringify(highlight ?? []);
        citation.run({ ...of, start, end, sha256, key, rank: index + 1, copy, highlight: words });
      }
    }
  }
}

/**
 * A question is read in the light of the one before it in its channel; answers may go into threads; questions are followed;
 * managers may limit where and for whom answers can be seen by all.
 */
function toSchema5(database: DatabaseConnection): void {
  database.exec(`
    ALTER TABLE posted ADD COLUMN channel TEXT;
    ${IN_CHANNEL}
    ALTER TABLE guilds ADD COLUMN threads INTEGER NOT NULL DEFAULT 0;
    ${FOLLOWS}
    ${LIMITS}`);
}

export const RECORDS: DatabaseKind = {
  name: 'records',
  /** "Vbrc". */
  applicationId: 0x56627263,
  version: 5,
  schema: SCHEMA,
  migrations: { 2: toSchema2, 3: toSchema3, 4: toSchema4, 5: toSchema5 },
  remedy: 'move it away and start again: settings of servers, offers and buttons of old messages then begin anew',
};
