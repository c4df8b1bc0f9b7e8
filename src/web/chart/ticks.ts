import { dateOfDay } from './day.js';

/** How much of a date tells one tick from the next. */
export type Grain = 'day' | 'month' | 'year';

export interface Ticks {
  readonly grain: Grain;
  /** Days since 1970, ascending. */
  readonly days: readonly number[];
}

const DAYS_A_MONTH = 30.44;
const DAYS_A_YEAR = 365.25;
const MONTHS_A_YEAR = 12;

/** Steps that people count in. */
const DAY_STEPS = [1, 2, 7, 14];
const MONTH_STEPS = [1, 2, 3, 6];
const YEAR_FACTORS = [1, 2, 5];

/** The first of a month as days since 1970; months count from January of year 0. */
function firstOf(month: number): number {
  const date = new Date(0);
  date.setUTCFullYear(Math.floor(month / MONTHS_A_YEAR), month % MONTHS_A_YEAR, 1);
  return Math.round(date.getTime() / 86_400_000);
}

function multiples(from: number, to: number, step: number): number[] {
  const found: number[] = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) found.push(at);
  return found;
}

/** Months since January of year 0 that begin between two days, every `step`-th of them. */
function months(first: number, last: number, step: number): number[] {
  const monthOf = (day: number): number =>
    dateOfDay(day).getUTCFullYear() * MONTHS_A_YEAR + dateOfDay(day).getUTCMonth();
  return multiples(monthOf(first), monthOf(last), step)
    .map(firstOf)
    .filter((day) => day >= first && day <= last);
}

/**
 * Days at which an axis is marked: days, weeks, firsts of months or of years, as many as there is room for. At least one.
 * @param first days since 1970
 * @param last not before `first`
 * @param most at least 1
 */
export function niceTicks(first: number, last: number, most: number): Ticks {
  const length = last - first;
  for (const step of DAY_STEPS) {
    // From the first day on: weeks of an archive begin on any day.
    if (length / step < most) return { grain: 'day', days: multiples(0, length, step).map((day) => first + day) };
  }
  for (const step of MONTH_STEPS) {
    const days = length / (DAYS_A_MONTH * step) < most ? months(first, last, step) : [];
    if (days.length > 0 && days.length <= most) return { grain: 'month', days };
  }
  for (let power = 1; ; power *= 10) {
    for (const factor of YEAR_FACTORS) {
      const step = factor * power;
      if (length / (DAYS_A_YEAR * step) >= most) continue;
      const days = months(first, last, step * MONTHS_A_YEAR);
      if (days.length === 0) return { grain: 'day', days: [first] };
      if (days.length <= most) return { grain: 'year', days };
    }
  }
}
