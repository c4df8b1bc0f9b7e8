/**
 * Which numbers are totals, and which a part of one. A part neither contradicts its whole nor replaces it. Refuses to
 * work out sums: what no word calls a part is none.
 */
import { foldInPlace } from '../../text/fold.js';
import type { NumberValue } from './value.js';

/** Of several numbers the total is meant: "un total de 3 770 soldats", "3 770 hommes au total". */
const TOTAL_BEFORE = /\b(?:un total de|a total of)[ \u00a0\u202f]$/i;
const TOTAL_AFTER = /^(?:[ \u00a0\u202f][\p{L}-]+){0,2} (?:au total|en tout|in all|in total|altogether)\b/iu;

export function isTotal(text: string, { start, end }: NumberValue): boolean {
  return TOTAL_BEFORE.test(text.slice(Math.max(0, start - 16), start)) || TOTAL_AFTER.test(text.slice(end, end + 50));
}

/** "Dont 500 du Bélarus", "including about 20 children", "respectivement 3 000 et 500", "à elle seule 3 000". */
const PART_BEFORE =
  /(?<!\p{L})(?:dont|parmi (?:eux|elles|lesquel(?:le)?s)|y compris|respectivement|elles? seules?|luis? seuls?|eux seuls|including|of (?:them|whom|which)|among (?:them|whom)|respectively|alone)[ ,:]*(?:[\p{L}']+ ){0,2}$/u;

/** "3 000 et" of "respectivement 3 000 et 500". */
const JOINED = /(?:respectivement|respectively) [^,;:.()]{1,30} (?:et|and) $/u;

/** "3 000 de ces soldats", "onze d'entre elles", "2,030 of them", "trois des 620 passagers". */
const PART_AFTER =
  /^(?: \p{L}+)? (?:d'entre (?:eux|elles|nous)|de ces|parmi (?:eux|elles)|of (?:them|these|those|whom|us|its|their)|(?:des|of the) \d)/u;

/** "9 morts de moins", "87 cas supplémentaires", "12 more": how far one number is from another. */
const DIFFERENCE_AFTER =
  /^(?: \p{L}+){0,2} (?:(?:de|en) (?:moins|plus)|supplementaires?|additional|fewer|more)(?![\p{L}])/u;

/** Whether its words make a number a part of another, or the difference of two. */
export function isPart(text: string, { start, end }: NumberValue): boolean {
  const folded = foldInPlace(text);
  const before = folded.slice(Math.max(0, start - 48), start);
  const after = folded.slice(end, end + 40);
  return (
    [PART_BEFORE, JOINED].some((one) => one.test(before)) ||
    [PART_AFTER, DIFFERENCE_AFTER].some((one) => one.test(after))
  );
}
