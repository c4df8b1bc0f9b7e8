/**
 * A corpus' passages, searched both ways. Refuses to answer from an index that does not fit the database: exact search
 * answers instead.
 */
import type Database from 'better-sqlite3';
import { dotProduct } from '../../text/dot-product.js';
import type { Hit } from '../corpora/corpus.js';
import { embeddingLoader, isSound, type LoadEmbeddings } from '../sqlite/embeddings.js';
import { type IndexedPassage, indexedPassages } from '../sqlite/indexed-passages.js';
import {
  type ArticleSubset,
  isInSubset,
  type NearDuplicates,
  nearDuplicatesReader,
} from '../sqlite/near-duplicates.js';
import type { IndexPart } from './index-part.js';
import type { SearchedIndex } from './lexical.js';
import { type IndexedCorpus, indexFolder, readManifestFile, UnusableIndex } from './manifest.js';
import { MemoryPart } from './memory-part.js';
import { leftToExact, openSnapshot, type Snapshot } from './snapshot.js';
import { TopHits } from './top-hits.js';

/** Share of the passages that must be in a subset for the graph to search it; in fewer, exact search is faster. */
const LEAST_FOR_GRAPH = 0.05;

/** What a corpus' row says of the state that is to be searched. */
export interface IndexState {
  /** Of all articles, duplicates too. */
  readonly passages: number;
  readonly tokens: number;
  readonly revision: number;
  /** Removals before this revision are no longer in `gone`. */
  readonly goneSince: number;
}

/**
 * The passages in the files are searched by the graph, newer ones exactly, and all exactly while the files cannot be
 * used. It follows the database commit by commit: what was added is appended, what is gone is marked. Scores always come
 * from the database's embeddings, so both ways give the same ones.
 */
export class LiveIndex {
  readonly embeddings: LoadEmbeddings;
  /** Of a revision of the corpus. */
  readonly nearDuplicates: (revision: number) => NearDuplicates;
  readonly #corpus: IndexedCorpus;
  readonly #passages: (above: number) => Iterable<IndexedPassage>;
  readonly #gone: Database.Statement<[number, number], { first: number; last: number }>;
  #revision = -1;
  /** The bytes of the manifest when the files were last looked at. */
  #looked: string | null = null;
  #snapshot: Snapshot | null = null;
  #newer: MemoryPart;
  /** Why the files are not in use. */
  #unused: string | null = null;
  /** Passages of duplicates, and their terms. */
  #duplicates = { passages: 0, tokens: 0 };

