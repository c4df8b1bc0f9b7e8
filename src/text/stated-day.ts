/** The day in a date as a file, a page or a feed states it. Refuses a date that can be read as two days. */
import { isIsoDate, MONTH_NAME, monthOf, SHORT_MONTH } from './calendar.js';
import { fold } from './fold.js';
import { wordList } from './words.js';

/** What comes first in 09/02/2021; null: not known, and only 25/02/2021 can be read. */
export type DayOrder = 'day-first' | 'month-first' | null;

export interface StatedDay {
  /** `YYYY-MM-DD`, as written: no time zone is changed. */
  readonly day: string;
  /** Its time is told in UTC: where it was written it may have been the day before or after. */
  readonly utc: boolean;
}

/** Months of neighbours whose papers are read too, folded: German, Spanish, Italian, Portuguese, Dutch. */
const OTHER_MONTHS = [
  'januar januari enero gennaio janeiro',
  'februar februari febrero febbraio fevereiro',
  'marz maart marzo marco',
  'abril aprile',
  'mei mayo maggio maio',
  'juni junio giugno junho',
  'juli julio luglio julho',
  'augustus agosto',
  'septiembre settembre setembro',
  'oktober octubre ottobre outubro',
  'noviembre novembro',
  'dezember diciembre dicembre dezembro',
].map(wordList);
const MONTH = `(?<month>${[MONTH_NAME, ...OTHER_MONTHS.flat(), SHORT_MONTH].join('|')})\\.?`;
const YEAR = '(?<year>(?:1[6-9]|20)\\d\\d)';
const FORMS = [
  /(?<!\d)(?<year>(?:1[6-9]|20)\d\d)-(?<month>\d\d)-(?<day>\d\d)(?!\d)/,
  /(?<!\d)(?<year>(?:1[6-9]|20)\d\d)[/.](?<month>\d{1,2})[/.](?<day>\d{1,2})(?!\d)/,
  // 20210209, 20210209T201500
  /^(?<year>(?:19|20)\d\d)(?<month>\d\d)(?<day>\d\d)(?:t?\d{4,6}z?)?$/,
  // 9 fevrier 2021, mardi 1er mars 2021, Tue, 09 Feb 2021 20:15:00 +0100, 9-feb-2021
  new RegExp(`(?<!\\d)(?<day>\\d{1,2})(?:er|st|nd|rd|th|\\.)?(?: of| de)?[ -]${MONTH},?(?: de)?[ -]${YEAR}(?!\\d)`),
  // February 9, 2021
  new RegExp(`(?<!\\p{L})${MONTH} (?<day>\\d{1,2})(?:st|nd|rd|th)?,? ${YEAR}(?!\\d)`, 'u'),
  // Tue Feb 09 20:15:00 +0100 2021
  new RegExp(
    `(?<!\\p{L})${MONTH} (?<day>\\d{1,2}) \\d\\d:\\d\\d(?::\\d\\d)?(?: [a-z+\\d:-]{1,6})? ${YEAR}(?!\\d)`,
    'u',
  ),
];
const NUMBERS = new RegExp(`(?<!\\d)(?<first>\\d{1,2})([/.-])(?<second>\\d{1,2})\\2${YEAR}(?!\\d)`);
/** Seconds or milliseconds since 1970. */
const EPOCH = /^(\d{9,10})(?:\d{3}|\.\d+)?$/;
const IN_UTC = /\d\s?(?:z|utc|gmt|[+-]00:?00)$/;

const otherMonthOf = (name: string): number => OTHER_MONTHS.findIndex((names) => names.includes(name)) + 1;

function toDay(year: string, month: string, day: string): string | null {
  const number = /^\d/.test(month) ? month : String(monthOf(month) || otherMonthOf(month));
  const iso = `${year}-${number.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isIsoDate(iso) ? iso : null;
}

function inNumbers(text: string, order: DayOrder): string | null {
  const { first, second, year } = NUMBERS.exec(text)?.groups ?? {};
  if (first === undefined) return null;
  const dayFirst = toDay(year!, second!, first);
  const monthFirst = toDay(year!, first, second!);
  if (dayFirst === null || monthFirst === null || dayFirst === monthFirst) return dayFirst ?? monthFirst;
  if (order === null) return null;
  return order === 'day-first' ? dayFirst : monthFirst;
}

/**
 * The day in a date: ISO 8601, RFC 822, 20210209, 09/02/2021, seconds since 1970, words in French, English and
 * five neighbouring languages. Of
 * several, as in a dateline, that of the first such form.
 * @param stated at most a line
 */
export function readStatedDay(stated: string, order: DayOrder): StatedDay | null {
  const text = fold(stated).replace(/\s+/g, ' ').trim();
  const seconds = EPOCH.exec(text)?.[1];
  if (seconds !== undefined) return { day: new Date(Number(seconds) * 1000).toISOString().slice(0, 10), utc: true };
  for (const form of FORMS) {
    const { year, month, day } = form.exec(text)?.groups ?? {};
    const found = year === undefined ? null : toDay(year, month!, day!);
    if (found !== null) return { day: found, utc: IN_UTC.test(text) };
  }
  const found = inNumbers(text, order);
  return found === null ? null : { day: found, utc: IN_UTC.test(text) };
}

/** How the numbers of a date are ordered in a language (BCP 47); in English they tell only with a country. */
export function dayOrderOf(language: string | null): DayOrder {
  const tag = language?.toLowerCase() ?? '';
  if (tag === 'en-us') return 'month-first';
  return tag === '' || tag === 'en' || tag === 'en-ca' || tag === 'en-ph' ? null : 'day-first';
}
