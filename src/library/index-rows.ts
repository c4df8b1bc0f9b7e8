import type Database from 'better-sqlite3';
import type { IndexedRow } from './memory-part.js';

/** Passages with ids from `first` to `last`, ascending, one by one: an archive's do not fit into memory twice. */
export function indexedRows(
  database: Database.Database,
  corpus: number,
): (first: number, last: number) => IterableIterator<IndexedRow> {
  const statement = database.prepare<[number, number, number], IndexedRow>(
    `SELECT passages.id AS id, article, terms, title_terms AS titleTerms, embedding FROM passages
     JOIN embeddings ON passage = passages.id JOIN articles ON articles.key = passages.article
     WHERE passages.corpus = ? AND passages.id BETWEEN ? AND ? ORDER BY passages.id`,
  );
  return (first, last) => statement.iterate(corpus, first, last);
}
