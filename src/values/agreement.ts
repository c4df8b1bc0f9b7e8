import type { DateValue, NumberValue, PartialDate } from './value.js';

/** Whether two numbers may be one: same unit, and what they may mean overlaps. */
export function numbersAgree(a: NumberValue, b: NumberValue): boolean {
  return a.unit === b.unit && a.low <= b.high && b.low <= a.high;
}

const same = (a: number | null, b: number | null): boolean => a === null || b === null || a === b;

const compatible = (a: PartialDate, b: PartialDate): boolean =>
  same(a.year, b.year) && same(a.month, b.month) && same(a.day, b.day);

/** Whether two dates may be one: one can be completed into the other. */
export function datesAgree(a: DateValue, b: DateValue): boolean {
  return a.dates.some((one) => b.dates.some((other) => compatible(one, other)));
}
