/**
 * Keeps the index of a corpus up to date with its database, for the corpus' one writer. Leaves no file behind that holds
 * anything of a passage that is gone.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { LibraryError } from '../../errors.js';
import { type IndexedPassage, indexedPassages } from '../sqlite/indexed-passages.js';
import {
  fsyncPath,
  graphFile,
  type IndexedCorpus,
  type IndexManifest,
  indexFolder,
  parseManifest,
  postingsFile,
  readManifestFile,
  sweep,
  UnusableIndex,
  writeManifest,
} from './manifest.js';
import { GrowingPostings } from './postings.js';
import { writePostings } from './postings-file.js';
import { fileHash, leftToExact, openSnapshot } from './snapshot.js';
import type { TryIndex } from './try-index.js';
import { VectorIndex } from './vector-index.js';

/** Most passages added to the graph after one commit: twice as many as one commit holds. */
const ADDED_AT_COMMIT = 512;

/** Slots written before other work of this process gets its turn: about 100 ms, or half a second of erasing. */
const SLOTS_AT_ONCE = 100;

/** Most of the slots that may be of passages that are gone: erasing one takes as long as adding ten. */
const MOST_GONE = 0.1;

/** The graph as it grows. */
interface Growing {
  readonly graph: VectorIndex;
  /** Of passages, ascending. */
  readonly ids: number[];
  /** Keys of their articles; 0 at the slots of passages that are gone. */
  readonly articles: number[];
}

type OnProgress = (done: number, total: number) => void;

export class IndexWriter {
  readonly #corpus: IndexedCorpus;
  readonly #folder: string;
  readonly #tryOut: TryIndex;
  readonly #passages: (above: number) => Iterable<IndexedPassage>;
  readonly #state: Database.Statement<[number], { revision: number; passages: number }>;
  readonly #upTo: Database.Statement<[number, number], number>;
  #growing: Growing | null = null;

