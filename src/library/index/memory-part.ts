/** The part of an index that is in no file: passages newer than the files, or all while those cannot be used. */
import { dotProduct } from '../../text/dot-product.js';
import type { IndexedPassage } from '../sqlite/indexed-passages.js';
import { type DenseHit, IndexPart, type Passes } from './index-part.js';
import { GrowingPostings, type TermPostings } from './postings.js';
import { TopHits } from './top-hits.js';

/** Embeddings kept together: what grows is never copied. */
const BLOCK = 4_096;

export class MemoryPart extends IndexPart {
  readonly ids: number[] = [];
  readonly articles: number[] = [];
  readonly #dimensions: number;
  readonly #postings = new GrowingPostings();
  readonly #blocks: Float32Array[] = [];

  constructor(dimensions: number) {
    super();
    this.#dimensions = dimensions;
  }

  get lengths(): ArrayLike<number> {
    return this.#postings.lengths;
  }

  of(term: string): TermPostings | null {
    return this.#postings.of(term);
  }

  /** In order of id. */
  add({ id, article, terms, titleTerms, embedding }: IndexedPassage): void {
    const at = this.size % BLOCK;
    if (at === 0) this.#blocks.push(new Float32Array(BLOCK * this.#dimensions));
    this.#blocks.at(-1)!.set(embedding, at * this.#dimensions);
    this.ids.push(id);
    this.articles.push(article);
    this.#postings.add(terms, titleTerms);
  }

  /** Exact. */
  near(question: Float32Array, k: number, passes?: Passes): DenseHit[] {
    const best = new TopHits(k);
    for (let slot = 0; slot < this.size; slot += 1) {
      if (this.gone.has(slot) || passes?.(slot) === false) continue;
      const block = this.#blocks[Math.floor(slot / BLOCK)]!;
      best.offer(slot, dotProduct(question, block, (slot % BLOCK) * this.#dimensions));
    }
    return best.hits().map(({ passageId: slot, score }) => ({ slot, score }));
  }
}
