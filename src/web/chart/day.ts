import { isIsoDate } from '../../text/calendar.js';

const MS_A_DAY = 86_400_000;

/** Days since 1970 of an ISO 8601 date (`YYYY-MM-DD`); null for what is none. */
export function dayOf(date: string | null): number | null {
  return date !== null && isIsoDate(date) ? Date.parse(date) / MS_A_DAY : null;
}

export function dateOfDay(day: number): Date {
  return new Date(day * MS_A_DAY);
}
