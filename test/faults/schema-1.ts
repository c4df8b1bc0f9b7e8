import Database from 'better-sqlite3';

/**
 * Makes of a library's database one of schema 1, as Verbatim 0.1.0 wrote it: what later ones added is gone, and the terms
 * stand in FTS5 tables.
 */
export function toSchema1(file: string): void {
  const database = new Database(file);
  database.pragma('foreign_keys = OFF');
  database.transaction(() => {
    for (const index of ['articles_by_revision', 'articles_of_story', 'known_articles'])
      database.exec(`DROP INDEX ${index}`);
    const corpora = database.prepare<[], number>('SELECT key FROM corpora').pluck().all();
    for (const corpus of corpora) keepTerms(database, corpus);
    for (const table of ['bands', 'gone', 'withdrawn', 'superseded']) database.exec(`DROP TABLE ${table}`);
    for (const [table, columns] of Object.entries(ADDED)) {
      for (const column of columns) database.exec(`ALTER TABLE ${table} DROP COLUMN ${column}`);
    }
    database.pragma('user_version = 1');
  })();
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
}

const ADDED = {
  corpora: ['gone_since', 'articles', 'passages', 'tokens', 'content', 'ingested_at'],
  articles: ['title_terms', 'tokens', 'signature', 'story', 'revision', 'title_stated', 'arrival'],
  passages: ['terms', 'token_ids'],
};

function keepTerms(database: Database.Database, corpus: number): void {
  database.exec(`
    CREATE VIRTUAL TABLE terms_${corpus} USING fts5(
      title, body, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '.'"
    );
    CREATE VIRTUAL TABLE vocabulary_${corpus} USING fts5vocab('terms_${corpus}', 'row');
    INSERT INTO terms_${corpus} (rowid, title, body)
      SELECT passages.id, title_terms, terms FROM passages JOIN articles ON articles.key = article
      WHERE passages.corpus = ${corpus};`);
}
