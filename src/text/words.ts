/** The words of a text and their ranges. Refuses signs: no word begins or ends with one. */
import type { Range } from './range.js';

/** A word with its range in the text. */
export interface Word extends Range {
  /** As written. */
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
  const found: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const start = from + match.index;
    found.push({ surface: match[0], start, end: start + match[0].length });
  }
  return found;
}
