/** Reads from the database what an index is made of. Holds one page at a time: an archive would not fit twice. */
import type { IndexedCorpus } from '../index/manifest.js';
import { fromBlob, isWhole } from './embeddings.js';

/** Rows read at once: between two pages other statements can run. */
const PAGE = 512;

export interface IndexedPassage {
  readonly id: number;
  /** Key of its article. */
  readonly article: number;
  readonly terms: readonly string[];
  readonly titleTerms: readonly string[];
  /** Zeros, near to nothing, where the stored one is damaged: the passage is still found by its words. */
  readonly embedding: Float32Array;
}

interface Row {
  readonly id: number;
  readonly article: number;
  readonly terms: string;
  readonly titleTerms: string;
  readonly embedding: Buffer;
}

/** Passages with ids above one, ascending, one by one. */
export function indexedPassages({ database, key, model }: IndexedCorpus): (above: number) => Generator<IndexedPassage> {
  const page = database.prepare<[number, number, number], Row>(
    `SELECT passages.id AS id, article, terms, title_terms AS titleTerms, embedding FROM passages
     JOIN embeddings ON passage = passages.id JOIN articles ON articles.key = passages.article
     WHERE passages.corpus = ? AND passages.id > ? ORDER BY passages.id LIMIT ?`,
  );
  const indexed = ({ id, article, terms, titleTerms, embedding }: Row): IndexedPassage => ({
    id,
    article,
    terms: split(terms),
    titleTerms: split(titleTerms),
    embedding: isWhole(embedding, model.dimensions) ? fromBlob(embedding) : new Float32Array(model.dimensions),
  });
  return function* (above) {
    for (let last: number | undefined = above; last !== undefined; ) {
      const rows: Row[] = page.all(key, last, PAGE);
      for (const row of rows) yield indexed(row);
      last = rows.length < PAGE ? undefined : rows.at(-1)?.id;
    }
  };
}

/** Terms are stored joined by spaces, and none holds one. */
const split = (terms: string): string[] => (terms === '' ? [] : terms.split(' '));
