/** What tells one kind of SQLite file from another. */
export interface DatabaseKind {
  /** As errors and their codes call it. */
  readonly name: string;
  /** SQLite's `application_id`: a database of another kind is never written to. */
  readonly applicationId: number;
  /** SQLite's `user_version`: another schema is refused. */
  readonly version: number;
  /** The tables, as SQL. */
  readonly schema: string;
  /** What to do about a damaged or older file. */
  readonly remedy: string;
}

/** Raised when the tables change; a library of another version is refused with the command that makes a new one. */
const SCHEMA_VERSION = 1;

/** Marks the file as Verbatim's ("Vbtm"), so that another program's database is never written to. */
const APPLICATION_ID = 0x5662746d;

/**
 * A corpus has one active row. While a corpus moves to another model a second, inactive row of the same name fills up
 * beside it; embeddings of two models are never under one key. Passage ids are never used again (AUTOINCREMENT), so an
 * id stands for one embedding for ever: what an index or a cache holds for it can be outdated, never wrong.
 */
const SCHEMA = `
CREATE TABLE corpora (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  model_id TEXT NOT NULL,
  model_sha256 TEXT NOT NULL,
  dimensions INTEGER NOT NULL,
  active INTEGER NOT NULL,
  revision INTEGER NOT NULL DEFAULT 0,
  UNIQUE (name, model_sha256)
) STRICT;
CREATE UNIQUE INDEX active_corpora ON corpora (name) WHERE active = 1;

CREATE TABLE articles (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  corpus INTEGER NOT NULL REFERENCES corpora ON DELETE CASCADE,
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  outlet TEXT,
  author TEXT,
  date TEXT,
  url TEXT,
  language TEXT,
  licence TEXT,
  path TEXT NOT NULL,
  text TEXT NOT NULL,
  masks TEXT NOT NULL,
  file_hash TEXT NOT NULL,
  text_hash BLOB NOT NULL,
  cutting INTEGER NOT NULL,
  content_hash TEXT NOT NULL,
  UNIQUE (corpus, id)
) STRICT;

CREATE TABLE passages (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  corpus INTEGER NOT NULL REFERENCES corpora ON DELETE CASCADE,
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  range_start INTEGER NOT NULL,
  range_end INTEGER NOT NULL,
  paragraph INTEGER NOT NULL,
  sentences TEXT NOT NULL
) STRICT;
CREATE INDEX passages_of_corpus ON passages (corpus);
CREATE INDEX passages_of_article ON passages (article, ordinal);

CREATE TABLE embeddings (
  passage INTEGER PRIMARY KEY REFERENCES passages ON DELETE CASCADE,
  embedding BLOB NOT NULL
) STRICT;
`;

export const LIBRARY: DatabaseKind = {
  name: 'library',
  applicationId: APPLICATION_ID,
  version: SCHEMA_VERSION,
  schema: SCHEMA,
  remedy: 'move the library folder away and run `npm run ingest` to build it again from the articles',
};
