import { describe, expect, it } from 'vitest';
import type { SizeFigures } from './figures.js';
import { reportArchive } from './table.js';

const size = (articles: number, other: Partial<SizeFigures> = {}): SizeFigures => ({
  articles,
  passages: 4 * articles,
  ingestSeconds: 299,
  ingestPeakMiB: 1500,
  passagesPerSecond: 500,
  diskMiB: 300,
  againSeconds: 19,
  newcomerSeconds: 0.9,
  newcomerCommandSeconds: 1.5,
  p50Ms: 10,
  p95Ms: 30,
  recall: 0.995,
  startSeconds: 2,
  answeringMiB: 800,
  chatMiB: 900,
  ...other,
});

describe('the table of the archive bench', () => {
  it('has a column a size and says that the largest is as expected', () => {
    const { table, failed } = reportArchive([size(1_000), size(34_152)], 'today');
    expect(table).toContain('| today | 1,000 articles | 34,152 articles |');
    expect(table).toContain('| ingest from nothing, s | 299.0 | 299.0 | <= 300 OK |');
    expect(table).toContain('| recall@10 of the vector index | 0.9950 | 0.9950 | >= 0.99 OK |');
    expect(failed).toBe(false);
  });

  it('fails where the largest misses a bound, on either side', () => {
    expect(reportArchive([size(34_152, { recall: 0.98 })], '').failed).toBe(true);
    const slow = reportArchive([size(1_000), size(34_152, { newcomerSeconds: 1.2 })], '');
    expect(slow.failed).toBe(true);
    expect(slow.table).toContain('| 0.90 | 1.20 | <= 1 FAIL |');
  });

  it('expects nothing of a smaller size', () => {
    expect(reportArchive([size(1_000, { ingestSeconds: 400 }), size(34_152)], '').failed).toBe(false);
  });

  it('fails where a question takes more than three times as long as on the smallest', () => {
    const { table, failed } = reportArchive([size(1_000, { p50Ms: 3 }), size(34_152, { p50Ms: 10 })], '');
    expect(failed).toBe(true);
    expect(table).toContain('| p50 over p50 of the smallest | 1.00 | 3.33 | <= 3 FAIL |');
  });
});
