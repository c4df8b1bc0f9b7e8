import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../src/text/calendar.js';
import { chartHtml } from '../../src/web/chart/chart-html.js';
import { dateOfDay, niceTicks } from '../../src/web/chart/ticks.js';
import { type ChartValue, LONGEST_LABEL, timeChart } from '../../src/web/chart/time-chart.js';

const date = fc.integer({ min: -30_000, max: 30_000 }).map((day) => dateOfDay(day).toISOString().slice(0, 10));
const charted: fc.Arbitrary<ChartValue[]> = fc
  .array(
    fc.record({
      source: fc.constantFrom('Le Monde', 'Libération', 'Agence Trois-Rives'),
      date: fc.option(date),
      label: fc.string({ minLength: 1, maxLength: LONGEST_LABEL }),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((values) =>
    values.map((value, at) => ({
      ...value,
      address: `/a/x?start=${at}`,
      description: `${value.label}, ${value.source}`,
    })),
  );

describe('the chart of values in time', () => {
  it('has every value once, in the row of its source, in its own place in time', () => {
    fc.assert(
      fc.property(charted, (values) => {
        const { rows } = timeChart(values);
        expect(rows.flatMap((row) => row.values.map(({ value }) => value.address)).sort()).toEqual(
          values.map(({ address }) => address).sort(),
        );
        for (const row of rows) for (const { value } of row.values) expect(value.source).toBe(row.source);
        const dated = rows.flatMap((row) => row.values).filter(({ value }) => value.date !== null);
        for (const one of dated) {
          for (const other of dated) {
            if (dayNumber(one.value.date)! < dayNumber(other.value.date)!) expect(one.x).toBeLessThan(other.x);
            if (one.value.date === other.value.date) expect(one.x).toBe(other.x);
          }
        }
      }),
    );
  });

  it('has no label that is outside, or touches another', () => {
    fc.assert(
      fc.property(charted, (values) => {
        const { rows, width, height, undatedFrom } = timeChart(values);
        const boxes = rows.flatMap((row) =>
          row.values.map(({ x, y, from, to, value }) => {
            expect(y).toBeGreaterThan(row.top);
            expect(y).toBeLessThan(row.top + row.height);
            expect(y).toBeLessThan(height);
            const [left, right] = [Math.min(x - 6, from), Math.max(x + 6, to)];
            expect(left).toBeGreaterThanOrEqual(value.date === null ? undatedFrom! : 0);
            expect(right).toBeLessThanOrEqual(value.date === null ? width : (undatedFrom ?? width));
            return { y, left, right };
          }),
        );
        for (const [at, one] of boxes.entries()) {
          for (const other of boxes.slice(at + 1)) {
            if (one.y === other.y) expect(one.right <= other.left || other.right <= one.left).toBe(true);
            else expect(Math.abs(one.y - other.y)).toBeGreaterThanOrEqual(44);
          }
        }
      }),
    );
  });

  it('links every value, and says it in words', () => {
    fc.assert(
      fc.property(charted, (values) => {
        const drawn = chartHtml(timeChart(values), 'fr').toString();
        expect(drawn.match(/<a href="/g)?.length).toBe(values.length);
        for (const { address } of values) expect(drawn).toContain(`href="${address}"`);
      }),
    );
  });

  it('tells what has no date by another shape and another column', () => {
    const value = { source: 'Le Monde', label: '2 030', address: '/a/x', description: '2 030' };
    const drawn = chartHtml(
      timeChart([
        { ...value, date: '2022-01-07' },
        { ...value, date: null },
      ]),
      'en',
    ).toString();
    expect(drawn.match(/<circle/g)?.length).toBe(1);
    expect(drawn.match(/<path/g)?.length).toBe(1);
    expect(drawn).toContain('no date');
  });

  it('shows what a source is called, letter for letter, and runs nothing of it', () => {
    const source = '<script>alert(1)</script> & "Fils"';
    const drawn = chartHtml(
      timeChart([{ source, date: null, label: '<b>', address: '/a/x', description: '">' }]),
      'en',
    );
    expect(drawn.toString()).not.toMatch(/<script|<b>|"">/);
    expect(drawn.toString()).toContain('&lt;script&gt;');
  });
});

describe('ticks', () => {
  it('are few, in order, on the axis, and at least one', () => {
    const days = fc.tuple(fc.integer({ min: -30_000, max: 30_000 }), fc.nat(400_000));
    fc.assert(
      fc.property(days, ([first, length]) => {
        const { days } = niceTicks(first, first + length);
        expect(days.length).toBeGreaterThanOrEqual(1);
        expect(days.length).toBeLessThanOrEqual(6);
        expect(days[0]).toBeGreaterThanOrEqual(first);
        expect(days.at(-1)).toBeLessThanOrEqual(first + length);
        expect([...days]).toEqual([...new Set(days)].sort((a, b) => a - b));
      }),
    );
  });

  const between = (from: string, to: string) => {
    const { grain, days } = niceTicks(dayNumber(from)!, dayNumber(to)!);
    return [grain, ...days.map((day) => dateOfDay(day).toISOString().slice(0, 10))];
  };

  it('are days of a week', () => {
    expect(between('2022-01-05', '2022-01-08')).toEqual([
      'day',
      '2022-01-05',
      '2022-01-06',
      '2022-01-07',
      '2022-01-08',
    ]);
  });

  it('are firsts of months of a year', () => {
    expect(between('2022-01-15', '2022-10-20')).toEqual([
      'month',
      '2022-03-01',
      '2022-05-01',
      '2022-07-01',
      '2022-09-01',
    ]);
  });

  it('are round years of a century', () => {
    expect(between('1913-05-01', '2004-05-01')).toEqual([
      'year',
      '1920-01-01',
      '1940-01-01',
      '1960-01-01',
      '1980-01-01',
      '2000-01-01',
    ]);
  });
});

describe('a day', () => {
  it('is none where a date is none', () => {
    for (const none of [null, '', '2022', '2022-02-31x', 'hier']) expect(dayNumber(none)).toBeNull();
  });
});
