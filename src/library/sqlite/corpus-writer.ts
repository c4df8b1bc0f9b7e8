/**
 * The one writer of a corpus, while it holds the library's lock. Leaves nothing half done: every method commits what it
 * does before it returns, so that the library is whole whenever the process ends.
 */
import type Database from 'better-sqlite3';
import type { Article } from '../../articles/article.js';
import { LibraryError } from '../../errors.js';
import type { LibraryModel, PreparedArticle } from '../corpora/corpus.js';
import { IndexWriter } from '../index/index-writer.js';
import type { TryIndex } from '../index/try-index.js';
import { guarded } from './database.js';
import { isSound } from './embeddings.js';
import { generationName } from './hashes.js';
import { ARTICLE_COLUMNS, type ArticleRow, articleFromRow } from './rows.js';
import { WriteStatements } from './write-statements.js';

/** By what an ingest sees that an article's file has not changed. */
export interface KnownArticle {
  readonly path: string;
  readonly fileHash: string;
  readonly cutting: number;
}

export interface CorpusWriterParts {
  readonly database: Database.Database;
  readonly name: string;
  readonly model: LibraryModel;
  readonly tryOut: TryIndex;
  /** Frees the library's lock. */
  readonly release: () => void;
}

/** Where the corpus is of another model, fills a second one of the same name, which readers see after `activate()`. */
export class CorpusWriter {
  readonly #parts: CorpusWriterParts;
  readonly #corpus: number;
  readonly #statements: WriteStatements;
  readonly #index: IndexWriter;

  constructor(parts: CorpusWriterParts) {
    this.#parts = parts;
    const { database, name, model, tryOut } = parts;
    this.#corpus = this.#guarded(() => database.transaction(() => this.#establish()).immediate());
    this.#statements = this.#guarded(() => new WriteStatements(database, this.#corpus));
    this.#index = this.#guarded(() => new IndexWriter({ database, name, key: this.#corpus, model }, tryOut));
  }

