/**
 * Near copies among the articles of a corpus: of those that share a story the one of the least id comes first, and the
 * others repeat it, in whatever order they were ingested. Refuses to say which articles are alike: `stories.ts` does.
 */
import type Database from 'better-sqlite3';
import type { CopyFilter } from '../corpora/corpus.js';

/** An article that shares a story, perhaps with others that are gone. */
interface GroupedArticle {
  readonly key: number;
  readonly id: string;
  readonly story: number;
}

/** Which articles hits may come from. The same sets until the corpus changes. */
export interface ArticleSubset {
  /** Keys; null: all. */
  readonly keys: ReadonlySet<number> | null;
  /** Keys of those among them that are left out. */
  readonly without: ReadonlySet<number>;
}

const NONE: ReadonlySet<number> = new Set();

export const isInSubset = ({ keys, without }: ArticleSubset, key: number): boolean =>
  (keys === null || keys.has(key)) && !without.has(key);

export class NearDuplicates {
  /** Keys of the articles that repeat another. */
  readonly repeats: ReadonlySet<number>;
  readonly #rows: readonly GroupedArticle[];
  /** By story, in order of id. */
  readonly #keys = new Map<number, number[]>();
  readonly #storyOf = new Map<number, number>();

  /** @param rows in order of id */
  constructor(rows: readonly GroupedArticle[]) {
    this.#rows = rows;
    for (const { key, story: group } of rows) {
      const keys = this.#keys.get(group);
      if (keys === undefined) this.#keys.set(group, [key]);
      else keys.push(key);
      this.#storyOf.set(key, group);
    }
    this.repeats = new Set([...this.#keys.values()].flatMap((keys) => keys.slice(1)));
  }

  /** The other articles of an article's story, in order of id. */
  copiesOf(key: number): number[] {
    const group = this.#storyOf.get(key);
    return group === undefined ? [] : this.#keys.get(group)!.filter((other) => other !== key);
  }

  /** Those among some articles: where the first of a story is none of them, the next is. */
  among(keys: ReadonlySet<number>): NearDuplicates {
    return new NearDuplicates(this.#rows.filter(({ key }) => keys.has(key)));
  }

  /** @param keys of the articles that there are; null: all */
  subset(of: CopyFilter, keys: ReadonlySet<number> | null): ArticleSubset {
    if (of === 'repeats') return { keys: this.repeats, without: NONE };
    return { keys, without: of === 'firsts' ? this.repeats : NONE };
  }
}

/** What is asked of the database's state. */
interface State {
  readonly key: number;
  readonly revision: number;
}

/** Reads the tellings of a corpus, anew with every commit: a removal may make another the first. */
export function nearDuplicatesReader(database: Database.Database): (state: State) => NearDuplicates {
  // From the index of stories alone, which holds no article without one: where there are no copies nothing is read.
  const stories = database.prepare<[], { key: number; story: number }>(
    'SELECT key, story FROM articles INDEXED BY articles_of_story WHERE story IS NOT NULL',
  );
  const ids = database.prepare<[string, number], { key: number; id: string }>(
    'SELECT key, id FROM articles WHERE key IN (SELECT value FROM json_each(?)) AND corpus = ?',
  );
  let known = { corpus: -1, revision: -1, tellings: new NearDuplicates([]) };
  /** By key, which stands for one id for ever; null: another corpus'. */
  let idOf = new Map<number, string | null>();
  return ({ key: corpus, revision }) => {
    if (known.corpus === corpus && known.revision === revision) return known.tellings;
    const written = stories.all();
    const former = known.corpus === corpus ? idOf : new Map<number, string | null>();
    idOf = new Map(written.map(({ key }) => [key, former.get(key) ?? null]));
    const unknown = written.flatMap(({ key }) => (former.has(key) ? [] : [key]));
    if (unknown.length > 0) {
      for (const { key, id } of ids.all(JSON.stringify(unknown), corpus)) idOf.set(key, id);
    }
    const rows = written.flatMap(({ key, story: group }) => {
      const id = idOf.get(key) ?? null;
      return id === null ? [] : [{ key, id, story: group }];
    });
    known = { corpus, revision, tellings: new NearDuplicates(rows.sort((a, b) => (a.id < b.id ? -1 : 1))) };
    return known.tellings;
  };
}
