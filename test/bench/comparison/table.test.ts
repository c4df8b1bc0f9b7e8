import { describe, expect, it } from 'vitest';
import { type Contender, reportComparison } from './table.js';

const contender = (other: Partial<Contender> = {}): Contender => ({
  passagesPerSecond: 900,
  ingestSeconds: 10,
  p50Ms: 6,
  p95Ms: 20,
  recall: null,
  peakMiB: 300,
  residentMiB: 250,
  diskMiB: 70,
  ...other,
});
const slow = contender({ passagesPerSecond: 88, p50Ms: 34 });
const others = { langchain: slow, langchainStore: slow, minisearch: slow };

describe('the table of peers', () => {
  it('says how far ahead Verbatim is', () => {
    const { table, failed } = reportComparison({ verbatim: contender(), ...others }, 'today');
    expect(table).toContain('| 10.23, >= 10 OK |');
    expect(table).toContain('| 0.18, <= 0.2 OK |');
    expect(failed).toBe(false);
  });

  it('fails where it is not as far ahead as it is meant to be', () => {
    expect(reportComparison({ verbatim: contender({ passagesPerSecond: 800 }), ...others }, '').failed).toBe(true);
    expect(reportComparison({ verbatim: contender({ p50Ms: 8 }), ...others }, '').failed).toBe(true);
  });

  it('has as many cells in every row, also where a peer did not end', () => {
    const { table } = reportComparison({ verbatim: contender({ recall: 1 }), ...others, langchain: null }, 'today');
    const cells = table.split('\n').map((row) => row.split('|').length);
    expect(new Set(cells).size).toBe(1);
    expect(table).toContain('not done in 15 minutes');
    expect(table).toContain('unknown');
  });
});
