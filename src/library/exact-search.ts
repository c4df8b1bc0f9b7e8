import type Database from 'better-sqlite3';
import { dotProduct } from '../text/dot-product.js';

interface Scored {
  readonly passageId: number;
  readonly score: number;
}

/**
 * Compares a question with every embedding of a corpus above a passage id. The embeddings stay in one array between
 * questions; an id stands for one embedding for ever, so a change of the database costs only what was added.
 */
export class ExactSearch {
  readonly #dimensions: number;
  readonly #ids: Database.Statement<[number, number], number>;
  readonly #load: Database.Statement<[number, number], { passage: number; embedding: Buffer }>;
  readonly #corpus: number;
  #above = 0;
  #revision = -1;
  #held: number[] = [];
  #matrix = new Float32Array(0);

  constructor(database: Database.Database, corpus: number, dimensions: number) {
    this.#corpus = corpus;
    this.#dimensions = dimensions;
    this.#ids = database
      .prepare<[number, number], number>('SELECT id FROM passages WHERE corpus = ? AND id > ? ORDER BY id')
      .pluck();
    this.#load = database.prepare(
      `SELECT passage, embedding FROM passages JOIN embeddings ON passage = id
       WHERE corpus = ? AND id > ? ORDER BY id`,
    );
  }

  /** Every passage with an id above `above`, unordered. `revision` tells whether the database has changed. */
  scores(question: Float32Array, above: number, revision: number): Scored[] {
    if (above !== this.#above || revision !== this.#revision) this.#refresh(above, revision);
    return this.#held.map((passageId, row) => ({
      passageId,
      score: dotProduct(question, this.#matrix, row * this.#dimensions),
    }));
  }

  #refresh(above: number, revision: number): void {
    if (above < this.#above) this.#held = [];
    const present = this.#ids.all(this.#corpus, above);
    this.#keep(new Set(present));
    this.#reserve(present.length);
    for (const { passage, embedding } of this.#load.iterate(this.#corpus, this.#held.at(-1) ?? above)) {
      // A row of another length is damage: its passage is left to the lexical index.
      if (embedding.byteLength !== this.#dimensions * Float32Array.BYTES_PER_ELEMENT) continue;
      this.#reserve(this.#held.length + 1);
      const start = this.#held.length * embedding.byteLength;
      new Uint8Array(this.#matrix.buffer).set(embedding, start);
      this.#held.push(passage);
    }
    this.#above = above;
    this.#revision = revision;
  }

  /** Moves the rows of passages that are still there together. */
  #keep(present: ReadonlySet<number>): void {
    const kept: number[] = [];
    for (const [row, passageId] of this.#held.entries()) {
      if (!present.has(passageId)) continue;
      const from = row * this.#dimensions;
      this.#matrix.copyWithin(kept.length * this.#dimensions, from, from + this.#dimensions);
      kept.push(passageId);
    }
    this.#held = kept;
  }

  #reserve(rows: number): void {
    if (rows * this.#dimensions <= this.#matrix.length) return;
    const grown = new Float32Array(Math.ceil(rows * 1.25) * this.#dimensions);
    grown.set(this.#matrix);
    this.#matrix = grown;
  }
}
