import { describe, expect, it } from 'vitest';
import { type Contender, reportComparison } from './table.js';

const contender = (other: Partial<Contender> = {}): Contender => ({
  passagesPerSecond: 90,
  ingestSeconds: 10,
  p50Ms: 100,
  p95Ms: 200,
  right: 0.7,
  recall: null,
  peakMiB: 300,
  residentMiB: 250,
  diskMiB: 70,
  ...other,
});
const slow = contender({ passagesPerSecond: 50, p50Ms: 220 });
const others = { langchain: slow, langchainStore: slow, minisearch: slow };

describe('the table of peers', () => {
  it('says how far ahead Verbatim is', () => {
    const { table, failed } = reportComparison({ verbatim: contender(), ...others }, 'today');
    expect(table).toContain('| 1.80, >= 1.5 OK |');
    expect(table).toContain('| 0.45, <= 0.5 OK |');
    expect(failed).toBe(false);
  });

  it('fails where it is not as far ahead as it is meant to be', () => {
    expect(reportComparison({ verbatim: contender({ passagesPerSecond: 70 }), ...others }, '').failed).toBe(true);
    expect(reportComparison({ verbatim: contender({ p50Ms: 120 }), ...others }, '').failed).toBe(true);
  });

  it('has as many cells in every row, also where a peer did not end', () => {
    const { table } = reportComparison({ verbatim: contender({ recall: 1 }), ...others, langchain: null }, 'today');
    const cells = table.split('\n').map((row) => row.split('|').length);
    expect(new Set(cells).size).toBe(1);
    expect(table).toContain('not done in 15 minutes');
    expect(table).toContain('unknown');
  });
});
