import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Abstention, Answer, Ask } from '../../../src/answering/answer.js';
import { compareSides } from '../../../src/answering/lookup/compare.js';
import type { Excerpt } from '../../../src/answering/reader/excerpt.js';
import { ALL, expectVerbatim, type Looking, lookingOver, SEEDS } from './looking.js';

let looking: Looking;
beforeAll(async () => {
  looking = await lookingOver(SEEDS);
});
afterAll(() => looking.close());

const SOLDIERS = 'Combien de soldats compte le contingent de l’OTSC ?';

describe('the sources side by side', () => {
  test('have one excerpt an outlet, each verbatim, the best first', async () => {
    const { sides, answer } = await looking.compare(ALL, SOLDIERS);
    expect(answer.language).toBe('fr');
    expect(answer.read).toBeGreaterThan(10);
    expect(answer.read).toBeLessThanOrEqual(24);
    expect(sides.length).toBeGreaterThan(1);
    const outlets = sides.map(({ excerpt }) => excerpt.article.outlet);
    expect(new Set(outlets).size).toBe(outlets.length);
    for (const [index, { excerpt }] of sides.entries()) {
      expect(excerpt.rank).toBe(index + 1);
      await expectVerbatim(looking.corpus, excerpt);
    }
  });

  test('are none where the question is not answered', async () => {
    const { answer, ...compared } = await looking.compare(ALL, 'Who won the football final?');
    expect(answer.status).toBe('abstained');
    expect(compared).toEqual({ sides: [], disagreement: null, values: null });
  });
});

const excerpt = (outlet: string | null, id: string, confidence: number, rank: number): Excerpt =>
  ({ article: { id, outlet }, start: rank, end: rank + 1, rank, confidence, also: [] }) as unknown as Excerpt;

/** An answer of these excerpts, the first `shown` of them shown, with the values that differ by rank. */
function answering(candidates: readonly Excerpt[], shown: number, values: Record<number, string>): Ask {
  const disagreement = {
    kind: 'number',
    values: Object.entries(values).map(([rank, value]) => ({ value, excerpt: Number(rank) })),
  };
  const excerpts = candidates.slice(0, shown);
  const answer = { status: 'answered', language: 'fr', excerpts, candidates, disagreement, values: null };
  return async () => answer as Partial<Answer> as Answer | Abstention;
}

describe('a side', () => {
  test('is the excerpt of its outlet with a value that differs, before a likelier one without', async () => {
    const ask = answering([excerpt('A', 'a1', 0.9, 1), excerpt('B', 'b1', 0.8, 2), excerpt('A', 'a2', 0.7, 3)], 3, {
      2: '2 030',
      3: '3 770',
    });
    const { sides, disagreement } = await compareSides(ask, '?');
    expect(sides.map(({ excerpt, value }) => [excerpt.article.id, value, excerpt.rank])).toEqual([
      ['b1', '2 030', 1],
      ['a2', '3 770', 2],
    ]);
    expect(disagreement).toEqual({
      kind: 'number',
      values: [
        { value: '2 030', excerpt: 1 },
        { value: '3 770', excerpt: 2 },
      ],
    });
  });

  test('is each value where it may speak of something else, two of an outlet too', async () => {
    const values = {
      kind: 'number' as const,
      values: [
        { value: '2 030', excerpt: excerpt('A', 'a1', 0.8, 1) },
        { value: '3 770', excerpt: excerpt('A', 'a2', 0.7, 2) },
      ],
    };
    const best = [excerpt('B', 'b1', 0.9, 1)];
    const ask = (async () => ({
      ...{ status: 'answered', language: 'fr', excerpts: best, candidates: best, disagreement: null, values },
    })) as unknown as Ask;
    const compared = await compareSides(ask, '?');
    expect(compared.sides.map(({ excerpt, value }) => [excerpt.article.id, value])).toEqual([
      ['a1', '2 030'],
      ['a2', '3 770'],
    ]);
    expect(compared.disagreement).toBeNull();
    expect(compared.values).toEqual({
      kind: 'number',
      values: [
        { value: '2 030', excerpt: 1 },
        { value: '3 770', excerpt: 2 },
      ],
    });
  });

  test('is an article where no outlet is stated', async () => {
    const ask = answering([excerpt(null, 'a', 0.9, 1), excerpt(null, 'b', 0.8, 2), excerpt(null, 'a', 0.7, 3)], 3, {});
    expect((await compareSides(ask, '?')).sides.map(({ excerpt }) => excerpt.article.id)).toEqual(['a', 'b']);
  });

  test('is left out where it is unlikely to answer', async () => {
    const ask = answering([excerpt('A', 'a', 0.9, 1), excerpt('B', 'b', 0.1, 2)], 1, {});
    expect((await compareSides(ask, '?')).sides.map(({ excerpt }) => excerpt.article.id)).toEqual(['a']);
  });

  test('has no disagreement to tell where one value alone is left', async () => {
    const ask = answering([excerpt('A', 'a', 0.9, 1), excerpt('A', 'b', 0.8, 2)], 2, { 1: '2', 2: '3' });
    expect((await compareSides(ask, '?')).disagreement).toBeNull();
  });
});
