import { quantile } from './metrics.js';

/** A figure with its 95 % interval; the interval is left out of what is no sample's statistic, such as a count. */
export interface Estimate {
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
}

const RESAMPLES = 1_000;
const SEED = 2026;

/** Whole numbers below a bound, the same at every run: xorshift32 (Marsaglia 2003). */
function randomBelow(): (bound: number) => number {
  let state = SEED;
  return (bound) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return Math.floor(((state >>> 0) / 2 ** 32) * bound);
  };
}

/** What is drawn together: items of one cluster are not independent of one another. */
export type Clusters<Item> = readonly (readonly Item[])[];

export function clusterBy<Item>(items: readonly Item[], key: (item: Item) => string): Clusters<Item> {
  const clusters = new Map<string, Item[]>();
  for (const item of items) {
    const cluster = clusters.get(key(item));
    if (cluster === undefined) clusters.set(key(item), [item]);
    else cluster.push(item);
  }
  return [...clusters.values()];
}

/** What is measured of each item, in the same clusters. */
export const each = <Item, Value>(clusters: Clusters<Item>, measure: (item: Item) => Value): Clusters<Value> =>
  clusters.map((cluster) => cluster.map(measure));

/** As many clusters as there are, drawn with replacement, 1,000 times: the items of each draw. */
export function* resamples<Item>(clusters: Clusters<Item>): Generator<readonly Item[]> {
  const below = randomBelow();
  for (let draw = 0; draw < RESAMPLES; draw += 1) yield clusters.flatMap(() => clusters[below(clusters.length)]!);
}

/** The percentile interval that holds 95 % of a statistic's values; those that are undefined (NaN) are passed over. */
export function interval(values: readonly number[]): { low: number; high: number } {
  const defined = values.filter((value) => !Number.isNaN(value));
  return { low: quantile(defined, 0.025), high: quantile(defined, 0.975) };
}

/** Items that are independent of one another. */
export const alone = <Item>(items: readonly Item[]): Clusters<Item> => items.map((item) => [item]);

/** A statistic with its 95 % bootstrap interval (Efron and Tibshirani 1993, percentile method). */
export function estimate<Item>(clusters: Clusters<Item>, statistic: (items: readonly Item[]) => number): Estimate {
  const value = statistic(clusters.flat());
  return Number.isNaN(value) ? { value } : { value, ...interval(Array.from(resamples(clusters), statistic)) };
}
