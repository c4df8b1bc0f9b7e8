/** Which words of two texts are the same, and what differs between them. Refuses to say which of the two is right. */
import { overlaps } from '../../text/range.js';
import type { Token } from '../../text/tokens.js';
import { words } from '../../text/words.js';
import type { DifferencePart } from './lookup.js';

/** Positions in the article's tokens and in the given ones that are the same, rising in both. */
export type Alignment = readonly (readonly [article: number, given: number])[];

/** Longest common subsequence of two lists of keys, by the textbook table; of several, the one that begins first. */
export function align(article: readonly string[], given: readonly string[]): Alignment {
  const width = given.length + 1;
  const table = new Uint16Array((article.length + 1) * width);
  for (let a = article.length - 1; a >= 0; a -= 1) {
    for (let g = given.length - 1; g >= 0; g -= 1) {
      table[a * width + g] =
        article[a] === given[g]
          ? table[(a + 1) * width + g + 1]! + 1
          : Math.max(table[(a + 1) * width + g]!, table[a * width + g + 1]!);
    }
  }
  const pairs: [number, number][] = [];
  for (let a = 0, g = 0; a < article.length && g < given.length; ) {
    if (article[a] === given[g]) {
      pairs.push([a, g]);
      a += 1;
      g += 1;
    } else if (table[(a + 1) * width + g]! >= table[a * width + g + 1]!) a += 1;
    else g += 1;
  }
  return pairs;
}

/**
 * The same alignment with its loose ends gathered: a pair that stands alone moves up to the pair behind it where the
 * article has its key there too, so that one "le" of many does not make the words between them look missing.
 */
export function gathered(pairs: Alignment, article: readonly string[]): Alignment {
  const moved = pairs.map(([a, g]): [number, number] => [a, g]);
  for (let index = moved.length - 2; index >= 0; index -= 1) {
    const one = moved[index]!;
    const before = moved[index - 1];
    const target = moved[index + 1]![0] - 1;
    const alone = before === undefined || one[0] !== before[0] + 1;
    if (alone && article[target] === article[one[0]]) one[0] = target;
  }
  return moved;
}

/** One side of a comparison: tokens, and the text that they count in. */
export interface Side {
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** The characters from one token up to another, with the space behind it where one more follows. */
function characters({ text, tokens }: Side, from: number, to: number): string {
  return from >= to ? '' : text.slice(tokens[from]!.start, tokens[to]?.start ?? tokens[to - 1]!.end);
}

/**
 * What differs, word by word, in the characters of each side. `same` and `missing` joined are the article's text from
 * its first token to its last.
 */
export function difference(article: Side, given: Side, pairs: Alignment): DifferencePart[] {
  const parts: { kind: DifferencePart['kind']; text: string }[] = [];
  const add = (kind: DifferencePart['kind'], text: string): void => {
    const last = parts.at(-1);
    if (text === '') return;
    if (last?.kind === kind) last.text += text;
    else parts.push({ kind, text });
  };
  let [a, g] = [0, 0];
  for (const [nextA, nextG] of [...pairs, [article.tokens.length, given.tokens.length] as const]) {
    add('missing', characters(article, a, nextA));
    add('added', characters(given, g, nextG));
    if (nextA < article.tokens.length) add('same', characters(article, nextA, nextA + 1));
    [a, g] = [nextA + 1, nextG + 1];
  }
  return parts;
}

/** The number that each token is part of, as a range of tokens: "12 000" is two of them. Anything else is by itself. */
function numbersOf({ text, tokens }: Side): [from: number, to: number][] {
  const ranges = tokens.map((_, at): [number, number] => [at, at + 1]);
  const start = tokens[0]?.start ?? 0;
  for (const number of words(text.slice(start, tokens.at(-1)?.end ?? start), start)) {
    if (!/^\p{N}/u.test(number.surface)) continue;
    const inside = [...tokens.keys()].filter((at) => overlaps(tokens[at]!, number));
    for (const at of inside) ranges[at] = [inside[0]!, inside.at(-1)! + 1];
  }
  return ranges;
}

/** The pairs without those that stand in numbers which differ: of "25,000" and "2,500" the comma is not the same. */
export function wholeNumbers(pairs: Alignment, article: Side, given: Side): Alignment {
  const [inArticle, inGiven] = [numbersOf(article), numbersOf(given)];
  const met = new Map(pairs);
  return pairs.filter(([a, g]) => {
    const [[fromA, toA], [fromG, toG]] = [inArticle[a]!, inGiven[g]!];
    const all = Array.from({ length: toA - fromA }, (_, index) => met.get(fromA + index) === fromG + index);
    return toA - fromA === toG - fromG && all.every(Boolean);
  });
}
