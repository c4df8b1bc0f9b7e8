import { overlaps } from '../../text/range.js';
import { words } from '../../text/words.js';
import type { Alignment, Side } from './alignment.js';

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
