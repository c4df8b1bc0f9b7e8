import { describe, expect, it } from 'vitest';
import type { SizeFigures } from './figures.js';
import { reportArchive } from './table.js';

const size = (articles: number, other: Partial<SizeFigures> = {}): SizeFigures => ({
  articles,
  passages: 4 * articles,
  ingestSeconds: 299,
  ingestPeakMiB: 1500,
  passagesPerSecond: 95,
  diskMiB: 300,
  againSeconds: 19,
  newcomerSeconds: 0.9,
  newcomerCommandSeconds: 1.5,
  p50Ms: 100,
  p95Ms: 250,
  searchP50Ms: 8,
  searchMs: 12,
  rewriteSeconds: 60,
  rewritingSearchMs: 14,
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
    expect(table).toContain('| passages/s | 95 | 95 | >= 90 OK |');
    expect(table).toContain('| recall@10 of the vector index | 0.9950 | 0.9950 | >= 0.995 OK |');
    expect(failed).toBe(false);
  });

  it('fails where the largest misses a bound, on either side', () => {
    expect(reportArchive([size(34_152, { recall: 0.98 })], '').failed).toBe(true);
    const slow = reportArchive([size(1_000), size(34_152, { newcomerSeconds: 1.2 })], '');
    expect(slow.failed).toBe(true);
    expect(slow.table).toContain('| 0.90 | 1.20 | <= 1 FAIL |');
  });

  it('has no row of the ingest for a library that stood already', () => {
    const { articles, passages, p50Ms, p95Ms, searchP50Ms, searchMs, recall, startSeconds, answeringMiB, chatMiB } =
      size(34_152);
    const times = { p50Ms, p95Ms, searchP50Ms, searchMs, startSeconds };
    const standing = { articles, passages, ...times, recall, answeringMiB, chatMiB };
    const { table, failed } = reportArchive([standing], '');
    expect(table).not.toContain('ingest');
    expect(table).toContain('| a question, p50, ms | 100.0 | <= 160 OK |');
    expect(failed).toBe(false);
  });

  it('expects nothing of a smaller size', () => {
    expect(reportArchive([size(1_000, { passagesPerSecond: 40 }), size(34_152)], '').failed).toBe(false);
  });

  it('fails where a question takes more than three times as long as on the smallest', () => {
    const { table, failed } = reportArchive([size(1_000, { p50Ms: 30 }), size(34_152, { p50Ms: 100 })], '');
    expect(failed).toBe(true);
    expect(table).toContain('| p50 over p50 of the smallest | 1.00 | 3.33 | <= 3 FAIL |');
  });
});
