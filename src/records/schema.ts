/** The tables of the records, and how earlier ones become these. Loses no row of anybody. */
import type { DatabaseConnection, DatabaseKind } from '../library/sqlite/database.js';

/** What the operator offers. A server is its id; empty: every server. */
const OFFERS = `
CREATE TABLE offers (
  corpus TEXT NOT NULL,
  guild TEXT NOT NULL,
  PRIMARY KEY (corpus, guild)
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
  language TEXT NOT NULL,
  private INTEGER NOT NULL,
  shared INTEGER NOT NULL DEFAULT 0,
  posted_at INTEGER NOT NULL,
  state TEXT NOT NULL
) STRICT;
CREATE INDEX posted_of_owner ON posted (owner);
CREATE INDEX posted_of_guild ON posted (guild);
CREATE INDEX posted_by_time ON posted (posted_at);

CREATE TABLE votes (
  posted TEXT NOT NULL REFERENCES posted ON DELETE CASCADE,
  person TEXT NOT NULL,
  helpful INTEGER NOT NULL,
  PRIMARY KEY (posted, person)
) STRICT;
CREATE INDEX votes_of_person ON votes (person);

${OFFERS}`;

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

/** Corpora are offered, none by default; a server's articles that are being deleted are noted, to go on after a restart. */
function toSchema4(database: DatabaseConnection): void {
  database.exec(`ALTER TABLE guilds ADD COLUMN clearing INTEGER NOT NULL DEFAULT 0; ${OFFERS}`);
}

export const RECORDS: DatabaseKind = {
  name: 'records',
  /** "Vbrc". */
  applicationId: 0x56627263,
  version: 4,
  schema: SCHEMA,
  migrations: { 2: toSchema2, 3: toSchema3, 4: toSchema4 },
  remedy: 'move it away and start again: settings of servers, offers and buttons of old messages then begin anew',
};
