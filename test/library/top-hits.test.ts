import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TopHits } from '../../src/library/index/top-hits.js';

const few = fc.integer({ min: 0, max: 5 });
const offers = fc.uniqueArray(fc.record({ id: fc.nat(500), score: fc.oneof(few, fc.double({ noNaN: true })) }), {
  selector: ({ id }) => id,
  maxLength: 200,
});

test('the best hits are those that a sort puts first, with ranks from 1, ties in order of id', () => {
  fc.assert(
    fc.property(offers, fc.integer({ min: -1, max: 60 }), (offered, k) => {
      const best = new TopHits(k);
      for (const { id, score } of offered) best.offer(id, score);
      const sorted = offered.toSorted((a, b) => (a.score === b.score ? a.id - b.id : b.score > a.score ? 1 : -1));
      expect(best.hits()).toEqual(
        sorted.slice(0, Math.max(0, k)).map(({ id, score }, at) => ({ passageId: id, score, rank: at + 1 })),
      );
    }),
    { numRuns: 500 },
  );
});

test('the best hits may be asked for while more are offered', () => {
  const best = new TopHits(2);
  best.offer(1, 0.5);
  expect(best.hits()).toEqual([{ passageId: 1, score: 0.5, rank: 1 }]);
  best.offer(2, 0.7);
  best.offer(3, 0.6);
  expect(best.hits().map(({ passageId }) => passageId)).toEqual([2, 3]);
});
