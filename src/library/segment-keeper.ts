import type Database from 'better-sqlite3';
import { LibraryError } from '../errors.js';
import type { BuildSegment } from './build-segment.js';
import { embeddingLoader } from './embeddings.js';
import {
  currentName,
  newName,
  readCurrentFile,
  readManifest,
  removeSegment,
  type SegmentStatement,
  sweep,
  switchTo,
} from './generation.js';
import type { LibraryModel } from './library.js';
import { segmentBytes } from './segment.js';
import { SegmentCheck } from './segment-check.js';
import { isLeft, isWorn, LARGEST_SEGMENT, mergeRuns, type Run } from './segment-plan.js';
import { UnusableIndex } from './unusable-index.js';

/**
 * Passages of an index that every writer checks to the last byte, a third of a second for each 32,768. Of a larger one it
 * looks at the length of the files alone: what flipped in them is found by the readers, who have it built again.
 */
const CHECKED_EACH_TIME = 65_536;

/** Segments built side by side once nothing else is to be done. */
const LANES = 2;

export interface SegmentKeeperParts {
  readonly database: Database.Database;
  readonly file: string;
  /** Holds the generations of this corpus. */
  readonly folder: string;
  readonly name: string;
  readonly corpus: number;
  readonly model: LibraryModel;
  readonly build: BuildSegment;
  /** Checks an index of any size to the last byte. */
  readonly thorough: boolean;
}

/**
 * Keeps the index of a corpus up with its database, for its one writer: builds segments of what is new while more comes
 * in, merges small ones, builds worn ones anew. Each is switched in as soon as it is whole.
 */
export class SegmentKeeper {
  readonly #parts: SegmentKeeperParts;
  readonly #run: Database.Statement<[number, number, number], { passages: number; first: number; last: number }>;
  readonly #nth: Database.Statement<[number, number, number], number>;
  readonly #ended = new AbortController();
  readonly #building = new Set<string>();
  #segments: SegmentStatement[] | null = null;
  /** Names of those in use that cannot be used: they stay stated, so that readers go through their passages exactly. */
  #unusable = new Set<string>();
  /** The segment that is built while more comes in; never rejects. */
  #growing: Promise<void> | null = null;
  /** The last id for which a segment stands or is being built. */
  #covered = 0;

