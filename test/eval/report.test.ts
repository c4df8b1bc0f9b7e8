import { describe, expect, it } from 'vitest';
import type { Condition } from './conditions.js';
import { reportConditions, reportFigures } from './report.js';

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

describe('the table of conditions', () => {
  const condition = (expected: Condition['expected']): Condition => ({
    name: 'BM25 alone',
    settings: { by: 'passages', index: 'lexical' },
    expected,
    tolerance: 0.01,
  });
  const measured = new Map([['BM25 alone', new Map([['passage R@1', { value: 0.695, low: 0.68, high: 0.71 }]])]]);
  const report = (expected: Condition['expected']) => reportConditions([condition(expected)], measured);

  it('passes a condition that stays within its tolerance', () => {
    const { table, failed } = report({ 'passage R@1': 0.7 });
    expect(table).toContain('| BM25 alone | 0.695<br>0.68 to 0.71 |');
    expect(table).toContain('| passage R@1 0.7 ± 0.01 | OK |');
    expect(failed).toBe(false);
  });

  it('fails one that is worse, better, or lacks the figure', () => {
    expect(report({ 'passage R@1': 0.71 }).failed).toBe(true);
    expect(report({ 'passage R@1': 0.68 }).failed).toBe(true);
    expect(report({ 'AIQ@1': 0.5 }).failed).toBe(true);
  });

  it('leaves out what was not measured, and judges nothing of which nothing is expected', () => {
    expect(reportConditions([condition({})], new Map()).table).not.toContain('BM25');
    expect(report({}).failed).toBe(false);
  });
});