  known(): Map<string, KnownArticle> {
    return this.#guarded(() => {
      const rows = this.#parts.database
        .prepare<[number], KnownArticle & { id: string }>(
          'SELECT id, path, file_hash AS fileHash, cutting FROM articles WHERE corpus = ? ORDER BY id',
        )
        .all(this.#corpus);
      return new Map(rows.map(({ id, ...known }) => [id, known]));
    });
  }

  /** Articles that have embeddings of another model alone, in order of id. */
  *otherModels(): IterableIterator<{ readonly article: Article; readonly cutting: number }> {
    const { database, name } = this.#parts;
    const keys = this.#guarded(() =>
      database
        .prepare<[string, number], number>(
          `SELECT key FROM articles WHERE corpus = (SELECT key FROM corpora WHERE name = ? AND active = 1)
           AND id NOT IN (SELECT id FROM articles WHERE corpus = ?) ORDER BY id`,
        )
        .pluck()
        .all(name, this.#corpus),
    );
    const one = database.prepare<[number], ArticleRow>(`SELECT ${ARTICLE_COLUMNS} FROM articles WHERE key = ?`);
    for (const key of keys) {
      const row = this.#guarded(() => one.get(key));
      // A damaged article is left out here; its file brings it back.
      const article = row === undefined ? null : articleFromRow(row);
      if (row !== undefined && article !== null) yield { article, cutting: row.cutting };
    }
  }

  /** Adds articles in one transaction; each replaces the one that had its id. */
  put(articles: readonly PreparedArticle[]): void {
    const { dimensions } = this.#parts.model;
    for (const { article, passages } of articles) {
      if (passages.some(({ embedding }) => embedding.length !== dimensions || !isSound(embedding))) {
        throw new LibraryError(
          'bad-embedding',
          `the model gave ${article.id} an embedding that is not ${dimensions} numbers`,
          'check the model that EMBEDDING_MODEL names',
        );
      }
    }
    this.#commit(() => {
      for (const one of articles) this.#statements.put(one);
    });
    this.#guarded(() => this.#index.grow());
  }

  /** @param paths new ones, by id */
  move(paths: ReadonlyMap<string, string>): void {
    this.#commit(() => {
      for (const [id, path] of paths) this.#statements.move(id, path);
    });
  }

  remove(ids: readonly string[]): void {
    this.#commit(() => {
      for (const id of ids) this.#statements.remove(id);
    });
  }

  /** Ids of the articles that were withdrawn: an ingest leaves them out. */
  withdrawn(): ReadonlySet<string> {
    const { database, name } = this.#parts;
    const ids = database.prepare<[string], string>('SELECT id FROM withdrawn WHERE corpus = ?').pluck();
    return new Set(this.#guarded(() => ids.all(name)));
  }

  /**
   * Removes articles for good: when this returns, no word of them is in the database or its log, and when the writer is
   * closed, none is in a file of the index. The same call again finishes what was interrupted.
   * @throws LibraryError `library-busy` while another process reads; the articles are gone from what is searched
   */
  withdraw(ids: readonly string[]): void {
    this.#commit(() => {
      for (const id of ids) this.#statements.withdraw(id);
    });
    this.#guarded(() => emptyLog(this.#parts.database));
  }

  /** The same for every article that there is, and for every former text. */
  withdrawAll(): void {
    const { database, name } = this.#parts;
    const ids = [...this.known().keys()];
    this.#commit(() => {
      for (const id of ids) this.#statements.withdraw(id);
      database.prepare('DELETE FROM superseded WHERE corpus = ?').run(name);
    });
    this.#guarded(() => emptyLog(database));
  }

  /** Allows articles that were withdrawn to be ingested again. @returns the ids of those that were */
  readmit(ids: readonly string[]): string[] {
    const readmitted: string[] = [];
    this.#commit(() => readmitted.push(...ids.filter((id) => this.#statements.readmit(id))));
    return readmitted;
  }

  /** Shows this corpus to readers and removes the ones of the same name that other models made. */
  activate(): void {
    this.#guarded(() => {
      const { database, name } = this.#parts;
      database
        .transaction(() => {
          database.prepare('DELETE FROM corpora WHERE name = ? AND key <> ?').run(name, this.#corpus);
          database.prepare('UPDATE corpora SET active = 1 WHERE key = ?').run(this.#corpus);
        })
        .immediate();
    });
  }

  summary(): { readonly generation: string; readonly articles: number; readonly passages: number } {
    return this.#guarded(() => {
      const { content, articles, passages } = this.#parts.database
        .prepare<[number], { content: string; articles: number; passages: number }>(
          'SELECT content, articles, passages FROM corpora WHERE key = ?',
        )
        .get(this.#corpus)!;
      return { generation: generationName(this.#parts.model.sha256, content), articles, passages };
    });
  }

  /** Brings the index up to date: few new passages are left to exact search. */
  refreshIndex(onProgress: (done: number, total: number) => void, signal?: AbortSignal): Promise<void> {
    return this.#index.refresh(false, onProgress, signal);
  }

  /** Brings every passage into the index, and checks every byte of it. */
  rebuildIndex(): Promise<void> {
    return this.#index.refresh(true, () => {}, undefined);
  }

  close(): void {
    try {
      this.#guarded(() => this.#index.close());
    } finally {
      this.#parts.release();
    }
  }

  /** The key of this name and model; the first of a name is active at once, an unfinished one is continued. */
  #establish(): number {
    const { database, name, model } = this.#parts;
    database.prepare('DELETE FROM corpora WHERE name = ? AND active = 0 AND model_sha256 <> ?').run(name, model.sha256);
    const known = database
      .prepare<[string, string], number>('SELECT key FROM corpora WHERE name = ? AND model_sha256 = ?')
      .pluck()
      .get(name, model.sha256);
    if (known !== undefined) return known;
    const { lastInsertRowid } = database
      .prepare(
        `INSERT INTO corpora (name, model_id, model_sha256, dimensions, active)
         VALUES ($name, $id, $sha256, $dimensions, NOT EXISTS (SELECT 1 FROM corpora WHERE name = $name))`,
      )
      .run({ name, id: model.id, sha256: model.sha256, dimensions: model.dimensions });
    return Number(lastInsertRowid);
  }

  #commit(work: () => void): void {
    this.#guarded(() =>
      this.#parts.database
        .transaction(() => {
          this.#statements.begin();
          work();
          this.#statements.revise();
        })
        .immediate(),
    );
  }

  #guarded<T>(work: () => T): T {
    return guarded(this.#parts.database.name, work);
  }
}

/**
 * Leaves nothing in the database's files of what was deleted. `secure_delete` has overwritten the rows; the write-ahead log
 * still has them until it is emptied.
 * @throws LibraryError `library-busy` while another process reads what the log holds
 */
export function emptyLog(database: Database.Database): void {
  const [outcome] = database.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
  if (outcome?.busy === 0) return;
  throw new LibraryError(
    'library-busy',
    `what was withdrawn is gone from what is searched, but another process keeps its traces in ${database.name}-wal`,
    'run the same command again in a moment, or stop the other process first',
  );
}
