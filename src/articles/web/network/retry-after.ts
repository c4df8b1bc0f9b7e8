const LONGEST_MS = 24 * 3_600_000;

/**
 * Milliseconds that a header `retry-after` asks for (RFC 9110, section 10.2.3: seconds or a date), a second at least
 * and a day at most; null where it is missing or malformed.
 */
export function readRetryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  const ms = /^\d{1,15}$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(ms) ? null : Math.min(LONGEST_MS, Math.max(1000, ms));
}
