import { createHash } from 'node:crypto';

/** sha256 of a text in UTF-8, hex, as citations carry it. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
