/** The dates that a text states. Refuses days that the calendar does not have, and "today". */
import { dayNumber, MONTH_NAME, monthOf, SHORT_MONTH, WEEKDAY, weekdayOf } from '../../text/calendar.js';
import { foldInPlace } from '../../text/fold.js';
import type { Language } from '../../text/language.js';
import type { Range } from '../../text/range.js';
import { calendarDate, complete, exists, weekday } from './calendar.js';
import type { DateValue, PartialDate } from './value.js';

const DAY = '(?<day>1er|\\d{1,2})(?:st|nd|rd|th)?';
const ON = '(?<![\\p{L}\\p{N}])';
const OFF = '(?![\\p{L}\\p{N}])';
const NOT_COUNTING = '(?! ?(?:%|€|\\$|euros?|dollars?|personnes?|people|soldats?|soldiers?|[.,:/-]\\d))';
const WITH_YEAR = '(?:,? (?:de )?(?<year>\\d{4})(?!\\d))?';

const LONGEST_MONTH = 31;
const OR_UNTIL = '(?: ?[-\\u2013] ?| (?:et|au|a|ou|and|to|or) (?:le |the )?)(?<until>\\d{1,2})';

type Groups = Readonly<Record<string, string | undefined>>;

/** What a match says, given the day number of its article; none where that is not certain. */
type Meaning = (groups: Groups, written: number | null) => readonly PartialDate[];

const parts = ({ year, month, day }: Groups): PartialDate => ({
  year: year === undefined ? null : Number(year),
  month: month === undefined ? null : /^\d/.test(month) ? Number(month) : monthOf(month),
  day: day === undefined ? null : Number.parseInt(day, 10),
});

const stated: Meaning = (groups, written) => [complete(parts(groups), written)];

/** A weekday is the last or the next one, or the article's own day, unless the text says which. */
const onWeekday: Meaning = ({ weekday: name, last, next }, written) => {
  if (written === null) return [];
  const since = (weekday(written) - weekdayOf(name!) + 7) % 7;
  const before = calendarDate(written - (since === 0 && last !== undefined ? 7 : since));
  const after = calendarDate(written + 7 - since);
  if (last !== undefined) return [before];
  if (next !== undefined) return [after];
  return since === 0 ? [before] : [before, after];
};

/** Every day from one to another of a month: "du 3 au 5 mars". */
const days: Meaning = ({ until, ...groups }, written) => {
  const [first, last] = [Number.parseInt(groups.day!, 10), Number(until)];
  const from = Math.min(first, last);
  return Array.from({ length: Math.min(last, LONGEST_MONTH) - from + 1 }, (_, index) =>
    complete({ ...parts(groups), day: from + index }, written),
  );
};

/** "Lundi 3" is that day of any month, unless the last or the next Monday is a third. */
const weekdayOfMonth: Meaning = (groups, written) => {
  const day = Number.parseInt(groups.day!, 10);
  const near = onWeekday(groups, written).filter((date) => date.day === day);
  return near.length > 0 ? near : [{ year: null, month: null, day }];
};

const daysAway =
  (days: number): Meaning =>
  (_, written) =>
    written === null ? [] : [calendarDate(written + days)];

const yearsAway =
  (years: number): Meaning =>
  (_, written) =>
    written === null ? [] : [{ year: calendarDate(written).year! + years, month: null, day: null }];

const pattern = (source: string): RegExp => new RegExp(ON + source + OFF, 'gu');

/** Tried in order: a later one does not reach into what an earlier one found. */
const BOTH: readonly (readonly [RegExp, Meaning])[] = [
  [pattern('(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})'), stated],
  [pattern(`${DAY}${OR_UNTIL} (?:of )?(?<month>${MONTH_NAME})${WITH_YEAR}`), days],
  [pattern(`(?<month>${MONTH_NAME}) ${DAY}${OR_UNTIL}(?!\\d)(?:,? (?<year>\\d{4})(?!\\d))?${NOT_COUNTING}`), days],
  [pattern(`(?:(?:${WEEKDAY}),? )?${DAY} (?:of )?(?<month>${MONTH_NAME})${WITH_YEAR}`), stated],
  [
    pattern(`(?:(?:${WEEKDAY}),? )?(?<month>${MONTH_NAME}) ${DAY}(?!\\d)(?:,? (?<year>\\d{4})(?!\\d))?${NOT_COUNTING}`),
    stated,
  ],
  [pattern(`${DAY} (?<month>${SHORT_MONTH})\\.?${WITH_YEAR}`), stated],
  [pattern(`(?<month>${SHORT_MONTH})\\.? ${DAY}(?!\\d)(?:,? (?<year>\\d{4})(?!\\d))?${NOT_COUNTING}`), stated],
  [pattern(`(?<month>${MONTH_NAME}),? (?<year>\\d{4})`), stated],
  [
    pattern(
      `(?<=\\b(?:en|in|depuis|since|debut|fin|mi-|mid-|early|late|courant|mois de|mois d'|month of) ?)(?<month>${MONTH_NAME})`,
    ),
    stated,
  ],
  [
    pattern(
      `(?<=(?:\\b(?:en|in|depuis|since|des|annee|avant|apres|before|after|by|until|jusqu'en|fin|debut|early|late) |\\())(?<year>1\\d{3}|20\\d{2})${NOT_COUNTING}`,
    ),
    stated,
  ],
];

