/** The library: the folder that holds all that was built from the corpora. Embeds nothing. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { LRUCache } from 'lru-cache';
import { LibraryError } from '../errors.js';
import type { Corpus, LibraryModel } from './corpora/corpus.js';
import { checkCorpusName, distinctCorpora, MOST_FEDERATED } from './corpora/corpus-name.js';
import { FederatedCorpus } from './corpora/federated-corpus.js';
import { SqliteCorpus } from './corpora/sqlite-corpus.js';
import { type TryIndex, tryIndex } from './index/try-index.js';
import type { OtherModelCorpus } from './other-model.js';
import { CorpusWriter, emptyLog } from './sqlite/corpus-writer.js';
import { guarded, openDatabase } from './sqlite/database.js';
import { lockLibrary } from './sqlite/lock.js';

/** Readers kept, each with what it has in memory: a bot may have a corpus for every server. */
const READERS_KEPT = 16;

export interface LibraryOptions {
  /** The model in use: corpora of another one are refused. Left out where no question is embedded. */
  readonly model?: LibraryModel;
  /** Never makes or changes anything, except that an older schema is migrated. */
  readonly readonly?: boolean;
  /** Tries out the files of an index before they are used; left out: in this process. */
  readonly tryOut?: TryIndex;
}

export interface Library {
  /** Absolute. */
  readonly folder: string;
  /** Names, sorted. */
  corpora(): string[];
  /**
   * A corpus, or several as one.
   * @param names joined by commas; their order does not matter
   * @throws LibraryError when there is no such corpus, or it is another model's.
   */
  corpus(names: string): Corpus;
  /**
   * The right to write to a corpus, which is made if there is none; to be closed.
   * @throws LibraryError when another process has it.
   */
  write(name: string, model: LibraryModel): CorpusWriter;
  /** The model that a corpus was embedded with. @throws LibraryError when there is no such corpus. */
  model(name: string): LibraryModel;
  /** Of each corpus by its name, a mark that is another one whenever an article of it was replaced or removed. */
  removalMarks(): Readonly<Record<string, string>>;
  /** A number that grows with each article that comes in, whichever corpus it is of. */
  lastArrival(): number;
  /** The corpora that another model than this one embedded, in order of name. */
  otherModels(model: LibraryModel): readonly OtherModelCorpus[];
  /**
   * Removes a corpus with everything that the library keeps by its name, what was withdrawn from it too. One that is not
   * there is none: the same call again finishes what was interrupted.
   * @throws LibraryError `library-busy` while another process writes, or reads what the database's log holds
   */
  drop(name: string): void;
  /** Writes the index of a corpus from the database, unless it is whole and up to date. Readers load it by themselves. */
  rebuildIndex(name: string): Promise<void>;
  close(): void;
}

/**
 * Opens the library in a folder; one that does not exist yet is made, unless `readonly`.
 * @throws LibraryError when it is missing, damaged, or of another schema.
 */
export function openLibrary(folder: string, options: LibraryOptions = {}): Library {
  const absolute = resolve(folder);
  const file = join(absolute, 'verbatim.db');
  const database = openDatabase(file, options.readonly ?? false);
  const readers = new LRUCache<string, SqliteCorpus>({ max: READERS_KEPT });
  const reader = (name: string): SqliteCorpus => {
    checkCorpusName(name);
    const made = readers.get(name) ?? guarded(file, () => new SqliteCorpus({ database, name, model: options.model }));
    readers.set(name, made);
    return made;
  };

  const writer = (name: string, model: LibraryModel): CorpusWriter => {
    checkCorpusName(name);
    const unlock = lockLibrary(absolute);
    const release = (): void => {
      try {
        removeStrays(name);
      } finally {
        unlock();
      }
    };
    try {
      return new CorpusWriter({ database, name, model, release, tryOut: options.tryOut ?? tryIndex });
    } catch (error) {
      unlock();
      throw error;
    }
  };

  /** Removes index files of corpora that are gone, of another model or schema, and the maps of earlier versions. */
  const removeStrays = (name: string): void => {
    const folder = join(absolute, 'generations', name);
    guarded(file, () => {
      rmSync(join(absolute, 'maps'), { recursive: true, force: true });
      if (!existsSync(folder)) return;
      const keys = database.prepare<[string], number>('SELECT key FROM corpora WHERE name = ?').pluck().all(name);
      for (const entry of readdirSync(folder)) {
        if (!keys.includes(Number(entry))) rmSync(join(folder, entry), { recursive: true, force: true });
      }
    });
  };

  const modelOf = (name: string): LibraryModel => {
    checkCorpusName(name);
    const model = guarded(file, () =>
      database
        .prepare<[string], LibraryModel>(
          'SELECT model_id AS id, model_sha256 AS sha256, dimensions FROM corpora WHERE name = ? AND active = 1',
        )
        .get(name),
    );
    if (model !== undefined) return model;
    throw new LibraryError('corpus-missing', `the library has no corpus ${name}`, 'run `npm run ingest` first');
  };

  return {
    folder: absolute,
    corpora: () =>
      guarded(file, () =>
        database.prepare<[], string>('SELECT name FROM corpora WHERE active = 1 ORDER BY name').pluck().all(),
      ),
    corpus(names) {
      const each = distinctCorpora(names, MOST_FEDERATED);
      const members = each.map(reader);
      return members.length === 1 ? members[0]! : new FederatedCorpus(members);
    },
    write: writer,
    model: modelOf,
    removalMarks: () =>
      guarded(file, () =>
        Object.fromEntries(
          database
            .prepare<[], [string, string]>(
              `SELECT name, key || ' ' || max(gone_since, (SELECT ifnull(max(revision), 0) FROM gone WHERE corpus = key))
               FROM corpora WHERE active = 1`,
            )
            .raw()
            .all(),
        ),
      ),
    lastArrival: () =>
      guarded(
        file,
        () =>
          // The greatest key ever given: that of an article that is gone, perhaps.
          database
            .prepare<[], number>("SELECT ifnull((SELECT seq FROM sqlite_sequence WHERE name = 'articles'), 0)")
            .pluck()
            .get()!,
      ),
    otherModels: (model) =>
      guarded(file, () =>
        database
          .prepare<[string], OtherModelCorpus>(
            `SELECT name, model_id AS modelId, passages FROM corpora WHERE active = 1 AND model_sha256 <> ? ORDER BY name`,
          )
          .all(model.sha256),
      ),
    drop(name) {
      checkCorpusName(name);
      const unlock = lockLibrary(absolute);
      try {
        guarded(file, () => {
          const from = ['corpora WHERE name', 'superseded WHERE corpus', 'withdrawn WHERE corpus'];
          const removals = from.map((rows) => database.prepare(`DELETE FROM ${rows} = ?`));
          database
            .transaction(() => {
              for (const removal of removals) removal.run(name);
            })
            .immediate();
          emptyLog(database);
          rmSync(join(absolute, 'generations', name), { recursive: true, force: true });
        });
      } finally {
        unlock();
      }
    },
    async rebuildIndex(name) {
      const mending = writer(name, modelOf(name));
      try {
        await mending.rebuildIndex();
      } finally {
        mending.close();
      }
    },
    close: () => database.close(),
  };
}

/** Opens a library for some work and closes it afterwards. @throws as `openLibrary`, and what the work throws */
export async function withLibrary<Result>(
  folder: string,
  options: LibraryOptions,
  work: (library: Library) => Promise<Result>,
): Promise<Result> {
  const library = openLibrary(folder, options);
  try {
    return await work(library);
  } finally {
    library.close();
  }
}