  constructor(corpus: IndexedCorpus) {
    const { database, key, model } = corpus;
    this.embeddings = embeddingLoader(database, model.dimensions);
    this.nearDuplicates = nearDuplicatesReader(database, key);
    this.#corpus = corpus;
    this.#passages = indexedPassages(corpus);
    this.#newer = new MemoryPart(model.dimensions);
    this.#gone = database.prepare(
      `SELECT first_passage AS first, last_passage AS last FROM gone
       WHERE corpus = ? AND revision > ? AND first_passage IS NOT NULL`,
    );
  }

  /** Null while the index is in use, or a corpus is too small to need one; else why exact search answers instead. */
  degraded(state: IndexState): string | null {
    this.#refresh(state);
    if (!this.#isMissed(state)) return null;
    return `the vector index of the corpus ${this.#corpus.name} is not in use (${this.#unused}): exact search answers until it is built again`;
  }

  searched(state: IndexState): Omit<SearchedIndex, 'subset'> {
    const parts = this.#refresh(state);
    const { passages, tokens } = this.#duplicates;
    return { parts, passages: state.passages - passages, tokens: state.tokens - tokens };
  }

  denseHits(question: Float32Array, k: number, state: IndexState, subset: ArticleSubset): Hit[] {
    if (!isSound(question) || k < 1 || subset.keys?.size === 0) return [];
    const scored = new TopHits(k);
    for (const [id, embedding] of this.embeddings(candidates(this.#refresh(state), question, k, subset))) {
      scored.offer(id, dotProduct(question, embedding));
    }
    return scored.hits();
  }

  /** Looks whether the database has changed, and whether other files are worth loading; both cost little. */
  #refresh(state: IndexState): readonly IndexPart[] {
    const isFollowed = this.#revision >= state.goneSince && this.#revision <= state.revision;
    if (!isFollowed || this.#isOutgrown(state)) this.#load(state);
    else if (state.revision === this.#revision) return this.#both();
    else {
      for (const { first, last } of this.#gone.all(this.#corpus.key, this.#revision)) {
        for (const part of this.#both()) part.drop(first, last);
      }
    }
    for (const row of this.#passages(this.#newer.ids.at(-1) ?? this.#snapshot?.ids.at(-1) ?? 0)) this.#newer.add(row);
    this.#countDuplicates(this.nearDuplicates(state.revision).duplicates);
    this.#revision = state.revision;
    return this.#both();
  }

  /**
   * Whether there are other files, and more is searched exactly than need be. What is in memory stays right without them:
   * a reader does not wait for each file that is written.
   */
  #isOutgrown(state: IndexState): boolean {
    if (this.#newer.size <= leftToExact(state.passages) && !this.#isMissed(state)) return false;
    return readManifestFile(indexFolder(this.#corpus)) !== this.#looked;
  }

  /** Whether files are damaged, or missing where a corpus is too large for exact search. */
  #isMissed({ passages }: IndexState): boolean {
    return this.#unused !== null && (this.#looked !== null || this.#newer.size > leftToExact(passages));
  }

  /** @param articles keys of the duplicates: term statistics leave them out */
  #countDuplicates(articles: ReadonlySet<number>): void {
    let [passages, tokens] = [0, 0];
    for (const part of this.#both()) {
      part.markDuplicates(articles);
      // A passage that is gone is of no duplicate: those are articles that are there.
      for (const [slot, isDuplicate] of part.duplicates?.entries() ?? []) {
        if (isDuplicate === 0) continue;
        passages += 1;
        tokens += part.lengths[slot]!;
      }
    }
    this.#duplicates = { passages, tokens };
  }

  #both(): readonly IndexPart[] {
    const newer = this.#newer.size === 0 ? [] : [this.#newer];
    return this.#snapshot === null ? newer : [this.#snapshot, ...newer];
  }

  /** Starts over with the files that there are now. */
  #load({ revision }: IndexState): void {
    this.#newer = new MemoryPart(this.#corpus.model.dimensions);
    this.#snapshot = null;
    this.#unused = null;
    this.#looked = readManifestFile(indexFolder(this.#corpus));
    try {
      this.#snapshot = openSnapshot(this.#corpus, revision).snapshot;
    } catch (error) {
      if (!(error instanceof UnusableIndex)) throw error;
      this.#unused = error.message;
    }
  }
}

/** Ids of passages among which the k nearest are: what each part finds, or a whole subset that is small. */
function candidates(parts: readonly IndexPart[], question: Float32Array, k: number, subset: ArticleSubset): number[] {
  const masks = subset.keys === null && subset.without.size === 0 ? null : parts.map((part) => maskOf(part, subset));
  const all = masks === null ? null : fewIds(parts, masks);
  if (all !== null) return all;
  const best = new TopHits(k);
  for (const [at, part] of parts.entries()) {
    const mask = masks?.[at];
    const passes = mask === undefined ? undefined : (slot: number) => mask[slot] === 1;
    for (const { slot, score } of part.near(question, k, passes)) best.offer(part.ids[slot]!, score);
  }
  return best.hits().map(({ passageId }) => passageId);
}

/** 1 at the slots of a part whose articles are in a subset. */
function maskOf({ articles, size }: IndexPart, subset: ArticleSubset): Uint8Array {
  const mask = new Uint8Array(size);
  for (let slot = 0; slot < size; slot += 1) if (isInSubset(subset, articles[slot]!)) mask[slot] = 1;
  return mask;
}

/** Ids of the passages in a subset, by its masks; null when they are too many for exact search. */
function fewIds(parts: readonly IndexPart[], masks: readonly Uint8Array[]): number[] | null {
  const most = parts.reduce((sum, { size }) => sum + size, 0) * LEAST_FOR_GRAPH;
  const ids: number[] = [];
  for (const [at, { ids: own, gone }] of parts.entries()) {
    for (const [slot, passes] of masks[at]!.entries()) {
      if (passes === 1 && !gone.has(slot) && ids.push(own[slot]!) >= most) return null;
    }
  }
  return ids;
}
