import { describe, expect, it } from 'vitest';
import { keptNeighbours, type Placed, ranksByEmbedding, trustworthiness } from './neighbourhood.js';

const K = 2;

/** Passages on a quarter of a circle, at so many degrees each, and on a line of the map, in so many steps. */
function placed(degrees: readonly number[], steps: readonly number[]): Placed {
  const radians = degrees.map((one) => (one * Math.PI) / 180);
  return {
    embeddings: radians.map((one) => Float32Array.of(Math.cos(one), Math.sin(one))),
    x: Float32Array.from(steps),
    y: new Float32Array(steps.length),
  };
}

const measured = (passages: Placed) => {
  const ranks = passages.embeddings.map((_, at) => ranksByEmbedding(passages, at, K));
  return [keptNeighbours(ranks, K), trustworthiness(ranks, K, passages.embeddings.length)];
};

/** Growing gaps: no passage is as near to two others. */
const GROWING = [0, 1, 3, 7, 15, 31];

describe('how a map keeps neighbours', () => {
  it('is all of them, to be trusted wholly, where the map is as the passages are', () => {
    expect(measured(placed(GROWING, GROWING))).toEqual([1, 1]);
  });

  it('ranks what is near on the map by how near it is in sense, the passage itself left out', () => {
    // On the map 5 and 4 stand beside 0, which by embedding are the farthest of its five neighbours.
    const passages = placed(GROWING, [0, 31, 15, 7, 3, 1]);
    expect(ranksByEmbedding(passages, 0, K)).toEqual([5, 4]);
  });

  it('is the share of the nearest that stayed near', () => {
    expect(
      keptNeighbours(
        [
          [1, 2],
          [2, 3],
          [3, 5],
        ],
        K,
      ),
    ).toBeCloseTo(3 / 6);
  });

  it('is trusted the less the farther those are that came near', () => {
    // 1 - 2 / (3 x 2 x (2 x 6 - 3 x 2 - 1)) x (1 + 1 + 3)
    expect(
      trustworthiness(
        [
          [1, 2],
          [2, 3],
          [3, 5],
        ],
        K,
        6,
      ),
    ).toBeCloseTo(1 - (2 * 5) / 30);
  });

  it('is trusted not at all where the farthest came near to every passage', () => {
    expect(
      trustworthiness(
        [
          [5, 4],
          [4, 5],
        ],
        K,
        6,
      ),
    ).toBe(0);
  });

  it('counts a copy as good as what it is a copy of', () => {
    // 2, 3 and 4 are one text: whichever of them the map puts beside 0, none is farther than the second.
    expect(ranksByEmbedding(placed([0, 1, 3, 3, 3, 31], [0, 1, 9, 8, 2, 20]), 0, K)).toEqual([1, 2]);
  });
});
