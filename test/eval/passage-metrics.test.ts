import { describe, expect, it } from 'vitest';
import { ndcgAt, recallAt, reciprocalRankAt } from './passage-metrics.js';

const thirdIsRight = [false, false, true, false];

describe('a ranking of passages', () => {
  it('recalls when a right passage stands among the first k', () => {
    expect([recallAt(2, thirdIsRight), recallAt(3, thirdIsRight), recallAt(3, [])]).toEqual([0, 1, 0]);
  });

  it('has the reciprocal rank of its first right passage, and none beyond k', () => {
    expect(reciprocalRankAt(10, [false, true, true])).toBe(1 / 2);
    expect(reciprocalRankAt(2, thirdIsRight)).toBe(0);
    expect(reciprocalRankAt(10, [])).toBe(0);
  });

  it('gains less the lower its right passage stands', () => {
    expect(ndcgAt(10, [true], 1)).toBe(1);
    expect(ndcgAt(10, thirdIsRight, 1)).toBe(1 / 2);
    expect(ndcgAt(2, thirdIsRight, 1)).toBe(0);
  });

  it('gains all only with every right passage first', () => {
    expect(ndcgAt(10, [true, true, false], 2)).toBe(1);
    expect(ndcgAt(10, [true, false, true], 2)).toBeCloseTo((1 + 1 / 2) / (1 + 1 / Math.log2(3)), 10);
    expect(ndcgAt(10, [true], 2)).toBeLessThan(1);
  });
});
