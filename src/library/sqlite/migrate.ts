/** Brings a library of an older schema up to date, step by step. Embeds nothing again. */
import type Database from 'better-sqlite3';
import { analysisLanguage } from '../../text/detect-language.js';
import { signatureOf } from '../../text/signature.js';
import { terms } from '../../text/terms.js';
import { toBlob } from './embeddings.js';
import { changedContent } from './hashes.js';
import { NearDuplicateWriter } from './near-duplicate-writer.js';
import { rangesFromJson } from './rows.js';

/** The tables that schema 2 adds to schema 1, and the columns. */
const ADDED = `
ALTER TABLE corpora ADD COLUMN gone_since INTEGER NOT NULL DEFAULT 0;
ALTER TABLE corpora ADD COLUMN articles INTEGER NOT NULL DEFAULT 0;
ALTER TABLE corpora ADD COLUMN passages INTEGER NOT NULL DEFAULT 0;
ALTER TABLE corpora ADD COLUMN tokens INTEGER NOT NULL DEFAULT 0;
ALTER TABLE corpora ADD COLUMN content TEXT NOT NULL DEFAULT '0';
ALTER TABLE articles ADD COLUMN title_terms TEXT NOT NULL DEFAULT '';
ALTER TABLE articles ADD COLUMN tokens INTEGER NOT NULL DEFAULT 0;
ALTER TABLE articles ADD COLUMN signature BLOB NOT NULL DEFAULT x'';
ALTER TABLE articles ADD COLUMN story INTEGER;
ALTER TABLE articles ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
ALTER TABLE passages ADD COLUMN terms TEXT NOT NULL DEFAULT '';
CREATE INDEX articles_by_revision ON articles (corpus, revision);
CREATE INDEX articles_of_story ON articles (story) WHERE story IS NOT NULL;
CREATE TABLE bands (
  corpus INTEGER NOT NULL REFERENCES corpora ON DELETE CASCADE,
  band INTEGER NOT NULL,
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  PRIMARY KEY (corpus, band, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX bands_of_article ON bands (article);
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

interface Article {
  readonly key: number;
  readonly title: string;
  readonly language: string | null;
  readonly text: string;
  readonly content_hash: string;
}

/** Schema 1 had its terms in FTS5 tables, and no sums, groups of near copies, withdrawals or former texts. */
export function toSchema2(database: Database.Database): void {
  database.exec(ADDED);
  const corpora = database.prepare<[], number>('SELECT key FROM corpora').pluck().all();
  for (const corpus of corpora) {
    database.exec(`DROP TABLE IF EXISTS vocabulary_${corpus}; DROP TABLE IF EXISTS terms_${corpus}`);
    carryOver(database, corpus);
  }
}

/**
 * Schema 3 says when a corpus was last changed: null for what an earlier one holds. Its new index has what an ingest reads
 * of every article, so that the texts are not read for it.
 */
export function toSchema3(database: Database.Database): void {
  database.exec('ALTER TABLE corpora ADD COLUMN ingested_at TEXT');
  database.exec('CREATE INDEX known_articles ON articles (corpus, id, path, file_hash, cutting)');
}

/** Schema 4 keeps the token ids of passages: null until an article is ingested again. */
export function toSchema4(database: Database.Database): void {
  database.exec('ALTER TABLE passages ADD COLUMN token_ids BLOB');
}

/** Schema 5 says whether an article's title is stated: an earlier one does not know, and what it has passes for stated. */
export function toSchema5(database: Database.Database): void {
  database.exec('ALTER TABLE articles ADD COLUMN title_stated INTEGER NOT NULL DEFAULT 1');
}

/** Schema 6 knows when an article was new, by its first key: what an earlier one holds was new as it is. */
export function toSchema6(database: Database.Database): void {
  database.exec('ALTER TABLE articles ADD COLUMN arrival INTEGER');
}

function carryOver(database: Database.Database, corpus: number): void {
  const article = database.prepare<[number], Article>(
    'SELECT key, title, language, text, content_hash FROM articles WHERE key = ?',
  );
  const passagesOf = database.prepare<[number], { readonly id: number; readonly sentences: string }>(
    'SELECT id, sentences FROM passages WHERE article = ? ORDER BY ordinal',
  );
  const setTerms = database.prepare('UPDATE passages SET terms = ? WHERE id = ?');
  const setArticle = database.prepare('UPDATE articles SET title_terms = ?, tokens = ?, signature = ? WHERE key = ?');
  const keys = database.prepare<[number], number>('SELECT key FROM articles WHERE corpus = ? ORDER BY key').pluck();
  const nearDuplicates = new NearDuplicateWriter(database, corpus);
  const hashes: string[] = [];
  for (const key of keys.all(corpus)) {
    const { title, language, text, content_hash: hash } = article.get(key)!;
    const analysed = analysisLanguage(language, text);
    const titleTerms = terms(title, analysed);
    const bodies: string[] = [];
    let tokens = 0;
    for (const row of passagesOf.all(key)) {
      const sentences = rangesFromJson(row.sentences) ?? [];
      const body = sentences.map(({ start, end }) => text.slice(start, end)).join(' ');
      const bodyTerms = terms(body, analysed);
      setTerms.run(bodyTerms.join(' '), row.id);
      bodies.push(body);
      tokens += bodyTerms.length + titleTerms.length;
    }
    const signature = signatureOf(bodies.join('\n'));
    setArticle.run(titleTerms.join(' '), tokens, toBlob(signature), key);
    nearDuplicates.add(key, signature, 0);
    hashes.push(hash);
  }
  database
    .prepare(
      `UPDATE corpora SET content = $content, revision = revision + 1, gone_since = revision + 1,
         articles = (SELECT count(*) FROM articles WHERE corpus = $corpus),
         passages = (SELECT count(*) FROM passages WHERE corpus = $corpus),
         tokens = (SELECT coalesce(sum(tokens), 0) FROM articles WHERE corpus = $corpus)
       WHERE key = $corpus`,
    )
    .run({ content: changedContent('0', hashes, []), corpus });
}
