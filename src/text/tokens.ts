/** Texts as two people who type them may agree on. Refuses to serve what is shown. */
import { foldTypography, INVISIBLE } from './fold.js';
import type { Range } from './range.js';

/** A word, a number or a single sign, with its range in the text. White space is none. */
export interface Token extends Range {
  /** The characters without what is typography alone: letters, digits and accents stay as they are. */
  readonly key: string;
}

const TOKEN = new RegExp(`[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}${INVISIBLE}]*|\\.{3}|[^\\s${INVISIBLE}]\\p{M}*`, 'gu');
const DOUBLE_QUOTES = /^[\u00ab\u00bb\u201c-\u201f\u2033\uff02]$/u;
const SINGLE_QUOTES = /^[\u2018-\u201b\u2039\u203a]$/u;

function keyOf(surface: string): string {
  if (DOUBLE_QUOTES.test(surface)) return '"';
  if (SINGLE_QUOTES.test(surface)) return "'";
  if (surface === '\u2026') return '...';
  return foldTypography(surface.normalize('NFC'));
}

/**
 * Quote marks of any shape are one, so are apostrophes; an ellipsis is three full stops; white space and invisible
 * characters do not count. Cannot fail on any string.
 */
export function tokens(text: string, from = 0): Token[] {
  const found: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const start = from + match.index;
    const key = keyOf(match[0]);
    if (key.trim() !== '') found.push({ key, start, end: start + match[0].length });
  }
  return found;
}

/** Whether a token is a word or a number rather than a sign. */
export function isWord({ key }: Pick<Token, 'key'>): boolean {
  return /^[\p{L}\p{N}]/u.test(key);
}
