import type Database from 'better-sqlite3';
import { dotProduct } from '../../text/dot-product.js';
import type { Hit } from '../corpora/corpus.js';
import { fromBlob, isWhole } from '../sqlite/embedding-blob.js';
import { TopHits } from './top-hits.js';

/** Nearest passages among those of some articles: exactly, straight from the database. */
export class DenseAmong {
  readonly #dimensions: number;
  readonly #embeddings: Database.Statement<[string], { passage: number; embedding: Buffer }>;

  constructor(database: Database.Database, dimensions: number) {
    this.#dimensions = dimensions;
    this.#embeddings = database.prepare(
      `SELECT passage, embedding FROM json_each(?) AS kept JOIN passages ON passages.article = kept.value
       JOIN embeddings ON passage = passages.id`,
    );
  }

  /** @param articles keys */
  hits(question: Float32Array, k: number, articles: Iterable<number>): Hit[] {
    const best = new TopHits(k);
    for (const { passage, embedding } of this.#embeddings.iterate(JSON.stringify([...articles]))) {
      // A row of another length is damage: its passage is left to its words.
      if (!isWhole(embedding, this.#dimensions)) continue;
      best.offer(passage, dotProduct(question, fromBlob(embedding)));
    }
    return best.hits();
  }
}
