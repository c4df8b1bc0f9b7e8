/**
 * A corpus' passages, searched both ways. Refuses to answer from an index that does not fit the database: exact search
 * answers instead.
 */
import type Database from 'better-sqlite3';
import { dotProduct } from '../../text/dot-product.js';
import type { Hit } from '../corpora/corpus.js';
import { isSound } from '../sqlite/embedding-blob.js';
import { indexedRows } from '../sqlite/index-rows.js';
import { type ArticleSubset, isInSubset, type NearDuplicates } from '../sqlite/near-duplicates.js';
import { DenseAmong } from './dense-among.js';
import type { IndexPart } from './index-part.js';
import { LexicalSearch, type Statistics } from './lexical.js';
import { readManifestFile, UnusableIndex } from './manifest.js';
import { type IndexedRow, MemoryPart } from './memory-part.js';
import { leftToExact, openSnapshot, type Snapshot, type SnapshotParts } from './snapshot.js';
import { TopHits } from './top-hits.js';

/** Share of the passages that must pass a filter for the graph behind a sieve; for fewer, exact search is faster. */
const LEAST_SIEVED = 0.05;

/** What a corpus' row says of the state that is to be searched. */
export interface IndexState {
  readonly key: number;
  /** Of all articles, repeats too. */
  readonly passages: number;
  readonly tokens: number;
  readonly revision: number;
  /** Removals before this revision are no longer in `gone`. */
  readonly goneSince: number;
}

export interface LiveIndexParts extends SnapshotParts {
  readonly nearDuplicates: (state: IndexState) => NearDuplicates;
}

/**
 * The passages in the files are searched by the graph, newer ones exactly, and all exactly while the files cannot be
 * used. It follows the database commit by commit: what was added is appended, what is gone is marked. Scores always come
 * from the database's embeddings, so both ways give the same ones.
 */
export class LiveIndex {
  readonly #parts: LiveIndexParts;
  readonly #rows: (above: number) => Iterable<IndexedRow>;
  readonly #among: DenseAmong;
  readonly #gone: Database.Statement<[number, number], { first: number; last: number }>;
  readonly #lexical = new LexicalSearch();
  #revision = -1;
  /** The bytes of the manifest when the files were last looked at. */
  #looked: string | null = null;
  #snapshot: Snapshot | null = null;
  #newer: MemoryPart;
  /** Why the files are not in use. */
  #unused: string | null = null;
  /** Of the passages of articles that repeat others. */
  #repeated: Statistics = { passages: 0, tokens: 0 };

