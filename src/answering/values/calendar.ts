/** Arithmetic of days, months and years. Refuses to complete a date whose year is not plain. */
import { DAY_MS } from '../../text/calendar.js';
import type { PartialDate } from './value.js';

/** A yearless date further from its article than this could belong to either year. */
const NEAREST_YEAR_DAYS = 150;

/** The date of a day. */
export function calendarDate(day: number): PartialDate {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 0 (Sunday) to 6. */
export const weekday = (day: number): number => (((day + 4) % 7) + 7) % 7;

/** Whether the calendar has such a day; 29 February counts where the year is not known. */
export function exists({ year, month, day }: PartialDate): boolean {
  if (month !== null && (month < 1 || month > 12)) return false;
  if (day === null || month === null) return true;
  return day >= 1 && day <= new Date(Date.UTC(year ?? 2000, month, 0)).getUTCDate();
}

/** First and last day number of a day, month or year; null where its year is not known. */
export function daysOf({ year, month, day }: PartialDate): readonly [number, number] | null {
  if (year === null) return null;
  const at = (m: number, d: number): number => Math.floor(Date.UTC(year, m, d) / DAY_MS);
  if (month === null) return [at(0, 1), at(12, 0)];
  return day === null ? [at(month - 1, 1), at(month, 0)] : [at(month - 1, day), at(month - 1, day)];
}

/** The date with the year in which it lies nearest its article, where that is plain. */
export function complete(date: PartialDate, written: number | null): PartialDate {
  if (date.year !== null || date.month === null || written === null) return date;
  const around = calendarDate(written).year!;
  for (const year of [around, around - 1, around + 1]) {
    const day = Math.floor(Date.UTC(year, date.month - 1, date.day ?? 15) / DAY_MS);
    if (Math.abs(day - written) <= NEAREST_YEAR_DAYS) return { ...date, year };
  }
  return date;
}
