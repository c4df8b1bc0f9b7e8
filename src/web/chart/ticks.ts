/** Where an axis of time is marked. Marks days that people count in, never fractions of the axis. */
import { DAY_MS } from '../../text/calendar.js';

export interface Ticks {
  /** How much of a date tells one tick from the next. */
  readonly grain: 'day' | 'month' | 'year';
  /** Days since 1970, ascending, at least one. */
  readonly days: readonly number[];
}

const MOST_TICKS = 6;
const DAYS_A_MONTH = 365.25 / 12;
const MONTHS_A_YEAR = 12;

const DAY_STEPS = [1, 2, 7, 14];
const YEAR_STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000];
const MONTH_STEPS = [1, 2, 3, 6, ...YEAR_STEPS.map((years) => years * MONTHS_A_YEAR)];

export const dateOfDay = (day: number): Date => new Date(day * DAY_MS);

/** Months count from January of year 0. */
const monthOf = (day: number): number => dateOfDay(day).getUTCFullYear() * MONTHS_A_YEAR + dateOfDay(day).getUTCMonth();

/** The first of a month as days since 1970. */
const firstOf = (month: number): number =>
  new Date(0).setUTCFullYear(Math.floor(month / MONTHS_A_YEAR), month % MONTHS_A_YEAR, 1) / DAY_MS;

function multiples(from: number, to: number, step: number): number[] {
  const found: number[] = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) found.push(at);
  return found;
}

/**
 * Days, weeks, firsts of months or of years: the finest of them for which there is room.
 * @param first days since 1970, in the years 0 to 9999
 * @param last not before `first`
 */
export function niceTicks(first: number, last: number): Ticks {
  const length = last - first;
  for (const step of DAY_STEPS) {
    // From the first day on: weeks of an archive begin on any day.
    if (length / step < MOST_TICKS) return { grain: 'day', days: multiples(0, length, step).map((day) => first + day) };
  }
  for (const step of MONTH_STEPS) {
    if (length / (DAYS_A_MONTH * step) >= MOST_TICKS) continue;
    const days = multiples(monthOf(first), monthOf(last), step)
      .map(firstOf)
      .filter((day) => day >= first);
    if (days.length <= MOST_TICKS) return { grain: step < MONTHS_A_YEAR ? 'month' : 'year', days };
  }
  return { grain: 'day', days: [first] };
}