  constructor(corpus: IndexedCorpus, tryOut: TryIndex) {
    this.#corpus = corpus;
    this.#folder = indexFolder(corpus);
    this.#tryOut = tryOut;
    const { database } = corpus;
    this.#passages = indexedPassages(corpus);
    this.#state = database.prepare('SELECT revision, passages FROM corpora WHERE key = ?');
    this.#upTo = database
      .prepare<[number, number], number>('SELECT count(*) FROM passages WHERE corpus = ? AND id <= ?')
      .pluck();
    // An older copy of the database may have been restored: it would give ids that the files have for other passages.
    if (this.#manifest() === null) this.#sweep(null);
  }

  /** After a commit: adds what is new to the graph in memory, once it is more than is left to exact search. */
  grow(): void {
    if (this.#growing === null) {
      const { passages } = this.#current();
      const { last = 0 } = this.#manifest() ?? {};
      if (passages - this.#count(last) <= leftToExact(passages)) return;
      this.#growing = this.#opened();
    }
    const { ids } = this.#growing;
    let added = 0;
    for (const row of this.#passages(ids.at(-1) ?? 0)) {
      this.#add(this.#growing, row);
      added += 1;
      if (added === ADDED_AT_COMMIT) return;
    }
  }

  /**
   * Writes the files anew when they hold something that is gone, cannot be used, or lack more than is left to exact
   * search.
   * @param whole leaves nothing to exact search
   * @throws LibraryError when they could not be written. The abort reason, when aborted.
   */
  async refresh(whole: boolean, onProgress: OnProgress, signal: AbortSignal | undefined): Promise<void> {
    try {
      mkdirSync(this.#folder, { recursive: true });
      const { passages } = this.#current();
      const known = this.#sound(whole);
      const held = known === null ? 0 : this.#count(known.last);
      const isDue = passages - held > (whole ? 0 : leftToExact(passages)) || (known !== null && !this.#isClean(known));
      if (passages > 0 && isDue) await this.#write(onProgress, signal);
      else this.#sweep(known);
    } catch (error) {
      throw signal?.aborted ? signal.reason : unwritten(this.#folder, error);
    }
  }

  /** Removes files that still hold anything that is gone: a refresh was interrupted, or there was none. */
  close(): void {
    this.#sweep(this.#manifest());
    this.#growing = null;
  }

  /** Removes every file but those of an index that holds nothing that is gone. */
  #sweep(known: IndexManifest | null): void {
    if (existsSync(this.#folder)) sweep(this.#folder, known !== null && this.#isClean(known) ? known.name : null);
  }

  #isClean({ last, passages }: IndexManifest): boolean {
    return this.#count(last) === passages;
  }

  #current(): { readonly revision: number; readonly passages: number } {
    return this.#state.get(this.#corpus.key)!;
  }

  /** How many passages there are up to an id. */
  #count(last: number): number {
    return this.#upTo.get(this.#corpus.key, last)!;
  }

  /** The manifest of the files there are; null where they cannot be used. */
  #manifest(): IndexManifest | null {
    return usable(() => parseManifest(readManifestFile(this.#folder), this.#corpus, this.#current().revision));
  }

  /** The same, of files that are as they were written; thoroughly: that fit this database, too. */
  #sound(thorough: boolean): IndexManifest | null {
    const known = this.#manifest();
    if (known === null) return null;
    if (thorough) return usable(() => openSnapshot(this.#corpus, this.#current().revision).manifest);
    const isSound =
      fileHash(graphFile(this.#folder, known.name)) === known.graphSha256 &&
      fileHash(postingsFile(this.#folder, known.name)) === known.postingsSha256;
    return isSound ? known : null;
  }

  /** What passages are added to: the graph in memory, or that in the file, or an empty one. */
  #opened(): Growing {
    if (this.#growing !== null && this.#isWorth(this.#growing)) return this.#growing;
    const known = usable(() => openSnapshot(this.#corpus, this.#current().revision));
    if (known !== null) {
      const { graph, ids, articles } = known.snapshot;
      const growing = { graph, ids: [...ids], articles: [...articles] };
      if (this.#isWorth(growing)) return growing;
    }
    return { graph: VectorIndex.empty(this.#corpus.model.dimensions), ids: [], articles: [] };
  }

  /** Whether so little of it is gone that adding is faster than building anew. */
  #isWorth({ ids }: Growing): boolean {
    return ids.length - this.#count(ids.at(-1) ?? 0) <= ids.length * MOST_GONE;
  }

  #add({ graph, ids, articles }: Growing, { id, article, embedding }: IndexedPassage): void {
    graph.add(embedding);
    ids.push(id);
    articles.push(article);
  }

  /** Reads the database and the slots side by side: adds what is new, erases what is gone. */
  async #write(onProgress: OnProgress, signal: AbortSignal | undefined): Promise<void> {
    const { name: corpus, model } = this.#corpus;
    const folder = this.#folder;
    const { revision, passages } = this.#current();
    const growing = this.#opened();
    this.#growing = null;
    const { graph, ids, articles } = growing;
    const postings = new GrowingPostings();
    let done = 0;
    const pause = async (): Promise<void> => {
      if (postings.size % SLOTS_AT_ONCE > 0) return;
      onProgress(done, passages);
      await setImmediate();
      signal?.throwIfAborted();
    };
    const eraseUpTo = async (id: number): Promise<void> => {
      for (let slot = postings.size; slot < ids.length && ids[slot]! < id; slot = postings.size) {
        if (articles[slot] !== 0) graph.erase(slot);
        articles[slot] = 0;
        postings.add([], []);
        await pause();
      }
    };
    for (const row of this.#passages(0)) {
      await eraseUpTo(row.id);
      if (postings.size === ids.length) this.#add(growing, row);
      postings.add(row.terms, row.titleTerms);
      done += 1;
      await pause();
    }
    await eraseUpTo(Number.POSITIVE_INFINITY);
    onProgress(passages, passages);

    const name = randomBytes(8).toString('hex');
    const files = [graphFile(folder, name), postingsFile(folder, name)] as const;
    try {
      graph.write(files[0]);
      writePostings(files[1], postings, ids, articles);
      for (const file of files) fsyncPath(file);
      const [graphSha256, postingsSha256] = [fileHash(files[0]), fileHash(files[1])];
      const { id, sha256, dimensions } = model;
      await this.#tryOut({ graph: files[0], postings: files[1], passages: ids.length, dimensions }, signal);
      signal?.throwIfAborted();
      const last = ids.at(-1) ?? 0;
      const stated = { name, passages: this.#count(last), last, graphSha256, postingsSha256 };
      writeManifest(folder, { corpus, model: { id, sha256, dimensions }, revision, ...stated });
      sweep(folder, name);
    } catch (error) {
      // What was written may be what fills the disk.
      this.#sweep(this.#manifest());
      throw error;
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

function unwritten(folder: string, error: unknown): LibraryError {
  return new LibraryError(
    'index-not-built',
    `the vector index in ${folder} could not be built (${error instanceof Error ? error.message : error}); exact search answers`,
    'make sure that the disk has room and run `npm run ingest` again',
    { cause: error },
  );
}
