/** Where a text's numbers count nothing: shares of a whole, and years. */
import type { Language } from '../../text/language.js';
import type { Range } from '../../text/range.js';
import { UP_TO_TEN } from './cardinals.js';
import { unitAfter } from './units.js';

const ON = '(?<![\\p{L}\\p{N}.,/-])';
const OFF = '(?![\\p{L}\\p{N}])';

const small = (language: Language): string =>
  `(\\d{1,3}|${[...UP_TO_TEN[language].keys()].join('|')}|cent|mille|twenty|hundred)`;

/** "Un Français sur trois", "7 sur 10"; "one in three", "two voters out of five". "Sur les 2 500" counts. */
const SHARE: Readonly<Record<Language, RegExp>> = {
  fr: new RegExp(`${ON}${small('fr')}(?: [\\p{L}'-]+)? sur ${small('fr')}${OFF}`, 'gu'),
  en: new RegExp(
    `${ON}${small('en')} (?:(?:[\\p{L}'-]+ )?out of|(?:people |persons? )?in) (?:every )?(?:a )?${small('en')}${OFF}`,
    'gu',
  ),
};

/** Whether the first is less than the second, as a part of a whole is: "five in two attacks" is no share. */
function isLess(part: string, whole: string, language: Language): boolean {
  const amount = (word: string): number =>
    /^\d/.test(word) ? Number(word) : (UP_TO_TEN[language].get(word) ?? Number.POSITIVE_INFINITY);
  return amount(part) < amount(whole);
}

const YEAR = '(?:1[5-9]|20)\\d\\d';
/** The plural noun that digits count comes behind them; a few little words only look like one. */
const THINGS_AFTER =
  / (?!(?:les|des|ses|ces|nos|vos|dans|sans|sous|apres|plus|was|has|his|its|this|as|is)(?!\p{L}))\p{L}*(?:[sx]|men|people|children)(?!\p{L})/uy;

/** Years that no preposition of time announces: "de 2015 à 2020", "la loi de 2017", "les années 80", "the 2019 vote". */
const YEARS: readonly RegExp[] = [
  new RegExp(`\\b(?:annees |l'an )\\d{2,4}${OFF}`, 'gu'),
  new RegExp(`\\b(?:de|entre|from|between) ${YEAR}(?: (?:a|et|to|and) | ?[-\\u2013] ?)${YEAR}${OFF}(?![.,]\\d)`, 'gu'),
  new RegExp(`\\b(?:de|of|the) ${YEAR}${OFF}(?![.,]\\d| \\d{3})`, 'gu'),
];

const counts = (folded: string, end: number): boolean => {
  THINGS_AFTER.lastIndex = end;
  return unitAfter(folded, end) !== null || THINGS_AFTER.test(folded);
};

/** Ranges of a folded text. */
export function notCounting(folded: string, language: Language): Range[] {
  const range = ({ 0: all, index }: RegExpExecArray): Range => ({ start: index, end: index + all.length });
  const shares = [...folded.matchAll(SHARE[language])]
    .filter(([, part, whole]) => isLess(part!, whole!, language))
    .map(range)
    .filter(({ end }) => unitAfter(folded, end) === null);
  const years = YEARS.flatMap((pattern) => [...folded.matchAll(pattern)].map(range));
  return [...shares, ...years.filter(({ end }) => !counts(folded, end))];
}
