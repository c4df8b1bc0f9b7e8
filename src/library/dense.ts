import type Database from 'better-sqlite3';
import { dotProduct } from '../text/dot-product.js';
import { isSound } from './embedding.js';
import type { LoadEmbeddings } from './embeddings.js';
import { ExactSearch } from './exact-search.js';
import { type Generation, loadGeneration, parseCurrent, readCurrentFile, UnusableGeneration } from './generation.js';
import type { Hit, LibraryModel } from './library.js';

/** Passages whose embedding is compared with the database's when a generation is loaded. */
const CHECKED = 16;

/** Above this share of passages that are gone, the index would be asked mostly for what no longer is. */
const MOST_GONE = 0.5;

export interface DenseParts {
  readonly database: Database.Database;
  /** Holds the generations of this corpus. */
  readonly folder: string;
  readonly name: string;
  readonly corpus: number;
  readonly model: LibraryModel;
  readonly embeddings: LoadEmbeddings;
}

/**
 * Nearest passages: those that the vector index knows by HNSW, newer ones exactly; all of them exactly while no index
 * can be used. Scores always come from the database's embeddings, so both ways give the same ones.
 */
export class DenseSearch {
  readonly #parts: DenseParts;
  readonly #exact: ExactSearch;
  readonly #indexed: Database.Statement<[number, number], number>;
  readonly #sample: Database.Statement<[number, number, number], number>;
  readonly #highestEver: Database.Statement<[], number>;
  #seen: string | null | undefined;
  #revision = -1;
  #generation: Generation | null = null;
  #gone = 0;
  #degraded: string | null = null;

  constructor(parts: DenseParts) {
    this.#parts = parts;
    const { database, corpus, model } = parts;
    this.#exact = new ExactSearch(database, corpus, model.dimensions);
    this.#indexed = database
      .prepare<[number, number], number>('SELECT count(*) FROM passages WHERE corpus = ? AND id <= ?')
      .pluck();
    this.#sample = database
      .prepare<[number, number, number], number>(
        'SELECT id FROM passages WHERE corpus = ? AND id <= ? ORDER BY (id * 40503) % 65536, id LIMIT ?',
      )
      .pluck();
    this.#highestEver = database
      .prepare<[], number>("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'passages'")
      .pluck();
  }

  degraded(revision: number): string | null {
    this.#refresh(revision);
    return this.#degraded;
  }

  /** Hash of the content that the index in use was built of; null while exact search stands in. */
  builtOf(revision: number): string | null {
    this.#refresh(revision);
    return this.#generation?.manifest.contentHash ?? null;
  }

  hits(question: Float32Array, k: number, revision: number): Hit[] {
    if (!isSound(question) || k < 1) return [];
    this.#refresh(revision);
    const found = this.#generation === null ? [] : this.#near(question, k, this.#generation);
    const newer = this.#exact.scores(question, this.#generation?.manifest.highestPassageId ?? 0, revision);
    return [...found, ...newer]
      .sort((a, b) => b.score - a.score || a.passageId - b.passageId)
      .slice(0, k)
      .map(({ passageId, score }, index) => ({ passageId, score, rank: index + 1 }));
  }

  /** Asks for more until k of them are still there: passages that are gone may be the nearest of all. */
  #near(question: Float32Array, k: number, { index, manifest }: Generation): { passageId: number; score: number }[] {
    for (let asked = k + Math.min(k, this.#gone); ; asked *= 2) {
      const near = this.#parts.embeddings(index.nearest(question, asked));
      if (near.size < k && asked < manifest.passages) continue;
      return Array.from(near, ([passageId, embedding]) => ({ passageId, score: dotProduct(question, embedding) }));
    }
  }

  /** Looks whether another generation has been switched in or the database has changed; both cost little. */
  #refresh(revision: number): void {
    const current = readCurrentFile(this.#parts.folder);
    if (current === this.#seen && revision === this.#revision) return;
    try {
      if (current !== this.#seen) this.#generation = this.#load(current);
      if (this.#generation !== null) this.#gone = this.#countGone(this.#generation);
      if (this.#generation !== null) this.#degraded = null;
    } catch (error) {
      if (!(error instanceof UnusableGeneration)) throw error;
      this.#generation = null;
      this.#degraded = `the vector index of the corpus ${this.#parts.name} is not in use (${error.message}): exact search answers until it is built again`;
    }
    this.#seen = current;
    this.#revision = revision;
  }

  #load(current: string | null): Generation {
    const { folder, name, model, corpus } = this.#parts;
    if (current === null) throw new UnusableGeneration('it has not been built yet');
    const pointed = parseCurrent(current);
    if (pointed === null) throw new UnusableGeneration('the file that names it is damaged');
    const generation = loadGeneration(folder, pointed.name, name, model);
    const { highestPassageId } = generation.manifest;
    const sample = this.#sample.all(corpus, highestPassageId, CHECKED);
    const known = this.#parts.embeddings(sample);
    const agrees = ([id, embedding]: [number, Float32Array]): boolean => {
      const indexed = generation.index.embedding(id);
      return indexed?.length === embedding.length && indexed.every((float, at) => float === embedding[at]);
    };
    if (highestPassageId > (this.#highestEver.get() ?? 0) || ![...known].every(agrees)) {
      throw new UnusableGeneration('it was built of another state of the database');
    }
    return generation;
  }

  #countGone({ manifest }: Generation): number {
    const gone = manifest.passages - (this.#indexed.get(this.#parts.corpus, manifest.highestPassageId) ?? 0);
    if (gone < 0) throw new UnusableGeneration('it was built of another state of the database');
    if (gone > manifest.passages * MOST_GONE) throw new UnusableGeneration('most of its passages are gone');
    return gone;
  }
}
