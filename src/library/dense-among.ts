import type Database from 'better-sqlite3';
import { dotProduct } from '../text/dot-product.js';
import { fromBlob, isSound } from './embedding.js';
import type { Hit } from './library.js';

/**
 * Nearest passages among those of some articles: exactly, straight from the database. The vector index cannot be asked
 * for some articles alone, and a sieve behind it would lose passages when few pass.
 */
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

  /** @param articles keys, as a JSON array */
  hits(question: Float32Array, k: number, articles: string): Hit[] {
    if (!isSound(question)) return [];
    const scored: { passageId: number; score: number }[] = [];
    for (const { passage, embedding } of this.#embeddings.iterate(articles)) {
      // A row of another length is damage: its passage is left to the lexical index.
      if (embedding.byteLength !== this.#dimensions * Float32Array.BYTES_PER_ELEMENT) continue;
      scored.push({ passageId: passage, score: dotProduct(question, fromBlob(embedding)) });
    }
    return scored
      .sort((a, b) => b.score - a.score || a.passageId - b.passageId)
      .slice(0, Math.max(0, k))
      .map((hit, index) => ({ ...hit, rank: index + 1 }));
  }
}
