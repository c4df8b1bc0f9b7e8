import type Database from 'better-sqlite3';
import { dotProduct } from '../text/dot-product.js';
import { DenseAmong } from './dense-among.js';
import { isSound } from './embedding.js';
import type { LoadEmbeddings } from './embeddings.js';
import { readCurrentFile, readManifest, type SegmentStatement } from './generation.js';
import type { IndexPart } from './index-part.js';
import { indexedRows } from './index-rows.js';
import { LexicalSearch, type Statistics } from './lexical.js';
import type { Hit, LibraryModel } from './library.js';
import { MemoryPart } from './memory-part.js';
import type { Segment } from './segment.js';
import { SegmentCheck } from './segment-check.js';
import { LARGEST_SEGMENT } from './segment-plan.js';
import { isWanted, type Tellings, type Wanted } from './tellings.js';
import { TopHits } from './top-hits.js';
import { UnusableIndex } from './unusable-index.js';

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

export interface LiveIndexParts {
  readonly database: Database.Database;
  /** Holds the generations of this corpus. */
  readonly folder: string;
  readonly name: string;
  readonly corpus: number;
  readonly model: LibraryModel;
  readonly embeddings: LoadEmbeddings;
  readonly tellings: (state: IndexState) => Tellings;
}

/**
 * A corpus' passages, searched both ways: those of the segments on disk by them, newer ones exactly, and all of a
 * segment exactly while it cannot be used. It follows the database commit by commit: what was added is appended, what is
 * gone is marked. Scores always come from the database's embeddings, so both ways give the same ones.
 */
export class LiveIndex {
  readonly #parts: LiveIndexParts;
  readonly #rows: ReturnType<typeof indexedRows>;
  readonly #check: SegmentCheck;
  readonly #among: DenseAmong;
  readonly #gone: Database.Statement<[number, number], { first: number; last: number }>;
  readonly #highestEver: Database.Statement<[], number>;
  readonly #lexical: LexicalSearch;
  #current: string | null | undefined;
  #revision = -1;
  /** The last id that the segments answer for. */
  #covered = 0;
  #segments = new Map<string, Segment>();
  #index: readonly IndexPart[] = [];
  #newer: MemoryPart[] = [];
  #degraded: string | null = null;
  /** Of the passages of articles that repeat others. */
  #repeated: Statistics = { passages: 0, tokens: 0 };

