import { describe, expect, it } from 'vitest';
import type { Seen } from './web-person.js';
import { reportWeb } from './web-table.js';

const conditions = { head: 'today', people: 2, articles: 3_000, passages: 14_000 };
const memory = [300, 310, 320, 330, 400];
const seen = (status: number | null, milliseconds: number, page: Seen['page'] = 'answer'): Seen => ({
  ...{ page, status, milliseconds },
});
const report = (all: readonly Seen[]) => reportWeb([{ says: 'slowly', seconds: 2, seen: all, memory }], conditions);

describe('the figures of the reading room under load', () => {
  it('are the times of the pages that were shown, each kind by itself', () => {
    const { table, failed } = report([seen(200, 10), seen(200, 30), seen(200, 20), seen(200, 7, 'article')]);
    expect(table).toContain('| pages shown | 4 |');
    expect(table).toContain('| pages a second | 2 |');
    expect(table).toContain('| an answer, p50, p95, p99 | 20 ms, 30 ms, 30 ms |');
    expect(table).toContain('| an article, p50, p95, p99 | 7 ms, 7 ms, 7 ms |');
    expect(table).toContain('| 300 MiB, 320 MiB, 400 MiB |');
    expect(failed).toBe(false);
  });

  it('count who was asked to wait apart from errors, whose times do not count', () => {
    const { table, failed } = report([seen(200, 10), seen(429, 1), seen(503, 1)]);
    expect(table).toContain('| asked to wait | 2 |');
    expect(table).toContain('| errors | 0 |');
    expect(table).toContain('| an answer, p50, p95, p99 | 10 ms, 10 ms, 10 ms |');
    expect(failed).toBe(false);
  });

  it.each([500, 404, null])('are a failure where a page was an error or never came (%s)', (status) => {
    const { table, failed } = report([seen(200, 10), seen(status, 1)]);
    expect(table).toContain('| errors | 1 |');
    expect(failed).toBe(true);
  });
});
