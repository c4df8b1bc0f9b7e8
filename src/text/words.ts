/** The words of a text and their ranges. Refuses signs: no word begins or ends with one. */
import { asRead } from './fold.js';
import type { Range } from './range.js';

/** A word with its range in the text. */
export interface Word extends Range {
  /** As read: without invisible characters, typesetters' ligatures opened. */
  readonly surface: string;
}

/**
 * A number with its groups and decimals ("2 030", "2.030,5", "4,750"), or a run of letters and digits. Elided articles
 * and pronouns ("l'", "qu'", "jusqu'") are words of their own, hyphenated compounds are several.
 */
const WORD = /\d{1,3}(?:[ .,\u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?|[\p{L}\p{M}\p{N}]+/gu;

/** The words of a list that white space parts. */
export const wordList = (list: string): string[] => list.trim().split(/\s+/);

export function words(text: string, from = 0): Word[] {
  const read = asRead(text);
  const found: Word[] = [];
  for (const { 0: surface, index } of read.text.matchAll(WORD)) {
    const { start, end } = read.written({ start: index, end: index + surface.length });
    found.push({ surface, start: from + start, end: from + end });
  }
  return found;
}
