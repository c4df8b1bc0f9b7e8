/** What days and months are called, folded, and days as `YYYY-MM-DD`. Refuses days that the calendar does not have. */
import { wordList } from './words.js';

const MONTHS = [
  wordList('janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre'),
  wordList('january february march april may june july august september october november december'),
];
const SHORT_MONTHS = [
  wordList('jan feb mar apr may jun jul aug sept oct nov dec'),
  wordList('janv fevr mars avr mai juin juil aout sep oct nov dec'),
];
const DAYS = [
  wordList('dimanche lundi mardi mercredi jeudi vendredi samedi'),
  wordList('sunday monday tuesday wednesday thursday friday saturday'),
];

/** Alternatives of a pattern. */
export const MONTH_NAME = MONTHS.flat().join('|');
export const SHORT_MONTH = SHORT_MONTHS.flat().join('|');
export const WEEKDAY = DAYS.flat().join('|');

/** English days and months as they are written. */
export const ENGLISH_CALENDAR = [...DAYS[1]!, ...MONTHS[1]!].map((name) => name[0]!.toUpperCase() + name.slice(1));

/** 1 to 12. */
export const monthOf = (name: string): number =>
  Math.max(...[...MONTHS, ...SHORT_MONTHS].map((list) => list.indexOf(name))) + 1;

/** 0 (Sunday) to 6. */
export const weekdayOf = (name: string): number => Math.max(...DAYS.map((list) => list.indexOf(name)));

export const DAY_MS = 86_400_000;

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isIsoDate(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  // Date.parse turns 31 February into March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Whole days since 1970; null for what is no such date. */
export function dayNumber(date: string | null): number | null {
  return date !== null && isIsoDate(date) ? Date.parse(date) / DAY_MS : null;
}
