import type { PassageMap } from '../../lookup/lookup.js';

/** What the points of a map are told apart by. */
export type GroupedBy = 'outlet' | 'article';

/** Groups with a shape and a colour of their own: eight are told apart, by those who see no colours too. */
export const MOST_GROUPS = 8;

export interface Groups {
  readonly by: GroupedBy;
  /** Those of most points, the largest first. */
  readonly named: readonly { readonly name: string; readonly points: number }[];
  /** Points of all that is left. */
  readonly others: number;
  /** For each point the place of its group in `named`; `MOST_GROUPS`: none. */
  readonly ofPoint: Uint8Array;
}

/** The outlets, where there are two that differ, else the articles. */
export function groupedBy({ articles }: Pick<PassageMap, 'articles'>): GroupedBy {
  const outlets = new Set(articles.flatMap(({ outlet }) => outlet ?? []));
  return outlets.size > 1 ? 'outlet' : 'article';
}

export function groupPoints(
  { articles, articleOf }: Pick<PassageMap, 'articles' | 'articleOf'>,
  by: GroupedBy,
): Groups {
  // Articles may have one title.
  const keys = articles.map(({ id, outlet }) => (by === 'article' ? id : outlet));
  const points = new Map<string, number>();
  for (const article of articleOf) {
    const key = keys[article];
    if (key !== null && key !== undefined) points.set(key, (points.get(key) ?? 0) + 1);
  }
  const largest = [...points].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST_GROUPS);
  const places = new Map(largest.map(([key], place) => [key, place]));
  const titles = new Map(articles.map(({ id, title }) => [id, title]));
  return {
    by,
    named: largest.map(([key, count]) => ({ name: by === 'article' ? titles.get(key)! : key, points: count })),
    others: articleOf.length - largest.reduce((sum, [, count]) => sum + count, 0),
    ofPoint: Uint8Array.from(articleOf, (article) => places.get(keys[article] ?? '') ?? MOST_GROUPS),
  };
}
