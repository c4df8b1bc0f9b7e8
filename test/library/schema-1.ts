import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { LibraryModel, PreparedArticle } from '../../src/library/corpora/corpus.js';
import { toBlob } from '../../src/library/sqlite/embeddings.js';
import { articleHash, textHash } from '../../src/library/sqlite/hashes.js';
import { rangesToJson } from '../../src/library/sqlite/rows.js';
import { analysisLanguage } from '../../src/text/detect-language.js';
import { terms } from '../../src/text/terms.js';

/** The tables as versions before segments made them. */
const TABLES = `
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
PRAGMA application_id = 0x5662746d;
PRAGMA user_version = 1;
`;

const lexicalTables = (corpus: number): string => `
CREATE VIRTUAL TABLE terms_${corpus} USING fts5(
  title, body, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '.'"
);
CREATE VIRTUAL TABLE vocabulary_${corpus} USING fts5vocab('terms_${corpus}', 'row');
`;

/** Makes a library as version 1 of the schema had it; each corpus with its articles, keys from 1. */
export function makeSchema1(
  folder: string,
  model: LibraryModel,
  corpora: Readonly<Record<string, readonly PreparedArticle[]>>,
): void {
  const database = new Database(join(folder, 'verbatim.db'));
  database.pragma('journal_mode = WAL');
  database.exec(TABLES);
  for (const [at, [name, articles]] of Object.entries(corpora).entries()) {
    const corpus = at + 1;
    database.exec(lexicalTables(corpus));
    database
      .prepare(
        'INSERT INTO corpora (name, model_id, model_sha256, dimensions, active, revision) VALUES (?, ?, ?, ?, 1, 3)',
      )
      .run(name, model.id, model.sha256, model.dimensions);
    for (const one of articles) insert(database, corpus, one);
  }
  database.close();
}

function insert(database: Database.Database, corpus: number, { article, cutting, passages }: PreparedArticle): void {
  const { id, title, outlet, author, date, url, language, licence, path, text, masks, fileHash } = article;
  const key = database
    .prepare(
      `INSERT INTO articles (corpus, id, title, outlet, author, date, url, language, licence, path, text, masks,
         file_hash, text_hash, cutting, content_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      ...[corpus, id, title, outlet, author, date, url, language, licence, path, text, rangesToJson(masks)],
      ...[fileHash, textHash(text), cutting, articleHash(article, cutting, passages)],
    ).lastInsertRowid;
  const analysed = analysisLanguage(language, text);
  for (const [ordinal, { passage, text: body, embedding }] of passages.entries()) {
    const { start, end, paragraph, sentences } = passage;
    const passageId = database
      .prepare(
        `INSERT INTO passages (corpus, article, ordinal, range_start, range_end, paragraph, sentences)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(corpus, key, ordinal, start, end, paragraph, rangesToJson(sentences)).lastInsertRowid;
    database.prepare('INSERT INTO embeddings (passage, embedding) VALUES (?, ?)').run(passageId, toBlob(embedding));
    database
      .prepare(`INSERT INTO terms_${corpus} (rowid, title, body) VALUES (?, ?, ?)`)
      .run(passageId, terms(title, analysed).join(' '), terms(body, analysed).join(' '));
  }
}
