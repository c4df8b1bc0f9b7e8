/** The numbers that a text states. Refuses what counts nothing: dates, scores, shares, ordinals, and vague words. */
import { foldInPlace } from '../../text/fold.js';
import type { Language } from '../../text/language.js';
import { overlaps } from '../../text/range.js';
import { type Amount, halfAfter, readAmount } from './amount.js';
import { interval, modifier } from './bounds.js';
import { readDates } from './dates.js';
import { notCounting } from './not-counting.js';
import { signBefore, unitAfter } from './units.js';
import type { NumberValue } from './value.js';

const RANGE_LINK: Readonly<Record<Language, RegExp>> = {
  fr: /^(?: (?:a|et|ou) | ?[-\u2013] ?)/,
  en: /^(?: (?:to|and|or) | ?[-\u2013] ?)/,
};
/** "Et" and "and" join the ends of a range only after these. */
const RANGE_OPENS: Readonly<Record<Language, RegExp>> = { fr: /\bentre $/, en: /\bbetween $/ };
/** "Deux tiers" and "three quarters" are shares, no counts. */
const SHARE = /^[ -](?:tiers|quarts?|cinquiemes?|dixiemes?|thirds?|quarters?|fifths?|tenths?)(?![\p{L}])/u;
/** "3-1" and "2019-2020" are scores and seasons where they are no range. */
const DIGIT_JOINED = /^[-\u2010\u2011\u2013]\d/u;
const JOINED_DIGIT = /\d[-\u2010\u2011\u2013]$/u;
const LETTER_OR_DIGIT = /[\p{L}\p{M}\p{N}]/u;

/** The upper end of a range whose lower end stands before it: "10 à 20", "entre 1,5 et 2 millions", "10-20". */
function upperEnd(text: string, folded: string, low: Amount, opened: boolean, language: Language): Amount | null {
  const link = RANGE_LINK[language].exec(folded.slice(low.end, low.end + 6))?.[0];
  if (link === undefined || (/et|and/.test(link) && !opened)) return null;
  const high = readAmount(text, folded, low.end + link.length, language);
  if (high === null) return null;
  // "2019-2020" are years, "3-1" is a score.
  const years = /[-\u2013]/.test(link) && low.value >= 1000 && high.value <= 2100;
  return !years && lowerEnd(low, high) < high.value ? high : null;
}

/** "10 à 20 millions": the multiplier belongs to both ends. */
function lowerEnd(low: Amount, high: Amount): number {
  return low.scale === 1 && low.value < high.value / high.scale ? low.value * high.scale : low.value;
}

/** The number that begins at an offset; reading goes on where it ends. */
function readNumber(text: string, folded: string, at: number, language: Language): NumberValue | null {
  const amount = JOINED_DIGIT.test(folded.slice(Math.max(0, at - 2), at))
    ? null
    : readAmount(text, folded, at, language);
  if (amount === null || SHARE.test(folded.slice(amount.end, amount.end + 12))) return null;
  const opening = RANGE_OPENS[language].exec(folded.slice(Math.max(0, at - 9), at))?.[0];
  const upper = upperEnd(text, folded, amount, opening !== undefined, language);
  if (upper === null && DIGIT_JOINED.test(folded.slice(amount.end, amount.end + 2))) return null;
  const after = unitAfter(folded, (upper ?? amount).end);
  let end = after?.end ?? (upper ?? amount).end;
  // "Twenty-five-member", "dix-huitième": the number is a part of another word.
  if (after === null && /^[-\u2010\u2011]\p{L}/u.test(folded.slice(end, end + 2))) return null;
  const sign = signBefore(folded, at);
  const begins = sign?.start ?? at;
  const unit = after?.name ?? sign?.name ?? null;
  if (upper !== null) {
    const start = opening === undefined ? begins : begins - opening.length;
    const low = lowerEnd(amount, upper);
    return { start, end, amount: low, low, high: upper.value, bound: null, unit };
  }
  const half = after === null ? null : halfAfter(folded, end, language);
  end = half ?? end;
  const { bound, start } = modifier(folded, begins, end);
  const value = amount.value + (half === null ? 0 : 0.5);
  const precision = amount.precision === 'exact' && unit === '%' ? 'rounded' : amount.precision;
  const [low, high] = interval({ value, step: half === null ? amount.step : 0.5, precision }, bound);
  return { start, end, amount: value, low, high, bound, unit };
}

/**
 * The numbers that a text states, in order, disjoint. Offsets count in the text. French: "2 030", "3,5 millions",
 * "quatre-vingt-onze", "une dizaine", "près de 10 000", "entre 10 et 20 jours". English: "2,030", "1.5 million",
 * "twenty-five thousand", "a dozen", "more than 160". Vague ones ("des milliers", "several hundred"), ordinals, shares
 * ("deux tiers", "un sur trois"), dates, years, times of day, telephone numbers and digits in names ("G20", "article
 * 4") are none. Cannot fail on any string.
 */
export function readNumbers(text: string, language: Language): NumberValue[] {
  const folded = foldInPlace(text);
  const others = [...readDates(text, language, null), ...notCounting(folded, language)];
  const found: NumberValue[] = [];
  let at = 0;
  while (at < folded.length) {
    const begins = LETTER_OR_DIGIT.test(folded[at]!) && !LETTER_OR_DIGIT.test(folded[at - 1] ?? ' ');
    const read = begins ? readNumber(text, folded, at, language) : null;
    at = read?.end ?? at + 1;
    if (read === null) continue;
    const free = read.start >= (found.at(-1)?.end ?? 0) && !others.some((other) => overlaps(other, read));
    if (free) found.push(read);
  }
  return found;
}
