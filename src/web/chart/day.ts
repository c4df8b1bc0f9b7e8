const MS_A_DAY = 86_400_000;

/** Days since 1970 of an ISO 8601 date (`YYYY-MM-DD`); null for what is none. */
export function dayOf(date: string | null): number | null {
  const time = date !== null && /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(time) ? null : Math.round(time / MS_A_DAY);
}

export function dateOf(day: number): Date {
  return new Date(day * MS_A_DAY);
}
