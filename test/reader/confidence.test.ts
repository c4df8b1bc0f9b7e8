import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Confidence, leastAnswerable } from '../../src/reader/confidence.js';
import type { Calibration } from '../../src/reader/network.js';

/** Leaves probabilities as they are. */
const PLAIN: Calibration = { answerable: [1, 0], excerpt: [1, 0], leastAnswerable: [[1000, 0.5]] };

const score = fc.double({ min: -30, max: 30, noNaN: true });
const all = fc.record({ sentences: fc.array(score, { minLength: 1, maxLength: 30 }), nothing: score });
/** Slopes that learning gives: a higher score is never a sign against an answer. */
const calibration = fc
  .tuple(fc.double({ min: 0.1, max: 3, noNaN: true }), fc.double({ min: -3, max: 3, noNaN: true }))
  .map((line): Calibration => ({ answerable: line, excerpt: line, leastAnswerable: [[1000, 0.5]] }));

describe('the confidence of what was read', () => {
  it('is the softmax of the scores before it is calibrated', () => {
    const confidence = new Confidence({ sentences: [Math.log(3), 0], nothing: 0 }, PLAIN);
    expect(confidence.of([Math.log(3)])).toBeCloseTo(0.6, 10);
    expect(confidence.of([0])).toBeCloseTo(0.2, 10);
    expect(confidence.answerable()).toBeCloseTo(0.8, 10);
  });

  it('is shared out before it is calibrated: the sentences’ adds up to that of an answer, at most 1', () => {
    fc.assert(
      fc.property(all, (scores) => {
        const confidence = new Confidence(scores, PLAIN);
        const sum = scores.sentences.reduce((total, one) => total + confidence.of([one]), 0);
        expect(sum).toBeCloseTo(confidence.answerable(), 6);
        expect(confidence.answerable()).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is a probability, whatever the scores and the calibration', () => {
    const wild = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.array(wild, { maxLength: 10 }), wild, calibration, (sentences, nothing, line) => {
        const confidence = new Confidence({ sentences, nothing }, line);
        for (const one of [
          confidence.answerable(),
          confidence.of(sentences),
          ...sentences.map((s) => confidence.of([s])),
        ]) {
          expect(one).toBeGreaterThanOrEqual(0);
          expect(one).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('is never less of a sentence that scores higher', () => {
    fc.assert(
      fc.property(all, calibration, (scores, line) => {
        const confidence = new Confidence(scores, line);
        const ranked = [...scores.sentences].sort((a, b) => a - b).map((one) => confidence.of([one]));
        expect(ranked).toEqual([...ranked].sort((a, b) => a - b));
      }),
    );
  });

  it('falls as the score of there being no answer rises', () => {
    fc.assert(
      fc.property(all, calibration, (scores, line) => {
        const sure = new Confidence(scores, line).answerable();
        const less = new Confidence({ ...scores, nothing: scores.nothing + 1 }, line).answerable();
        expect(less).toBeLessThanOrEqual(sure);
      }),
    );
  });

  it('adds up over copies of a sentence', () => {
    fc.assert(
      fc.property(all, (scores) => {
        const confidence = new Confidence(scores, PLAIN);
        const copies = scores.sentences.slice(0, 3);
        const sum = copies.reduce((total, one) => total + confidence.of([one]), 0);
        expect(confidence.of(copies)).toBeCloseTo(sum, 6);
      }),
    );
  });

  it('is calibrated by the log-odds’ own line, one for an answer and one for an excerpt', () => {
    const lines: Calibration = { answerable: [2, 0], excerpt: [1, Math.log(4)], leastAnswerable: [[1000, 0.5]] };
    const confidence = new Confidence({ sentences: [Math.log(3)], nothing: 0 }, lines);
    expect(confidence.answerable()).toBeCloseTo(0.9, 10); // odds of 3, squared
    expect(confidence.of([Math.log(3)])).toBeCloseTo(12 / 13, 10); // odds of 3, four times
  });
});

describe('the operating point', () => {
  const points = [
    [10, 0.4],
    [1000, 0.6],
    [10_000, 0.8],
  ] as const;

  it.each([
    [1, 0.4],
    [10, 0.4],
    [100, 0.5],
    [1000, 0.6],
    [10_000, 0.8],
    [1_000_000, 0.8],
  ])('of a corpus of %d passages lies at %d', (passages, least) => {
    expect(leastAnswerable(points, passages)).toBeCloseTo(least, 10);
  });
});
