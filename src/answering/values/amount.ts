/** Reads a number in digits or words, with its multiplier. Refuses what is around it: units and bounds. */
import type { Language } from '../../text/language.js';
import type { Written } from './bounds.js';
import { opensCardinal, readCardinal, SCALES, wordsFrom } from './cardinals.js';
import { readCollective } from './collectives.js';
import { readDigits } from './digits.js';

export interface Amount extends Written {
  readonly end: number;
  /** The multiplier that a word gives it ("millions"), else 1. */
  readonly scale: number;
}

const HALF: Readonly<Record<Language, RegExp>> = { fr: /^ et demie?(?![\p{L}])/u, en: /^ and a half(?![\p{L}])/u };

/** Where "et demi" or "and a half" ends that begins at an offset of a folded text, else null. */
export function halfAfter(folded: string, at: number, language: Language): number | null {
  const half = HALF[language].exec(folded.slice(at, at + 14))?.[0];
  return half === undefined ? null : at + half.length;
}

/** Whether words begin as a name does: a capital inside a sentence ("Pont-Neuf", "les Vingt-Sept"). */
function isName(text: string, at: number): boolean {
  if (!/\p{Lu}/u.test(text[at] ?? '')) return false;
  return !/(?:^|[.!?:\u2026\n\u00ab\u201c"(])[\s\u00a0\u202f]*$/u.test(text.slice(Math.max(0, at - 4), at));
}

function readWords(text: string, folded: string, at: number, language: Language): Amount | null {
  if (isName(text, at) || /[\p{L}\d][-\u2010\u2011]$|\bpour $/u.test(folded.slice(Math.max(0, at - 6), at)))
    return null;
  const tokens = wordsFrom(folded, at);
  const words = tokens.map(({ word }) => word);
  if (!opensCardinal(words[0] ?? '', language)) return null;
  const collective = readCollective(folded, tokens, language);
  if (collective !== null) return { ...collective, scale: 1 };
  const ofHalf =
    language === 'en' && words[0] === 'half' && words[1] === 'a' ? SCALES.en.get(words[2] ?? '') : undefined;
  if (ofHalf !== undefined) {
    return { value: ofHalf / 2, step: ofHalf / 10, precision: 'rounded', end: tokens[2]!.end, scale: ofHalf };
  }
  const perCent = words.findIndex((word, i) => word === 'pour' && words[i + 1] === 'cent');
  const read = readCardinal(perCent < 0 ? words : words.slice(0, perCent), language);
  if (read === null) return null;
  const scale = SCALES[language].get(words[read.taken - 1]!) ?? 1;
  const rounded = scale >= 1e6;
  return {
    value: read.value,
    step: rounded ? scale : 1,
    precision: rounded ? 'rounded' : 'exact',
    end: tokens[read.taken - 1]!.end,
    scale,
  };
}

/** What multiplies a sum of money alone: "5 k€", "$5m" (elsewhere "5 m" are metres). */
const MONEY_SCALES: ReadonlyMap<string, number> = new Map([
  ['k', 1e3],
  ['m', 1e6],
  ['md', 1e9],
  ['mds', 1e9],
]);

/** Digits with their multiplier: "3,5 millions", "25 thousand", "10 mille", "2bn", "$5m". */
function readScaled(folded: string, at: number, language: Language): Amount | null {
  const digits = readDigits(folded, at);
  if (digits === null) return null;
  const word = /^ ?([a-z]+)(?![\p{L}])/u.exec(folded.slice(digits.end, digits.end + 12));
  const isMoney =
    /[$€£] ?$/.test(folded.slice(Math.max(0, at - 2), at)) ||
    /^ ?[a-z]{1,3} ?€/.test(folded.slice(digits.end, digits.end + 6));
  const scale = SCALES[language].get(word?.[1] ?? '') ?? (isMoney ? MONEY_SCALES.get(word?.[1] ?? '') : undefined);
  if (word === null || scale === undefined) {
    return { ...digits, precision: digits.step < 1 ? 'rounded' : 'exact', scale: 1 };
  }
  const end = digits.end + word[0].length;
  return { value: digits.value * scale, step: digits.step * scale, precision: 'rounded', end, scale };
}

/** The number in digits or words that begins at an offset of a text; null where none does. */
export function readAmount(text: string, folded: string, at: number, language: Language): Amount | null {
  const amount = /\d/.test(folded[at] ?? '') ? readScaled(folded, at, language) : readWords(text, folded, at, language);
  const end = amount === null ? null : halfAfter(folded, amount.end, language);
  if (amount === null || end === null) return amount;
  // "Deux millions et demi" is half a million more; of "two and a half million" the multiplier follows.
  const word = /^ ([a-z]+)(?![\p{L}])/u.exec(folded.slice(end, end + 12));
  const later = amount.scale === 1 ? SCALES[language].get(word?.[1] ?? '') : undefined;
  const scale = later ?? amount.scale;
  return {
    value: amount.value * (later ?? 1) + scale / 2,
    step: scale / 2,
    precision: 'rounded',
    end: later === undefined ? end : end + word![0].length,
    scale,
  };
}
