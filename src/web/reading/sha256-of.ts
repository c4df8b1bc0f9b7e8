import { createHash } from 'node:crypto';

/** sha256 of a text in UTF-8, hex, as citations carry it. */
export const sha256Of = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