const ONLY: Readonly<Record<Language, readonly (readonly [RegExp, Meaning])[]>> = {
  fr: [
    [pattern('(?<day>\\d{1,2})[/.](?<month>\\d{1,2})[/.](?<year>\\d{4})'), stated],
    [pattern(`(?<weekday>${WEEKDAY}) (?<day>1er|\\d{1,2})(?=[,.;:!?)]|$| (?:et|au)(?!\\p{L}))`), weekdayOfMonth],
    [
      pattern(`(?<!(?:chaque|les) )(?<weekday>${WEEKDAY})(?:(?<last> (?:dernier|passe))|(?<next> prochain))?`),
      onWeekday,
    ],
    [pattern('avant-hier'), daysAway(-2)],
    [pattern('hier'), daysAway(-1)],
    [pattern('apres-demain'), daysAway(2)],
    [pattern('demain'), daysAway(1)],
    [pattern("(?:l'an (?:dernier|passe)|l'annee (?:derniere|passee))"), yearsAway(-1)],
    [pattern("(?:l'an prochain|l'annee prochaine)"), yearsAway(1)],
    [pattern('cette annee'), yearsAway(0)],
  ],
  en: [
    [pattern(`(?<!(?:every|each) )(?:(?<last>last )|(?<next>next ))?(?<weekday>${WEEKDAY})`), onWeekday],
    [pattern('yesterday'), daysAway(-1)],
    [pattern('tomorrow'), daysAway(1)],
    [pattern('last year'), yearsAway(-1)],
    [pattern('next year'), yearsAway(1)],
    [pattern('this year'), yearsAway(0)],
  ],
};

/** What comes before a date and belongs to it when it is shown. */
const PREPOSITION =
  /(?<![\p{L}])(?:(?:avant|apres|depuis|des|jusqu'au|d'ici au|d'ici|au-dela du|vers|fin|debut|mi-|a partir du|before|after|by|until|since|from|around|early|late|mid-) ?(?:le |la |l')?)$/u;

const BOUNDS = [
  ['before', /^(?:avant|jusqu|d'ici|before|by|until)/],
  ['after', /^(?:apres|depuis|des|au-dela|a partir|after|since|from)/],
  ['about', /^(?:vers|around)/],
] as const;

/**
 * The dates that a text states, in order, disjoint; offsets count in the text. In full or in part ("le 5 janvier",
 * "January 5, 2022", "en 1958"); days without a year and relative words ("mercredi", "hier", "last year") are completed
 * by the article's date, and without it the relative ones are none. "Aujourd'hui" and "today" mean these times as
 * often as this day, and are none. Cannot fail on any string.
 * @param written the article's date, ISO 8601
 */
export function readDates(text: string, language: Language, written: string | null): DateValue[] {
  const folded = foldInPlace(text);
  const today = dayNumber(written);
  const found: DateValue[] = [];
  const taken: Range[] = [];
  for (const [shape, meaning] of [...BOTH, ...ONLY[language]]) {
    for (const match of folded.matchAll(shape)) {
      const end = match.index + match[0].length;
      const before = folded.slice(Math.max(0, match.index - 20), match.index);
      const preposition = PREPOSITION.exec(before)?.[0] ?? '';
      const start = match.index - preposition.length;
      const bound = BOUNDS.find(([, pattern]) => pattern.test(preposition))?.[0] ?? null;
      // Folded, "des 1200 blessés" (of the) reads as "dès 1200" (from) does.
      if (/(?<!\p{L})des $/u.test(before) && !/[eE]\u0300|[èÈ]/.test(text.slice(match.index - 4, match.index)))
        continue;
      if (taken.some((other) => other.start < end && match.index < other.end)) continue;
      taken.push({ start, end });
      const dates = meaning(match.groups ?? {}, today);
      if (dates.length > 0 && dates.every(exists)) found.push({ start, end, dates, bound });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
