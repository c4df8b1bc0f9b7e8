/** Passages that are drawn at most: more would take minutes, and no eye tells so many points apart. */
export const MOST_DRAWN = 10_000;

/**
 * Places of an even sample, ascending: every n-th, whatever n is. Where the passages of an article follow each other,
 * each article has its share.
 */
export function evenSample(count: number, most: number): number[] {
  const taken = Math.min(count, most);
  return Array.from({ length: taken }, (_, at) => Math.floor((at * count) / taken));
}
