/** A day as users and articles write it in fields: `YYYY-MM-DD`. Refuses days that the calendar does not have. */

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

export const DAY_MS = 86_400_000;

export function isIsoDate(text: string): boolean {
  const time = ISO_DATE.test(text) ? Date.parse(text) : Number.NaN;
  // Date.parse turns 31 February into March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Whole days since 1970; null for what is no such date. */
export function dayNumber(date: string | null): number | null {
  return date !== null && isIsoDate(date) ? Date.parse(date) / DAY_MS : null;
}
