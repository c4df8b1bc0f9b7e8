/** The part of an index that is in no file. Refuses embeddings of another length: their passages are left to their words. */
import { dotProduct } from '../../text/dot-product.js';
import { fromBlob, isWhole } from '../sqlite/embedding-blob.js';
import { type DenseHit, IndexPart, type Passes } from './index-part.js';
import { GrowingPostings, type TermPostings } from './postings.js';
import { TopHits } from './top-hits.js';

/** A passage as the database has it, for the indexes. */
export interface IndexedRow {
  readonly id: number;
  readonly article: number;
  readonly terms: string;
  readonly titleTerms: string;
  readonly embedding: Buffer;
}

/** Terms as the database keeps them: joined by spaces, of which none holds one. */
export function splitTerms(federated: string): string[] {
  return federated === '' ? [] : federated.split(' ');
}

/** Embeddings kept together: what grows is never copied. */
const BLOCK = 4_096;

/** Passages searched exactly, in memory: those newer than the index on disk, or all while it cannot be used. */
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

  /** In order of id. A row of another length is damage: its passage is left to its words, near to nothing. */
  add({ id, article, terms, titleTerms, embedding }: IndexedRow): void {
    const at = this.size % BLOCK;
    if (at === 0) this.#blocks.push(new Float32Array(BLOCK * this.#dimensions));
    if (isWhole(embedding, this.#dimensions)) this.#blocks.at(-1)!.set(fromBlob(embedding), at * this.#dimensions);
    this.ids.push(id);
    this.articles.push(article);
    this.#postings.add(splitTerms(terms), splitTerms(titleTerms));
  }

  near(question: Float32Array, k: number, passes?: Passes): DenseHit[] {
    const best = new TopHits(k);
    for (let slot = 0; slot < this.size; slot += 1) {
      if (this.gone.has(slot) || passes?.(slot) === false) continue;
      const block = this.#blocks[Math.floor(slot / BLOCK)]!;
      best.offer(slot, dotProduct(question, block, (slot % BLOCK) * this.#dimensions));
    }
    return best.hits().map(({ passageId: slot, score }) => ({ slot: slot, score }));
  }
}
