/**
 * How a text qualifies a number, and what the number then may mean. Refuses to guess how far "more than" goes: it has
 * no upper end.
 */
import type { Bound } from './value.js';

const BEFORE: readonly (readonly [Bound, RegExp])[] = [
  [
    'atLeast',
    /\b(?:(?<!\bpas )(?:un peu |bien |beaucoup )?plus d(?:e |')|au moins |au minimum |pas moins d(?:e |')|depasse(?:nt)? (?:les )?|(?<!\bno )(?:well |just |slightly )?(?:more than|over) |at least |upwards of |no (?:fewer|less) than |in excess of |above )$/,
  ],
  [
    'atMost',
    /\b(?:(?:un peu )?moins d(?:e |')|pas plus d(?:e |')|au plus |au maximum |jusqu'a |(?:just |slightly )?(?:less|fewer) than |under |below |up to |as many as |at most |no more than )$/,
  ],
  [
    'about',
    /\b(?:(?:tres )?pres d(?:e |')|environ |quelques? |autour d(?:e |')|a peu pres |presque |approximativement |aux alentours d(?:e |')|de l'ordre d(?:e |')|about |nearly |around |some |roughly |approximately |almost |close to |an estimated |quasi(?:ment)? |les quelques? )$/,
  ],
];

/** Behind the number, or behind the noun that it counts. */
const AFTER: readonly (readonly [Bound, RegExp])[] = [
  ['about', /^(?: [\p{L}-]+)? (?:environ|a peu pres|or so)(?![\p{L}])/u],
  ['atLeast', /^(?: [\p{L}-]+)? (?:au moins|au minimum|ou plus|at least|or more)(?![\p{L}])/u],
  ['atMost', /^(?: [\p{L}-]+)? (?:au plus|au maximum|ou moins|at most|or (?:less|fewer))(?= ?[.,;:)]|$)/u],
];

/**
 * The modifier before a number that begins at an offset of a folded text, and where it begins; or "environ", "au
 * moins", "or so" after it (or after the noun it counts), which is not part of the value's range.
 */
export function modifier(
  text: string,
  start: number,
  end: number,
): { readonly bound: Bound | null; readonly start: number } {
  const before = text.slice(Math.max(0, start - 28), start);
  for (const [bound, pattern] of BEFORE) {
    const found = pattern.exec(before)?.[0];
    if (found !== undefined) return { bound, start: start - found.length };
  }
  const after = text.slice(end, end + 40);
  return { bound: AFTER.find(([, pattern]) => pattern.test(after))?.[0] ?? null, start };
}

/** 100 of 2 500, 1 000 of 12 000, .1 of 3.5: the unit of the last digit that is not zero, at least `step`. */
function lastUnit(amount: number, step: number): number {
  let unit = step;
  while (unit < amount && Number.isInteger(Math.round((amount / (unit * 10)) * 1e6) / 1e6)) unit *= 10;
  return unit;
}

/** A number as written, before what qualifies it. */
export interface Written {
  readonly value: number;
  /** The unit of its last digit as written: 100 000 of "3,5 millions". */
  readonly step: number;
  /** `rounded` by its writing ("3,5 millions", "18 %"), `loose` by its word ("une dizaine", "a dozen"). */
  readonly precision: 'exact' | 'rounded' | 'loose';
}

/**
 * What a qualified number may mean, `[low, high]`. Who says "about 3 600" has rounded to the last digit that is not
 * zero: the truth lies within half of its unit, yet no further than a twentieth, or "about 10 000" would be anything
 * from 5 000 to 15 000. "More than 160" denies nothing above it, "up to 160" nothing below. "Une dizaine" and "a dozen"
 * are good to a fifth.
 */
export function interval({ value, step, precision }: Written, bound: Bound | null): [low: number, high: number] {
  const unit = lastUnit(value, step);
  const slack = precision === 'loose' ? value / 5 : Math.min(unit / 2, value / 20);
  if (bound === 'atLeast') return [value, Number.POSITIVE_INFINITY];
  if (bound === 'atMost') return [0, value];
  return bound === 'about' || precision !== 'exact' ? [value - slack, value + slack] : [value, value];
}
