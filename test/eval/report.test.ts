import { describe, expect, it } from 'vitest';
import { reportFigures } from './report.js';

const sets = new Map([
  [
    'news',
    new Map([
      ['AIQ@1', { value: 0.6125, low: 0.5, high: 0.7 }],
      ['not verbatim', { value: 0 }],
      ['length', { value: Number.NaN }],
    ]),
  ],
]);

describe('the table of figures', () => {
  it('gives each figure with its interval, its bound and the verdict', () => {
    const { table, failed } = reportFigures(sets, [
      { set: 'news', figure: 'AIQ@1', least: 0.6 },
      { set: 'news', figure: 'not verbatim', most: 0 },
    ]);
    expect(table.split('\n').slice(2)).toEqual([
      '| news | AIQ@1 | 0.613 | 0.5 to 0.7 | >= 0.6 | OK |',
      '| news | not verbatim | 0 |  | <= 0 | OK |',
      '| news | length | none |  |  |  |',
      '',
    ]);
    expect(failed).toBe(false);
  });

  it('fails a figure beyond its bound, and one that is undefined', () => {
    for (const target of [
      { figure: 'AIQ@1', least: 0.62 },
      { figure: 'AIQ@1', most: 0.6 },
      { figure: 'length', most: 300 },
    ]) {
      const { table, failed } = reportFigures(sets, [{ set: 'news', ...target }]);
      expect(failed).toBe(true);
      expect(table).toContain('FAIL');
    }
  });
});
