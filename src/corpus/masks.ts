import type { Range } from '../text/range.js';

export function maskBoilerplate(_text: string): Range[] {
  return [];
}
