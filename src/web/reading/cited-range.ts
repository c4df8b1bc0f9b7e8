import type { Range } from '../../text/range.js';

/** What an address says of a place in an article. `sha256`: of what was cited, in UTF-8, hex; null where none is given. */
export type CitedRange =
  | { readonly kind: 'none' }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'place'; readonly range: Range; readonly sha256: string | null };

/** Nine digits count in any text that fits in memory, and are exact. */
const OFFSET = /^\d{1,9}$/;
const SHA256 = /^[0-9a-f]{64}$/;

/** Reads the parameters `start`, `end` and `sha256` of an article's address; empty where they are absent. */
export function readCitedRange(query: (name: string) => string): CitedRange {
  const [start, end, sha256] = [query('start'), query('end'), query('sha256')];
  if (start === '' && end === '' && sha256 === '') return { kind: 'none' };
  if (!OFFSET.test(start) || !OFFSET.test(end) || (sha256 !== '' && !SHA256.test(sha256))) return { kind: 'malformed' };
  return { kind: 'place', range: { start: Number(start), end: Number(end) }, sha256: sha256 === '' ? null : sha256 };
}
