/** Where the words of a phrase stand side by side in a text. */
import type { Range } from '../../text/range.js';
import { type Token, tokens } from '../../text/tokens.js';

/** A phrase to look for, whatever its case: the keys of its tokens. */
export function phraseOf(text: string): string[] {
  return tokens(text).map(({ key }) => key.toLowerCase());
}

/** Where these keys stand one behind the other among tokens: positions of the first. */
export function positions(keys: readonly string[], phrase: readonly string[]): number[] {
  if (phrase.length === 0) return [];
  const found: number[] = [];
  for (let at = keys.indexOf(phrase[0]!); at !== -1; at = keys.indexOf(phrase[0]!, at + 1)) {
    if (phrase.every((key, index) => keys[at + index] === key)) found.push(at);
  }
  return found;
}

/** The range from one token to another, inclusive. */
export function rangeOf(among: readonly Token[], from: number, to: number): Range {
  return { start: among[from]!.start, end: among[to]!.end };
}

/** Where a phrase stands in a text that begins at `from` of its article: whole words, case and typography folded. */
export function occurrences(text: string, phrase: readonly string[], from: number): Range[] {
  const found = tokens(text, from);
  const keys = found.map(({ key }) => key.toLowerCase());
  return positions(keys, phrase).map((at) => rangeOf(found, at, at + phrase.length - 1));
}
