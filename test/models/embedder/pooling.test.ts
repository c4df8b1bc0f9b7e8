import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumRows, toUnit } from '../../../src/models/embedder/pooling.js';

const finite = fc.array(fc.float({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }), {
  minLength: 3,
  maxLength: 3,
});

describe('pooling', () => {
  it('adds the rows of a matrix', () => {
    expect([...sumRows(Float32Array.of(1, 2, 10, 20, 100, 200), 2)]).toEqual([111, 222]);
    expect([...sumRows(new Float32Array(0), 2)]).toEqual([0, 0]);
  });

  it('scales to length 1, and leaves zeros alone', () => {
    fc.assert(
      fc.property(finite, (numbers) => {
        const length = Math.hypot(...toUnit(Float64Array.from(numbers))!);
        expect(length).toBeCloseTo(numbers.every((value) => value === 0) ? 0 : 1, 5);
      }),
    );
  });

  it('refuses what is not finite', () => {
    expect(toUnit(Float64Array.of(1, Number.NaN))).toBeNull();
    expect(toUnit(Float64Array.of(1, Number.POSITIVE_INFINITY))).toBeNull();
  });
});
