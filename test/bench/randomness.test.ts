import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shuffled } from './randomness.js';

describe('a shuffled list', () => {
  it('holds what the list held, in the order that the seed decides', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer(), (items, seed) => {
        const once = shuffled(items, seed);
        expect([...once].sort()).toEqual([...items].sort());
        expect(shuffled(items, seed)).toEqual(once);
      }),
    );
  });

  it('is in another order than the list', () => {
    const items = Array.from({ length: 100 }, (_, at) => at);
    expect(shuffled(items, 1)).not.toEqual(items);
    expect(shuffled(items, 2)).not.toEqual(shuffled(items, 1));
  });
});
