/** Lines that say who wrote an article and when it was published. Refuses sentences that name an author or a day. */
import { MONTH_NAME } from '../../../text/calendar.js';
import { fold } from '../../../text/fold.js';

/** Characters of the longest byline: names, agencies, two dates and a place. */
const LONGEST = 180;
const PUBLISHED =
  /(?<!\p{L})(?:publi(?:é|e)e?|mise? [àa] jour|mis en ligne|modifi(?:é|e)e?|post(?:é|e)e?|actualis(?:é|e)e?|published|posted|updated|modified)(?!\p{L})/iu;
const DATED = new RegExp(
  `\\d{4}|\\d{1,2}(?:er)? (?:${MONTH_NAME})|\\d{1,2}[/.]\\d{1,2}|\\d{1,2}\\s?[h:]\\s?\\d\\d`,
  'u',
);
export const SENTENCE_END = /[.!?…]["»”)]?$/u;

/** The letters and digits alone. */
const bare = (text: string): string =>
  text
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();

/** Whether a paragraph says who wrote the article or when it was published, and nothing else. */
export function isByline(paragraph: string, author: string | undefined): boolean {
  if (paragraph.length > LONGEST) return false;
  if (PUBLISHED.test(paragraph) && DATED.test(fold(paragraph)) && !SENTENCE_END.test(paragraph)) return true;
  const names = bare(paragraph)
    .replace(/^(?:par|by|de|from) /, '')
    .replace(/ (?:et|and) /g, ' ');
  return author !== undefined && names === bare(author);
}

/** A whole day: in figures, or with a month's name in any language. */
const DAY =
  /(?<!\d)(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2}(?:er|st|nd|rd|th|\.)? (?:de )?\p{L}{3,12}\.?,? (?:de )?\d{4}|\p{L}{3,12}\.? \d{1,2},? \d{4})(?!\d)/u;

/** Whether a line states a day, and is no sentence. */
export const isDateline = (line: string): boolean =>
  line.length <= LONGEST && DAY.test(line) && !SENTENCE_END.test(line);

/** Tells what says who an author is: it begins with a whole name of one. */
export function portraitOf(authors: string): (text: string) => boolean {
  const names = authors
    .split(',')
    .map(bare)
    .filter((name) => name.includes(' '));
  return (text) => names.some((name) => `${bare(text.slice(0, LONGEST))} `.startsWith(`${name} `));
}
