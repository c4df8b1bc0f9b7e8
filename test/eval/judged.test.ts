import { describe, expect, it } from 'vitest';
import { alone } from './bootstrap.js';
import { abstentionFigures, type Judged, lengthFigure, placeFigures, reliabilityFigures } from './judged.js';

const judged = (some: Partial<Judged>): Judged => ({
  cluster: 'a',
  answerable: true,
  right: [true],
  lengths: [100],
  sure: 0.9,
  confidence: 0.9,
  answered: true,
  ...some,
});

const values = (figures: readonly (readonly [string, { readonly value: number }])[]): Record<string, number> =>
  Object.fromEntries(figures.map(([name, { value }]) => [name, value]));

describe('the figures of excerpts', () => {
  const some = alone([
    { right: [true, false], lengths: [10, 20] },
    { right: [false, false, true, true], lengths: [30, 40, 50, 900] },
    { right: [false, false, false, true], lengths: [60, 70, 80, 900] },
    { right: [], lengths: [] },
  ]);

  it('look among the first one and the first three', () => {
    expect(values(placeFigures(some))).toEqual({ first: 1 / 4, 'in three': 2 / 4 });
  });

  it('have the mean length of the first three', () => {
    expect(values([lengthFigure(some)])).toEqual({ 'mean excerpt length': 360 / 8 });
  });
});

describe('the figures of abstention', () => {
  it('count an answer without its answer in the first three excerpts as wrong', () => {
    const figures = values(
      abstentionFigures(
        alone([
          judged({}),
          judged({ right: [false, false, false, true] }),
          judged({ sure: 0.2, answered: false }),
          judged({ answerable: false, right: [false], sure: 0.6 }),
          judged({ answerable: false, right: [false], sure: 0.1, answered: false }),
        ]),
      ),
    );
    expect(figures).toMatchObject({
      'answerable kept': 2 / 3,
      'unanswerable refused': 1 / 2,
      coverage: 3 / 5,
      risk: 2 / 3,
      'abstention AUROC': 5 / 6,
      'refused with .85 kept': 1 / 2,
    });
  });
});

describe('the reliability curve', () => {
  const some = [
    ...Array.from({ length: 60 }, () => judged({ confidence: 0.65 })),
    ...Array.from({ length: 40 }, () => judged({ confidence: 0.65, answerable: false })),
    ...Array.from({ length: 10 }, () => judged({ confidence: 1, right: [false, true] })),
  ];

  it('sets what the first excerpt was believed against the share that it answers', () => {
    expect(values(reliabilityFigures(some))).toEqual({
      'first excerpt believed .6 to .7: right, of 100': 0.6,
      'first excerpt believed .9 to 1: right, of 10': 0,
    });
  });

  it('is not drawn of few questions, nor where all have an answer', () => {
    expect(reliabilityFigures(some.slice(0, 99))).toEqual([]);
    expect(reliabilityFigures(some.filter(({ answerable }) => answerable).concat(some.slice(0, 40)))).toEqual([]);
  });
});
