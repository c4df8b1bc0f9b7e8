import { describe, expect, it } from 'vitest';
import { ExactNeighbours } from './exact-neighbours.js';

/** Passages at so many degrees from the question. */
const at = (degrees: number): Float32Array =>
  Float32Array.of(Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180));
const question = at(0);
function neighbours(degrees: readonly number[]): ExactNeighbours {
  const exact = new ExactNeighbours({ count: degrees.length, dimensions: 2 });
  for (const [index, one] of degrees.entries()) exact.add({ id: index + 100, embedding: at(one) });
  return exact;
}

describe('recall against exact search', () => {
  it('is the share of the nearest passages that were found', () => {
    const exact = neighbours([50, 10, 30, 20, 40]);
    expect(exact.recall(question, [101, 103], 2)).toBe(1);
    expect(exact.recall(question, [101, 104], 2)).toBe(0.5);
    expect(exact.recall(question, [100, 104], 2)).toBe(0);
  });

  it('counts a copy of the farthest of them as good as that', () => {
    const exact = neighbours([10, 20, 20, 30]);
    expect(exact.recall(question, [100, 101], 2)).toBe(1);
    expect(exact.recall(question, [100, 102], 2)).toBe(1);
  });

  it('counts no passage twice, none beyond k and none that the corpus does not have', () => {
    const exact = neighbours([10, 20, 30]);
    expect(exact.recall(question, [100, 100], 2)).toBe(0.5);
    expect(exact.recall(question, [102, 7, 100, 101], 2)).toBe(0);
  });

  it('asks for no more than a small corpus has', () => {
    expect(neighbours([10, 20]).recall(question, [100, 101], 10)).toBe(1);
    expect(neighbours([]).recall(question, [], 10)).toBe(1);
  });
});
