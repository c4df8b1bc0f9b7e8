/**
 * Which values may be one and which say the same. Refuses to call values different where one leaves room for the other:
 * a bound contradicts only what lies outside it.
 */
import { daysOf } from './calendar.js';
import type { DateValue, NumberValue, PartialDate } from './value.js';

/** Whether two numbers may be one: same unit, and what they may mean overlaps. */
export function numbersAgree(a: NumberValue, b: NumberValue): boolean {
  return a.unit === b.unit && a.low <= b.high && b.low <= a.high;
}

const same = (a: number | null, b: number | null): boolean => a === null || b === null || a === b;

const compatible = (a: PartialDate, b: PartialDate): boolean =>
  same(a.year, b.year) && same(a.month, b.month) && same(a.day, b.day);

/** Days on each side of a day that "vers" and "around" leave open. */
const ABOUT_DAYS = 7;

/** The first and the last day that a date may mean with its preposition; null without its year. */
function days(date: PartialDate, bound: DateValue['bound']): readonly [number, number] | null {
  const range = daysOf(date);
  if (range === null) return null;
  const [first, last] = range;
  if (bound === 'before') return [Number.NEGATIVE_INFINITY, last];
  if (bound === 'after') return [first, Number.POSITIVE_INFINITY];
  return bound === 'about' ? [first - ABOUT_DAYS, last + ABOUT_DAYS] : range;
}

/** Whether two dates may be one: one can be completed into the other, or lies within what the other leaves open. */
export function datesAgree(a: DateValue, b: DateValue): boolean {
  if (a.bound === null && b.bound === null) {
    return a.dates.some((one) => b.dates.some((other) => compatible(one, other)));
  }
  return a.dates.some((one) =>
    b.dates.some((other) => {
      const [left, right] = [days(one, a.bound), days(other, b.bound)];
      return left === null || right === null || (left[0] <= right[1] && right[0] <= left[1]);
    }),
  );
}

/** Whether a value is open at one end ("plus de 3 000", "avant le 22 janvier"): it says another thing than 3 600 does. */
export function isOpen({ bound }: Pick<NumberValue | DateValue, 'bound'>): boolean {
  return bound !== null && bound !== 'about';
}
