import { describe, expect, it } from 'vitest';
import { alone, clusterBy, estimate, interval, resamples } from './bootstrap.js';
import { mean } from './metrics.js';

const coins = Array.from({ length: 400 }, (_, index) => index % 2);

describe('a bootstrap interval', () => {
  it('holds the figure, as wide as the theory of a mean says', () => {
    const { value, low, high } = estimate(alone(coins), mean);
    expect(value).toBe(0.5);
    // 1.96 standard errors of 400 coins on either side.
    expect(low).toBeCloseTo(0.5 - 1.96 * 0.025, 2);
    expect(high).toBeCloseTo(0.5 + 1.96 * 0.025, 2);
  });

  it('is the same at every run', () => {
    expect(estimate(alone(coins), mean)).toEqual(estimate(alone(coins), mean));
  });

  it('is wider where items that are alike are drawn together', () => {
    const items = coins.map((value, index) => ({ value, cluster: `${value} ${index % 10}` }));
    const values = (some: readonly { value: number }[]): number => mean(some.map(({ value }) => value));
    const together = estimate(
      clusterBy(items, ({ cluster }) => cluster),
      values,
    );
    const apart = estimate(alone(items), values);
    expect(together.high! - together.low!).toBeGreaterThan(2 * (apart.high! - apart.low!));
  });

  it('passes over draws in which the figure is undefined', () => {
    expect(interval([Number.NaN, 1, 1])).toEqual({ low: 1, high: 1 });
  });

  it('is not given to a figure that is undefined', () => {
    expect(estimate(alone<number>([]), mean)).toEqual({ value: Number.NaN });
  });
});

describe('resampling', () => {
  it('draws whole clusters, as many as there are, a thousand times', () => {
    const clusters = [
      ['a', 'a'],
      ['b', 'b'],
      ['c', 'c'],
    ];
    const draws = [...resamples(clusters)];
    expect(draws).toHaveLength(1000);
    for (const draw of draws) {
      expect(draw).toHaveLength(6);
      for (let at = 0; at < 6; at += 2) expect(draw[at]).toBe(draw[at + 1]);
    }
    expect(new Set(draws.map((draw) => draw.join(''))).size).toBe(27);
  });
});
