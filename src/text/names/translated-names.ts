/**
 * What countries, languages (peoples mostly have their name), months and days are called in the other language, as the
 * runtime's own locale data have it. Refuses names of several words.
 */
import { fold } from '../fold.js';
import type { Language } from '../language.js';

type Names = ReadonlyMap<string, string>;

const CAPITALS = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));
const PAIRS = CAPITALS.flatMap((first) => CAPITALS.map((second) => first + second));

/** 2018 began on a Monday: its first days are a week, and the first day of a month gives the month's name. */
const MONTHS = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2018, month, 1)));
const DAYS = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2018, 0, 1 + day)));

/** Of one locale, in a fixed order; undefined where it has no name. */
function namesIn(locale: string): (string | undefined)[] {
  const regions = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
  const languages = new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' });
  const format = (part: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...part, timeZone: 'UTC' });
  return [
    ...PAIRS.map((code) => regions.of(code)),
    ...PAIRS.map((code) => languages.of(code.toLowerCase())),
    ...MONTHS.map((date) => format({ month: 'long' }).format(date)),
    ...DAYS.map((date) => format({ weekday: 'long' }).format(date)),
  ];
}

let made: Readonly<Record<Language, Names>> | null = null;

/** By language: from its names, folded, to those of the other. */
function tables(): Readonly<Record<Language, Names>> {
  if (made !== null) return made;
  const [french, english] = [namesIn('fr'), namesIn('en')];
  const [fromFrench, fromEnglish] = [new Map<string, string>(), new Map<string, string>()];
  for (const [at, fr] of french.entries()) {
    const en = english[at];
    if (fr === undefined || en === undefined || /[\s(]/u.test(fr + en)) continue;
    // Countries come first: what is both a country and a language keeps the country's name.
    if (!fromFrench.has(fold(fr))) fromFrench.set(fold(fr), en);
    if (!fromEnglish.has(fold(en))) fromEnglish.set(fold(en), fr);
  }
  made = { fr: fromFrench, en: fromEnglish };
  return made;
}

/** What the other language calls it; null where that is not known. @param folded one word of `language`, folded */
export function translatedName(folded: string, language: Language): string | null {
  return tables()[language].get(folded) ?? null;
}
