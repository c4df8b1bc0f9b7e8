import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auroc, calibrationError, mean, quantile, refusedAt, share } from './metrics.js';

const SEED = { seed: 7 };
const scores = fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 30 });

describe('averages', () => {
  it('are of all values', () => {
    expect(mean([1, 2, 6])).toBe(3);
    expect(share([true, false, false, true])).toBe(0.5);
  });

  it('are undefined of nothing, so that no figure stands for an empty set', () => {
    expect(mean([])).toBeNaN();
  });

  it('take a quantile by nearest rank', () => {
    expect(quantile([40, 10, 30, 20], 0.5)).toBe(30);
    expect(quantile([40, 10, 30, 20], 1)).toBe(40);
  });
});

describe('the area under the ROC curve', () => {
  it('is the share of pairs in which the positive scores higher, ties counted half', () => {
    fc.assert(
      fc.property(scores, scores, (positives, negatives) => {
        const pairs = positives.flatMap((a) => negatives.map((b) => (a > b ? 1 : a === b ? 0.5 : 0)));
        expect(auroc(positives, negatives)).toBeCloseTo(mean(pairs), 10);
      }),
      SEED,
    );
  });
});

describe('what is refused where a share is kept', () => {
  it('is what lies below every positive that is kept, and no more can be kept out', () => {
    fc.assert(
      fc.property(scores, scores, fc.constantFrom(0.5, 0.85, 0.9, 1), (positives, negatives, kept) => {
        const thresholds = [...new Set(positives)].filter(
          (least) => share(positives.map((score) => score >= least)) >= kept,
        );
        const refused = thresholds.map((least) => share(negatives.map((score) => score < least)));
        expect(refusedAt(kept, positives, negatives)).toBe(Math.max(...refused));
      }),
      SEED,
    );
  });
});

describe('the calibration error', () => {
  const of = (probability: number, came: number, all: number) =>
    Array.from({ length: all }, (_, index) => ({ probability, came: index < came }));

  it('is nothing when as many come true as was said', () => {
    expect(calibrationError([...of(0.25, 1, 4), ...of(0.75, 3, 4)])).toBeCloseTo(0, 10);
  });

  it('weighs the bins by what falls into them', () => {
    // Two questions at .95 that both fail, eight at .5 of which four come true.
    expect(calibrationError([...of(0.95, 0, 2), ...of(0.5, 4, 8)])).toBeCloseTo(0.2 * 0.95, 10);
  });

  it('lets no bin make up for another', () => {
    expect(calibrationError([...of(0.05, 1, 1), ...of(0.95, 0, 1)])).toBeCloseTo(0.95, 10);
  });

  it('counts a prediction as often as its weight says', () => {
    const predictions = [...of(0.25, 1, 2), ...of(0.75, 1, 1).map((one) => ({ ...one, weight: 3 }))];
    expect(calibrationError(predictions)).toBeCloseTo((0.5 + 0.75) / 5, 10);
  });

  it('counts certainty in the last bin', () => {
    expect(calibrationError(of(1, 3, 3))).toBe(0);
  });
});
