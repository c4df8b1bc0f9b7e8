/**
 * Near copies among the articles of a corpus. Of a group the article of the least id is the representative, and the others
 * are its duplicates, whatever the order of ingest. Does not judge which articles are alike: `near-duplicate-writer.ts` does.
 */
import type Database from 'better-sqlite3';
import type { CopyFilter } from '../corpora/corpus.js';

/** An article in a group of near copies; perhaps the others are gone. */
interface GroupedArticle {
  readonly key: number;
  readonly id: string;
  readonly group: number;
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
  /** Keys of the articles that are duplicates. */
  readonly duplicates: ReadonlySet<number>;
  readonly #articles: readonly GroupedArticle[];
  /** The keys of its whole group, in order of id, for each article's key. */
  readonly #groupOf = new Map<number, readonly number[]>();

  /** @param articles in order of id */
  constructor(articles: readonly GroupedArticle[]) {
    this.#articles = articles;
    const groups = new Map<number, number[]>();
    for (const { key, group } of articles) {
      const keys = groups.get(group) ?? [];
      groups.set(group, keys);
      keys.push(key);
      this.#groupOf.set(key, keys);
    }
    this.duplicates = new Set([...groups.values()].flatMap((keys) => keys.slice(1)));
  }

  /** The other articles of an article's group, in order of id. */
  copiesOf(key: number): number[] {
    return (this.#groupOf.get(key) ?? []).filter((other) => other !== key);
  }

  /** Those among some articles: where a group's representative is none of them, the next takes its place. */
  among(keys: ReadonlySet<number>): NearDuplicates {
    return new NearDuplicates(this.#articles.filter(({ key }) => keys.has(key)));
  }

  /** @param keys of the articles that there are; null: all */
  subset(of: CopyFilter, keys: ReadonlySet<number> | null): ArticleSubset {
    if (of === 'duplicates') return { keys: this.duplicates, without: NONE };
    return { keys, without: of === 'unique' ? this.duplicates : NONE };
  }
}

/** Reads the near copies of a corpus, anew with every revision: a removal may make another the representative. */
export function nearDuplicatesReader(
  database: Database.Database,
  corpus: number,
): (revision: number) => NearDuplicates {
  // From the index of groups alone, which holds no article without one: where there are no copies nothing is read.
  const grouped = database.prepare<[], { key: number; group: number }>(
    'SELECT key, story AS "group" FROM articles INDEXED BY articles_of_story WHERE story IS NOT NULL',
  );
  const ids = database.prepare<[string, number], { key: number; id: string }>(
    'SELECT key, id FROM articles WHERE key IN (SELECT value FROM json_each(?)) AND corpus = ?',
  );
  let known = { revision: -1, nearDuplicates: new NearDuplicates([]) };
  /** By key, which stands for one id for ever; null: another corpus'. */
  let idOf = new Map<number, string | null>();
  return (revision) => {
    if (known.revision === revision) return known.nearDuplicates;
    const rows = grouped.all();
    const unknown = rows.flatMap(({ key }) => (idOf.has(key) ? [] : [key]));
    idOf = new Map(rows.map(({ key }) => [key, idOf.get(key) ?? null]));
    for (const { key, id } of ids.all(JSON.stringify(unknown), corpus)) idOf.set(key, id);
    const articles = rows.flatMap(({ key, group }) => {
      const id = idOf.get(key) ?? null;
      return id === null ? [] : [{ key, id, group }];
    });
    known = { revision, nearDuplicates: new NearDuplicates(articles.sort((a, b) => (a.id < b.id ? -1 : 1))) };
    return known.nearDuplicates;
  };
}
