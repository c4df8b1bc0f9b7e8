import type { Connection, DatabaseKind } from '../library/database.js';

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
  left_at INTEGER
) STRICT;

CREATE TABLE channels (
  guild TEXT NOT NULL REFERENCES guilds ON DELETE CASCADE,
  channel TEXT NOT NULL,
  corpus TEXT NOT NULL,
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
`;

/** Servers may share what they have added. */
function toSchema2(database: Connection): void {
  database.exec('ALTER TABLE guilds ADD COLUMN shares_corpus INTEGER NOT NULL DEFAULT 0');
}

export const RECORDS: DatabaseKind = {
  name: 'records',
  /** "Vbrc". */
  applicationId: 0x56627263,
  version: 2,
  schema: SCHEMA,
  migrations: { 2: toSchema2 },
  remedy: 'move it away and start again: settings of servers and buttons of old messages then begin anew',
};
