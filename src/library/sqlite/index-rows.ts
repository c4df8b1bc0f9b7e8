/** Reads of the database what an index is made of. Refuses to hold all of it at once: an archive's would not fit twice. */
import type Database from 'better-sqlite3';
import type { IndexedRow } from '../index/memory-part.js';

/** Rows read at once: between two pages other statements can run. */
const PAGE = 512;

/** Passages with ids above one, ascending, one by one. */
export function indexedRows(
  database: Database.Database,
  corpus: number,
): (above: number) => Generator<IndexedRow, void, undefined> {
  const page = database.prepare<[number, number, number], IndexedRow>(
    `SELECT passages.id AS id, article, terms, title_terms AS titleTerms, embedding FROM passages
     JOIN embeddings ON passage = passages.id JOIN articles ON articles.key = passages.article
     WHERE passages.corpus = ? AND passages.id > ? ORDER BY passages.id LIMIT ?`,
  );
  return function* (above) {
    for (let last: number | undefined = above; last !== undefined; ) {
      const rows: IndexedRow[] = page.all(corpus, last, PAGE);
      yield* rows;
      last = rows.length < PAGE ? undefined : rows.at(-1)?.id;
    }
  };
}