  constructor(parts: LiveIndexParts) {
    this.#parts = parts;
    const { database, corpus } = parts;
    this.#rows = indexedRows(database, corpus);
    this.#check = new SegmentCheck({ ...parts, dimensions: parts.model.dimensions });
    this.#among = new DenseAmong(database, parts.model.dimensions);
    this.#gone = database.prepare(
      `SELECT first_passage AS first, last_passage AS last FROM gone
       WHERE corpus = ? AND revision > ? AND first_passage IS NOT NULL`,
    );
    this.#highestEver = database
      .prepare<[], number>("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'passages'")
      .pluck();
    this.#lexical = new LexicalSearch();
  }

  degraded(state: IndexState): string | null {
    this.#refresh(state);
    return this.#degraded;
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

  denseHits(question: Float32Array, k: number, state: IndexState, wanted: Wanted): Hit[] {
    if (!isSound(question) || k < 1 || wanted.keys?.size === 0) return [];
    const parts = this.#refresh(state);
    const all = wanted.keys === null && wanted.without.size === 0;
    const sieve = all ? null : this.#sieve(parts, wanted);
    if (sieve !== null && letsFewPass(sieve)) return this.#among.hits(question, k, passing(parts, sieve));
    const best = new TopHits(k);
    for (const [at, part] of parts.entries()) {
      const passing = sieve?.[at];
      const passes = passing === undefined ? undefined : (place: number) => passing[place] === 1;
      for (const { place, score } of part.near(question, k, passes)) best.offer(part.ids[place]!, score);
    }
    const scored = new TopHits(k);
    for (const [id, embedding] of this.#parts.embeddings(best.hits().map(({ passageId }) => passageId))) {
      scored.offer(id, dotProduct(question, embedding));
    }
    return scored.hits();
  }

  lexicalHits(terms: readonly string[], k: number, state: IndexState, wanted: Wanted): Hit[] {
    if (wanted.keys?.size === 0) return [];
    return this.#lexical.hits(this.#refresh(state), this.statistics(state), terms, k, wanted);
  }

  /** Ids of the passages whose own text holds, for each word, one of its terms; ascending. */
  all(words: readonly (readonly string[])[], state: IndexState): number[] {
    return this.#lexical.all(this.#refresh(state), words);
  }

  frequencies(terms: readonly string[], state: IndexState): Map<string, number> {
    return this.#lexical.frequencies(this.#refresh(state), terms);
  }

  /** Looks whether other segments have been switched in or the database has changed; both cost little. */
  #refresh(state: IndexState): readonly IndexPart[] {
    const current = readCurrentFile(this.#parts.folder);
    if (current !== this.#current || this.#revision < state.goneSince) this.#load(current);
    else if (state.revision !== this.#revision) {
      for (const { first, last } of this.#gone.all(state.key, this.#revision)) {
        for (const part of [...this.#index, ...this.#newer]) part.drop(first, last);
      }
    } else return this.#both();
    this.#current = current;
    this.#append();
    this.#leaveOut(this.#parts.tellings(state).repeats);
    this.#revision = state.revision;
    return this.#both();
  }

  /** Leaves the passages of articles that repeat others out of term statistics. */
  #leaveOut(articles: ReadonlySet<number>): void {
    let [passages, tokens] = [0, 0];
    for (const part of this.#both()) {
      part.repeat(articles);
      if (part.repeats === null) continue;
      for (let place = 0; place < part.size; place += 1) {
        // What is gone repeats nothing: the tellings are of what is there.
        if (part.repeats[place] === 0) continue;
        passages += 1;
        tokens += part.lengths[place]!;
      }
    }
    this.#repeated = { passages, tokens };
  }

  #both(): readonly IndexPart[] {
    return this.#newer.length === 0 ? this.#index : [...this.#index, ...this.#newer];
  }

  /** The segments that `current` names; a run whose segment cannot be used is read into memory. */
  #load(current: string | null): void {
    const { folder, name, model } = this.#parts;
    const former = this.#segments;
    this.#segments = new Map();
    this.#newer = [];
    this.#degraded = null;
    let stated: readonly SegmentStatement[] = [];
    try {
      stated = readManifest(folder, current, name, model).segments;
      const last = stated.at(-1)?.last ?? 0;
      if (last > (this.#highestEver.get() ?? 0))
        throw new UnusableIndex('it was built of another state of the database');
    } catch (error) {
      this.#fail(error);
      stated = [];
    }
    this.#index = stated.flatMap((statement): readonly IndexPart[] => {
      try {
        const segment = this.#check.open(statement, former.get(statement.name));
        this.#segments.set(statement.name, segment);
        return [segment];
      } catch (error) {
        this.#fail(error);
        return this.#inMemory(statement.first, statement.last, []);
      }
    });
    this.#covered = stated.at(-1)?.last ?? 0;
  }

  #fail(error: unknown): void {
    if (!(error instanceof UnusableIndex)) throw error;
    this.#degraded ??= `the vector index of the corpus ${this.#parts.name} is not in use (${error.message}): exact search answers until it is built again`;
  }

  /** Takes up what was added above all that is known. */
  #append(): void {
    const last = this.#newer.at(-1);
    const above = last?.ids.at(-1) ?? this.#covered;
    this.#newer = this.#inMemory(above + 1, Number.MAX_SAFE_INTEGER, this.#newer);
  }

  /** Adds the passages of a run to parts in memory, none of them larger than a segment. */
  #inMemory(first: number, last: number, parts: MemoryPart[]): MemoryPart[] {
    const { model } = this.#parts;
    let part = parts.at(-1);
    const all = [...parts];
    for (const row of this.#rows(first, last)) {
      if (part === undefined || part.size >= LARGEST_SEGMENT) {
        part = new MemoryPart(model.dimensions);
        all.push(part);
      }
      part.add(row);
    }
    return all;
  }

  /** For each part 1 at the places that pass. */
  #sieve(parts: readonly IndexPart[], wanted: Wanted): Uint8Array[] {
    return parts.map(({ articles, size }) => {
      const mask = new Uint8Array(size);
      for (let place = 0; place < size; place += 1) if (isWanted(wanted, articles[place]!)) mask[place] = 1;
      return mask;
    });
  }
}

/** Whether so few places pass that their articles are better gone through. */
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
    for (const [place, passes] of sieve[at]!.entries()) if (passes === 1) keys.add(articles[place]!);
  }
  return keys;
}