  constructor(parts: LiveIndexParts) {
    this.#parts = parts;
    const { database, corpus, model } = parts;
    this.#rows = indexedRows(database, corpus);
    this.#among = new DenseAmong(database, model.dimensions);
    this.#newer = new MemoryPart(model.dimensions);
    this.#gone = database.prepare(
      `SELECT first_passage AS first, last_passage AS last FROM gone
       WHERE corpus = ? AND revision > ? AND first_passage IS NOT NULL`,
    );
  }

  /** Null while the index is in use, or a corpus is too small to need one; else why exact search stands in for it. */
  degraded(state: IndexState): string | null {
    this.#refresh(state);
    if (!this.#isMissed(state)) return null;
    return `the vector index of the corpus ${this.#parts.name} is not in use (${this.#unused}): exact search answers until it is built again`;
  }

  /** All that is searched, for a search over several corpora. */
  parts(state: IndexState): readonly IndexPart[] {
    return this.#refresh(state);
  }

  /** Near copies count once in them. */
  statistics(state: IndexState): Statistics {
    this.#refresh(state);
    const { passages, tokens } = this.#repeated;
    return { passages: state.passages - passages, tokens: state.tokens - tokens };
  }

  denseHits(question: Float32Array, k: number, state: IndexState, subset: ArticleSubset): Hit[] {
    if (!isSound(question) || k < 1 || subset.keys?.size === 0) return [];
    const parts = this.#refresh(state);
    const all = subset.keys === null && subset.without.size === 0;
    const sieve = all ? null : this.#sieve(parts, subset);
    if (sieve !== null && letsFewPass(sieve)) return this.#among.hits(question, k, passing(parts, sieve));
    const best = new TopHits(k);
    for (const [at, part] of parts.entries()) {
      const passing = sieve?.[at];
      const passes = passing === undefined ? undefined : (slot: number) => passing[slot] === 1;
      for (const { slot, score } of part.near(question, k, passes)) best.offer(part.ids[slot]!, score);
    }
    const scored = new TopHits(k);
    for (const [id, embedding] of this.#parts.embeddings(best.hits().map(({ passageId }) => passageId))) {
      scored.offer(id, dotProduct(question, embedding));
    }
    return scored.hits();
  }

  lexicalHits(terms: readonly string[], k: number, state: IndexState, subset: ArticleSubset): Hit[] {
    if (subset.keys?.size === 0) return [];
    return this.#lexical.hits(this.#refresh(state), this.statistics(state), terms, k, subset);
  }

  /** Ids of the passages whose own text holds, for each word, one of its terms; ascending. */
  all(words: readonly (readonly string[])[], state: IndexState): number[] {
    return this.#lexical.all(this.#refresh(state), words);
  }

  frequencies(terms: readonly string[], state: IndexState): Map<string, number> {
    return this.#lexical.frequencies(this.#refresh(state), terms);
  }

  /** Looks whether the database has changed, and whether other files are worth loading; both cost little. */
  #refresh(state: IndexState): readonly IndexPart[] {
    const isFollowed = this.#revision >= state.goneSince && this.#revision <= state.revision;
    if (!isFollowed || this.#isOutgrown(state)) this.#load(state);
    else if (state.revision === this.#revision) return this.#both();
    else {
      for (const { first, last } of this.#gone.all(state.key, this.#revision)) {
        for (const part of this.#both()) part.drop(first, last);
      }
    }
    for (const row of this.#rows(this.#newer.ids.at(-1) ?? this.#snapshot?.ids.at(-1) ?? 0)) this.#newer.add(row);
    this.#leaveOut(this.#parts.nearDuplicates(state).repeats);
    this.#revision = state.revision;
    return this.#both();
  }

  /**
   * Whether there are other files, and what is searched exactly is more than need be. What is in memory stays right
   * without them: a reader is not held up by each file that is written.
   */
  #isOutgrown(state: IndexState): boolean {
    if (this.#newer.size <= leftToExact(state.passages) && !this.#isMissed(state)) return false;
    return readManifestFile(this.#parts.folder) !== this.#looked;
  }

  /** Whether files are damaged, or missing where a corpus is too large for exact search. */
  #isMissed({ passages }: IndexState): boolean {
    return this.#unused !== null && (this.#looked !== null || this.#newer.size > leftToExact(passages));
  }

  /** Leaves the passages of articles that repeat others out of term statistics. */
  #leaveOut(articles: ReadonlySet<number>): void {
    let [passages, tokens] = [0, 0];
    for (const part of this.#both()) {
      part.repeat(articles);
      if (part.repeats === null) continue;
      for (let slot = 0; slot < part.size; slot += 1) {
        // What is gone repeats nothing: the nearDuplicates are of what is there.
        if (part.repeats[slot] === 0) continue;
        passages += 1;
        tokens += part.lengths[slot]!;
      }
    }
    this.#repeated = { passages, tokens };
  }

  #both(): readonly IndexPart[] {
    const newer = this.#newer.size === 0 ? [] : [this.#newer];
    return this.#snapshot === null ? newer : [this.#snapshot, ...newer];
  }

  /** Starts over with the files that there are now. */
  #load({ revision }: IndexState): void {
    const { folder, model } = this.#parts;
    this.#newer = new MemoryPart(model.dimensions);
    this.#snapshot = null;
    this.#unused = null;
    this.#looked = readManifestFile(folder);
    try {
      this.#snapshot = openSnapshot(this.#parts, revision).snapshot;
    } catch (error) {
      if (!(error instanceof UnusableIndex)) throw error;
      this.#unused = error.message;
    }
  }

  /** For each part 1 at the slots that pass. */
  #sieve(parts: readonly IndexPart[], subset: ArticleSubset): Uint8Array[] {
    return parts.map(({ articles, size }) => {
      const mask = new Uint8Array(size);
      for (let slot = 0; slot < size; slot += 1) if (isInSubset(subset, articles[slot]!)) mask[slot] = 1;
      return mask;
    });
  }
}

/** Whether so few slots pass that their articles are better gone through. */
function letsFewPass(sieve: readonly Uint8Array[]): boolean {
  let [passed, all] = [0, 0];
  for (const mask of sieve) {
    all += mask.length;
    for (const one of mask) passed += one;
  }
  return passed < all * LEAST_SIEVED;
}

/** Keys of the articles whose passages pass. */
function passing(parts: readonly IndexPart[], sieve: readonly Uint8Array[]): ReadonlySet<number> {
  const keys = new Set<number>();
  for (const [at, { articles }] of parts.entries()) {
    for (const [slot, passes] of sieve[at]!.entries()) if (passes === 1) keys.add(articles[slot]!);
  }
  return keys;
}