  constructor(parts: SegmentKeeperParts) {
    this.#parts = parts;
    const { database } = parts;
    this.#run = database.prepare(
      `SELECT count(*) AS passages, coalesce(min(id), 0) AS first, coalesce(max(id), 0) AS last
       FROM passages WHERE corpus = ? AND id BETWEEN ? AND ?`,
    );
    this.#nth = database
      .prepare<[number, number, number], number>(
        'SELECT id FROM passages WHERE corpus = ? AND id > ? ORDER BY id LIMIT 1 OFFSET ?',
      )
      .pluck();
  }

  /** After a commit: begins a segment of the largest size when there are passages enough for one. */
  grow(): void {
    if (this.#growing !== null) return;
    this.#known();
    const last = this.#nth.get(this.#parts.corpus, this.#covered, LARGEST_SEGMENT - 1);
    if (last === undefined) return;
    const run = this.#run.get(this.#parts.corpus, this.#covered + 1, last)!;
    this.#covered = last;
    this.#growing = this.#replace(run, () => {}, this.#ended.signal)
      // What could not be built is found missing, and built or reported, by `refresh`.
      .catch(() => {})
      .finally(() => {
        this.#growing = null;
      });
  }

  /**
   * Deletes the files of segments that hold any of these passages, or any that is gone: neither what was withdrawn may
   * stay in a file, nor what its article said before. Exact search stands in for them until `refresh` builds them anew.
   * @param withdrawn ids
   */
  discard(withdrawn: readonly Pick<Run, 'first' | 'last'>[]): void {
    const { folder, corpus } = this.#parts;
    sweep(folder, [currentName(folder)], [...this.#building]);
    for (const { name, first, last, passages } of this.#known()) {
      const isHolding = withdrawn.some((run) => run.first <= last && run.last >= first);
      if (!isHolding && this.#run.get(corpus, first, last)!.passages === passages) continue;
      removeSegment(folder, name);
      this.#unusable.add(name);
    }
  }

  /**
   * Brings the index up to date, but for few new passages, which exact search finds.
   * @throws LibraryError when a segment could not be built. The abort reason, when aborted.
   */
  async refresh(onProgress: (done: number, total: number) => void, signal: AbortSignal | undefined): Promise<void> {
    await this.#growing;
    const { folder } = this.#parts;
    const either = signal === undefined ? this.#ended.signal : AbortSignal.any([signal, this.#ended.signal]);
    try {
      sweep(folder, [currentName(folder)], []);
      const runs = this.#plan();
      const total = runs.reduce((sum, { passages }) => sum + passages, 0);
      const added = runs.map(() => 0);
      const waiting = [...runs.entries()];
      const lane = async (): Promise<void> => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
          const [at, run] = next;
          const progress = (count: number): void => {
            added[at] = count;
            onProgress(
              added.reduce((sum, one) => sum + one, 0),
              total,
            );
          };
          await this.#replace(run, progress, either);
        }
      };
      await Promise.all(Array.from({ length: LANES }, lane));
    } catch (error) {
      throw either.aborted ? either.reason : unbuilt(folder, error);
    }
    this.#covered = this.#known().at(-1)?.last ?? 0;
  }

  /** Nothing is switched in after this. */
  close(): void {
    this.#ended.abort();
  }

  /** The segments in use. */
  #known(): SegmentStatement[] {
    if (this.#segments !== null) return this.#segments;
    const { database, folder, name, model, corpus } = this.#parts;
    const embeddings = embeddingLoader(database, model.dimensions);
    const check = new SegmentCheck({ database, folder, corpus, dimensions: model.dimensions, embeddings });
    this.#segments = usable(() => readManifest(folder, readCurrentFile(folder), name, model).segments) ?? [];
    const size = this.#segments.reduce((sum, { passages }) => sum + passages, 0);
    const isThorough = this.#parts.thorough || size <= CHECKED_EACH_TIME;
    const isSound = (one: SegmentStatement): boolean =>
      isThorough ? usable(() => check.open(one, undefined)) !== null : segmentBytes(folder, one.name) === one.bytes;
    const unusable = this.#segments.filter((one) => !isSound(one));
    this.#unusable = new Set(unusable.map((one) => one.name));
    this.#covered = this.#segments.at(-1)?.last ?? 0;
    return this.#segments;
  }

  /** The runs of which segments are to be built. */
  #plan(): Run[] {
    const { corpus } = this.#parts;
    const standing = new Map<number, Run>();
    const runs: Run[] = [];
    const empty: Run[] = [];
    let above = 0;
    for (const { name, first, last, passages: built } of this.#known()) {
      const { passages } = this.#run.get(corpus, first, last)!;
      // A hole: a segment that was lost.
      runs.push(...this.#cut(above + 1, first - 1));
      above = last;
      if (passages > LARGEST_SEGMENT) runs.push(...this.#cut(first, last));
      else (passages === 0 ? empty : runs).push({ first, last, passages });
      if (!this.#unusable.has(name) && !isWorn({ first, last, passages, built }))
        standing.set(first, { first, last, passages });
    }
    const newer = this.#cut(above + 1, Number.MAX_SAFE_INTEGER);
    const tail = newer.reduce((sum, { passages }) => sum + passages, 0);
    if (!isLeft(tail, this.#run.get(corpus, 0, Number.MAX_SAFE_INTEGER)!.passages)) runs.push(...newer);
    return [...empty, ...mergeRuns(runs).filter(({ first, last }) => standing.get(first)?.last !== last)];
  }

  /** The passages of a run in runs of the largest size and a smaller last one. */
  #cut(first: number, last: number): Run[] {
    const runs: Run[] = [];
    for (let from = first; ; ) {
      const end = Math.min(last, this.#nth.get(this.#parts.corpus, from - 1, LARGEST_SEGMENT - 1) ?? last);
      const run = this.#run.get(this.#parts.corpus, from, end)!;
      if (run.passages === 0) return runs;
      runs.push(run);
      from = run.last + 1;
    }
  }

  /** Builds a run's segment and switches it in instead of those that it overlaps. */
  async #replace(run: Run, onProgress: (added: number) => void, signal: AbortSignal): Promise<void> {
    const { file, folder, corpus, model, build } = this.#parts;
    const { first, last } = run;
    const name = newName();
    this.#building.add(name);
    try {
      const order = { database: file, corpus, dimensions: model.dimensions, folder, name, first, last };
      const built = run.passages === 0 ? [] : [await build(order, onProgress, signal)];
      signal.throwIfAborted();
      const kept = this.#known().filter((one) => one.last < first || one.first > last);
      this.#segments = [...kept, ...built].sort((a, b) => a.first - b.first);
      switchTo(folder, this.#parts.name, model, this.#segments, [...this.#building]);
    } finally {
      this.#building.delete(name);
    }
  }
}

function usable<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof UnusableIndex) return null;
    throw error;
  }
}

function unbuilt(folder: string, error: unknown): LibraryError {
  return new LibraryError(
    'index-not-built',
    `the vector index in ${folder} could not be built (${error instanceof Error ? error.message : error}); exact search answers`,
    'make sure that the disk has room and run `npm run ingest` again',
    { cause: error },
  );
}
