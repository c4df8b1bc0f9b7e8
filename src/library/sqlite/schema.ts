/** The tables of a library, and what every kind of SQLite file states about itself. */
import type Database from 'better-sqlite3';
import { toSchema2, toSchema3, toSchema4, toSchema5, toSchema6 } from './migrate.js';

export type DatabaseConnection = Database.Database;

/** What distinguishes one kind of SQLite file from another. */
export interface DatabaseKind {
  /** In errors and their codes. */
  readonly name: string;
  /** SQLite's `application_id`: a database of another kind is never written to. */
  readonly applicationId: number;
  /** SQLite's `user_version`: a newer schema is refused, an older one migrated. */
  readonly version: number;
  /** The tables, as SQL. */
  readonly schema: string;
  /** For each version, how the one before is brought up to it; the caller opens the transaction. */
  readonly migrations: Readonly<Record<number, (database: DatabaseConnection) => void>>;
  /** What to do about a damaged or older file. */
  readonly remedy: string;
}

/** Raised when the tables change, with a migration that brings the former version up to it. */
const SCHEMA_VERSION = 6;

/** Marks the file as Verbatim's ("Vbtm"), so that another program's database is never written to. */
const APPLICATION_ID = 0x5662746d;

/**
 * A corpus has one active row. While a corpus moves to another model a second, inactive row of the same name fills up
 * beside it; embeddings of two models are never under one key. Keys of articles and ids of passages are never used
 * again (AUTOINCREMENT), so an id stands for one embedding for ever: what an index or a cache holds for it can be
 * outdated, never wrong. The ids of an article's passages are consecutive.
 *
 * `revision` counts the commits of a corpus. A reader updates what it holds in memory by articles of a higher revision
 * and by `gone`, which keeps the removals since `gone_since`; a reader that has seen less starts over. `articles`,
 * `passages`, `tokens` and `content` (see `hashes.ts`) are sums over the corpus' articles, kept with every commit so
 * that no reader has to count. `ingested_at` is the time of the last commit (ISO 8601, UTC), null before schema 3.
 *
 * `signature` is the article's MinHash (`text/signature.ts`), and `bands` the parts of it by which similar articles are
 * found; `story` is an article's group of near copies.
 *
 * `arrival` is the first key that an article of this id had in a corpus of this name; null: the one that it has. An article
 * gets another key when it is replaced, cut anew or embedded by another model, and is no new one for that.
 *
 * `title_stated` is 0 where the title is the text's own beginning; 1 also for what was read before schema 5.
 *
 * `token_ids` of a passage are its words' ids by the tokenizer of the corpus' model (`models/packed-words.ts`), so that a
 * reader with the same tokenizer need not tokenize it; null where they could not be kept, or before schema 4.
 *
 * `superseded` holds the former texts of articles. It and `withdrawn` go by the corpus' name: they outlive a change of
 * model.
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
  gone_since INTEGER NOT NULL DEFAULT 0,
  articles INTEGER NOT NULL DEFAULT 0,
  passages INTEGER NOT NULL DEFAULT 0,
  tokens INTEGER NOT NULL DEFAULT 0,
  content TEXT NOT NULL DEFAULT '0',
  ingested_at TEXT,
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
  title_terms TEXT NOT NULL,
  tokens INTEGER NOT NULL,
  signature BLOB NOT NULL,
  story INTEGER,
  revision INTEGER NOT NULL,
  title_stated INTEGER NOT NULL DEFAULT 1,
  arrival INTEGER,
  UNIQUE (corpus, id)
) STRICT;
CREATE INDEX known_articles ON articles (corpus, id, path, file_hash, cutting);
CREATE INDEX articles_by_revision ON articles (corpus, revision);
CREATE INDEX articles_of_story ON articles (story) WHERE story IS NOT NULL;

CREATE TABLE passages (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  corpus INTEGER NOT NULL REFERENCES corpora ON DELETE CASCADE,
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  range_start INTEGER NOT NULL,
  range_end INTEGER NOT NULL,
  paragraph INTEGER NOT NULL,
  sentences TEXT NOT NULL,
  terms TEXT NOT NULL,
  token_ids BLOB
) STRICT;
CREATE INDEX passages_of_corpus ON passages (corpus);
CREATE INDEX passages_of_article ON passages (article, ordinal);

CREATE TABLE bands (
  corpus INTEGER NOT NULL REFERENCES corpora ON DELETE CASCADE,
  band INTEGER NOT NULL,
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  PRIMARY KEY (corpus, band, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX bands_of_article ON bands (article);

CREATE TABLE embeddings (
  passage INTEGER PRIMARY KEY REFERENCES passages ON DELETE CASCADE,
  embedding BLOB NOT NULL
) STRICT;

CREATE TABLE gone (
  corpus INTEGER NOT NULL REFERENCES corpora ON DELETE CASCADE,
  revision INTEGER NOT NULL,
  article INTEGER NOT NULL,
  first_passage INTEGER,
  last_passage INTEGER
) STRICT;
CREATE INDEX gone_by_revision ON gone (corpus, revision);

CREATE TABLE withdrawn (
  corpus TEXT NOT NULL,
  id TEXT NOT NULL,
  withdrawn_at TEXT NOT NULL,
  PRIMARY KEY (corpus, id)
) STRICT;

CREATE TABLE superseded (
  corpus TEXT NOT NULL,
  id TEXT NOT NULL,
  text_hash BLOB NOT NULL,
  text BLOB NOT NULL,
  superseded_at TEXT NOT NULL,
  PRIMARY KEY (corpus, id, text_hash)
) STRICT;
`;

export const LIBRARY: DatabaseKind = {
  name: 'library',
  applicationId: APPLICATION_ID,
  version: SCHEMA_VERSION,
  schema: SCHEMA,
  migrations: { 2: toSchema2, 3: toSchema3, 4: toSchema4, 5: toSchema5, 6: toSchema6 },
  remedy: 'move the library folder away and run `npm run ingest` to build it again from the articles',
};
