import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evenSample } from '../../src/map/sample.js';

describe('the sample that is drawn', () => {
  it('is all, where that is not too much', () => {
    expect(evenSample(4, 10)).toEqual([0, 1, 2, 3]);
    expect(evenSample(0, 10)).toEqual([]);
  });

  it('has places in order, each once, with gaps that differ by one at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 1, max: 500 }), (count, most) => {
        const places = evenSample(count, most);
        expect(places.length).toBe(Math.min(count, most));
        expect(places[0]).toBe(0);
        const gaps = [...places.slice(1), count].map((place, at) => place - places[at]!);
        expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1);
        expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
