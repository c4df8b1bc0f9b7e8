import { describe, expect, it } from 'vitest';
import { layoutOf } from '../../src/reader/matches.js';
import type { Nearest } from '../../src/reader/similarity.js';

/** The words of a question that are met, in its order, at these places of a sentence; null where one is not. */
const met = (...places: readonly (number | null)[]): Nearest[] =>
  places.map((at) => (at === null ? { similarity: 0.3, at: 0 } : { similarity: 0.9, at }));

describe('the layout of a question’s words in a sentence', () => {
  it('has words that stand side by side closest', () => {
    const { closeness } = layoutOf(met(0, 1, 4), 10);
    expect(closeness).toEqual([1 / 2, 1 / 2, 1 / 4]);
  });

  it('spreads from the first to the last, for each word that is met', () => {
    expect(layoutOf(met(2, 3, 4), 10).spread).toBe(1);
    expect(layoutOf(met(0, null, 9), 10).spread).toBe(5);
  });

  it('tells which share of the words follows one another as in the question', () => {
    expect(layoutOf(met(1, 3, 8), 10).inOrder).toBe(1);
    expect(layoutOf(met(8, 3, 1), 10).inOrder).toBe(0);
    expect(layoutOf(met(1, 8, null, 3), 10).inOrder).toBe(1 / 2);
  });

  it('begins and ends where the first and the last word are met', () => {
    expect(layoutOf(met(5, 2), 10)).toMatchObject({ first: 0.2, last: 0.5 });
  });

  it('passes over words that are hardly alike', () => {
    const { closeness, first, last } = layoutOf(met(4, null, 6), 10);
    expect({ closeness, first, last }).toEqual({ closeness: [1 / 3, 0, 1 / 3], first: 0.4, last: 0.6 });
  });

  it('is none of one word alone, nor of two words of the question that one word stands for', () => {
    expect(layoutOf(met(4, null), 10)).toMatchObject({ closeness: [0, 0], spread: 0, inOrder: 0 });
    expect(layoutOf(met(4, 4), 10)).toMatchObject({ closeness: [0, 0], inOrder: 0 });
  });

  it('is none where no word is met, in no words too', () => {
    const none = { closeness: [0, 0], spread: 0, inOrder: 0, first: 1, last: 0 };
    expect(layoutOf(met(null, null), 10)).toEqual(none);
    expect(
      layoutOf(
        [
          { similarity: 0, at: -1 },
          { similarity: 0, at: -1 },
        ],
        0,
      ),
    ).toEqual(none);
  });
});
