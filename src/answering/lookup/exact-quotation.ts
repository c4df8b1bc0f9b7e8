/** Whether an article has a text letter for letter, but for typography. Refuses what a mask covers. */
import type { Article } from '../../articles/article.js';
import type { Range } from '../../text/range.js';
import { isWord, type Token, tokens } from '../../text/tokens.js';
import type { Quotation } from '../reader/excerpt.js';
import { quotation, wholeSentences } from '../reader/quotation.js';
import { positions, rangeOf } from './phrase.js';

/** A text to find, without the signs at its edges: who quotes sets quote marks, full stops and dots there. */
export function trimmed(text: string): Token[] {
  const all = tokens(text);
  return all.slice(all.findIndex(isWord), all.findLastIndex(isWord) + 1);
}

const uncapped = (key: string): string => key.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase());

/** Whether two tokens agree but for the case of their first letter, which depends on where a quotation begins. */
export const agreesAtEdge = (a: string, b: string): boolean => a === b || uncapped(a) === uncapped(b);

/** Where the characters of a text stand in another, but for typography and the case of the first letter. */
function occurrencesOf(among: readonly Token[], wanted: readonly Token[]): Range[] {
  const [first, ...rest] = wanted.map(({ key }) => key);
  if (first === undefined) return [];
  const keys = among.map(({ key }) => key);
  if (rest.length === 0) return among.filter(({ key }) => agreesAtEdge(key, first));
  return positions(keys, rest)
    .filter((at) => at > 0 && agreesAtEdge(keys[at - 1]!, first))
    .map((at) => rangeOf(among, at - 1, at + rest.length - 1));
}

/** The whole sentences of an article in which a text stands letter for letter, where it may be quoted; else null. */
export function exactIn(article: Article, wanted: readonly Token[]): Quotation | null {
  for (const range of occurrencesOf(tokens(article.text), wanted)) {
    const whole = wholeSentences(article, range);
    const made = whole === null ? null : quotation(article, whole, [range]);
    if (made !== null) return made;
  }
  return null;
}
