import { describe, expect, it } from 'vitest';
import { reportFigures } from './report.js';

const sets = new Map([
  [
    'news',
    {
      groups: new Map([['fr', new Map([['first', { value: 0.6125, low: 0.5, high: 0.7 }]])]]),
      figures: new Map([
        ['not verbatim', { value: 0 }],
        ['length', { value: Number.NaN }],
      ]),
    },
  ],
]);

describe('the tables of figures', () => {
  it('give each figure with its interval, its bound and the verdict', () => {
    const { table, failed } = reportFigures(sets, [
      { set: 'news', group: 'fr', figure: 'first', least: 0.6 },
      { set: 'news', figure: 'not verbatim', most: 0 },
    ]);
    expect(table.split('\n')).toEqual([
      '| set | questions of | first |',
      '| --- | --- | --- |',
      '| news | fr | 0.613 (0.5 to 0.7), >= 0.6 OK |',
      '',
      '| set | figure | value |',
      '| --- | --- | --- |',
      '| news | not verbatim | 0, <= 0 OK |',
      '| news | length | none |',
      '',
    ]);
    expect(failed).toBe(false);
  });

  it('fail a figure beyond its bound, and one that is undefined', () => {
    for (const target of [
      { group: 'fr', figure: 'first', least: 0.62 },
      { group: 'fr', figure: 'first', most: 0.6 },
      { figure: 'length', most: 300 },
    ]) {
      const { table, failed } = reportFigures(sets, [{ set: 'news', ...target }]);
      expect(failed).toBe(true);
      expect(table).toContain('FAIL');
    }
  });
});
