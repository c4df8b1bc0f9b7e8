/** Which ranges of a text are not its article's prose. Refuses to change a character: a mask only forbids quoting. */
import { mergeRanges, type Range } from '../text/range.js';
import { paragraphs } from '../text/sentences/paragraphs.js';
import { APPEAL } from './boilerplate/appeal.js';
import { CALLS } from './boilerplate/calls.js';
import { AUTHOR_BOX, CREDITS } from './boilerplate/credits.js';
import { NOTICES } from './boilerplate/notices.js';
import { PART_PATTERNS } from './boilerplate/parts.js';
import { POINTERS } from './boilerplate/pointers.js';
import { COMMENT_FORM, COMMENTER, COMMENTS, LIST_HEADING, THREAD } from './boilerplate/sections.js';
import { SITE } from './boilerplate/site.js';
import { embeddedPosts, type Line } from './embedded-posts.js';

const LINE_PATTERNS = [...POINTERS, ...CALLS, ...CREDITS, ...SITE, ...NOTICES];
const LONGEST_LISTED_TITLE = 200;
/** A comment section that prose follows may begin in the last part of a text only: higher up it is a link or a counter. */
const COMMENTS_FROM = 0.5;
const SHORTEST_PROSE = 40;
const LONGEST_FORM_LINE = 160;
const REPEATED_LENGTHS = { shortest: 12, longest: 400 };

const plainLetters = new Map<string, string>();
for (let code = 0xc0; code <= 0x17f; code += 1) {
  const letter = String.fromCharCode(code);
  plainLetters.set(letter, letter.normalize('NFD')[0]!);
}

/** The text without accents, with plain apostrophes, quotation marks and spaces: character for character as long. */
function plain(text: string): string {
  return text
    .replace(/[\u00c0-\u017f]/g, (letter) => plainLetters.get(letter)!)
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/\s/g, ' ');
}

function isAppeal(text: string): boolean {
  return (
    text.length <= APPEAL.longest &&
    APPEAL.asked.test(text) &&
    APPEAL.purpose.test(text) &&
    APPEAL.reader.test(text) &&
    !APPEAL.reported.test(text)
  );
}

function isBoilerplate(text: string): boolean {
  return (
    LINE_PATTERNS.some(
      ({ pattern, longest, unless }) => text.length <= longest && pattern.test(text) && !unless?.test(text),
    ) ||
    COMMENTS.test(text) ||
    isAppeal(text)
  );
}

/** Only so much of a paragraph's ends is searched for what is only found there: a longer search would be quadratic. */
const END_LENGTH = 400;

function partsOf({ start, plain: text }: Line): Range[] {
  return PART_PATTERNS.flatMap(({ pattern, where }) => {
    const from = where === 'tail' ? Math.max(0, text.length - END_LENGTH) : 0;
    const searched = text.slice(from, where === 'head' ? END_LENGTH : text.length);
    return [...searched.matchAll(pattern)].map((match) => {
      const [first, last] = match.indices!.groups!.part!;
      return { start: start + from + first, end: start + from + last };
    });
  });
}

const isForm = ({ plain: text }: Line): boolean => text.length <= LONGEST_FORM_LINE && COMMENT_FORM.test(text);

const isProse = (line: Line): boolean =>
  !isForm(line) &&
  (line.plain.length > LONGEST_FORM_LINE ||
    (line.plain.length >= SHORTEST_PROSE && /[.!?\u2026]["»)]?$/.test(line.plain) && !isBoilerplate(line.plain)));

/**
 * Where a comment section begins, as an index of a line; the number of lines when there is none. A heading or a form
 * begins one unless prose follows: then a reader's name must follow, or a form and it be late in the text.
 */
function commentsFrom(all: readonly Line[], length: number): number {
  const heads = all.flatMap(({ plain: text }, i) => (COMMENTS.test(text) || THREAD.test(text) ? [i] : []));
  if (heads.length === 0) return all.length;
  const lastProse = all.findLastIndex(isProse);
  const begins = (i: number): boolean => {
    const { start, plain: text } = all[i]!;
    if (i > lastProse || THREAD.test(text) || COMMENTER.test(all[i + 1]?.plain ?? '')) return true;
    if (start < COMMENTS_FROM * length) return false;
    const below = all.slice(i).findIndex((line) => isForm(line) || isProse(line));
    return below !== -1 && isForm(all[i + below]!);
  };
  return heads.find(begins) ?? all.length;
}

const isTitle = ({ plain: text }: Line): boolean => text.length <= LONGEST_LISTED_TITLE && !/[.:;,]"?$/.test(text);

/** How many titles follow a heading such as "A lire aussi": all to the end of the text, else the next one, else none. */
function countListed(all: readonly Line[], heading: number, lastOther: number): number {
  if (heading >= lastOther) return all.length - heading - 1;
  return isTitle(all[heading + 1]!) ? 1 : 0;
}

/** The boxes that present who wrote: of people of the press whom no other paragraph names but as its author. */
function authorBoxes(lines: readonly Line[]): readonly Line[] {
  const { longest, named, described, reported } = AUTHOR_BOX;
  const boxes = lines.flatMap((line) => {
    const { plain: text } = line;
    if (text.length > longest || reported.test(text)) return [];
    const found = named.exec(text) ?? described.exec(text);
    return found === null ? [] : [{ line, surname: found.groups!.person!.split(' ').at(-1)! }];
  });
  if (boxes.length === 0) return [];
  const timesNamed = new Map<string, number>();
  for (const { plain: text } of lines.filter((line) => !isBoilerplate(line.plain))) {
    for (const name of new Set(text.match(/\p{Lu}[\p{L}.'-]+/gu)))
      timesNamed.set(name, (timesNamed.get(name) ?? 0) + 1);
  }
  return boxes.filter(({ surname }) => timesNamed.get(surname) === 1).map(({ line }) => line);
}

/**
 * Calls to share, subscribe or pay, pointers to other articles, credits, comment forms, bare links, the site's own
 * words, other people's posts. Sorted and disjoint.
 */
export function maskBoilerplate(text: string): Range[] {
  const all = paragraphs(text).map(({ start, end }) => ({ start, end, plain: plain(text.slice(start, end)) }));
  const form = commentsFrom(all, text.length);
  const article = all.slice(0, form);
  const masks: Range[] = [...embeddedPosts(text, article), ...authorBoxes(article)];
  if (form < all.length) masks.push({ start: all[form]!.start, end: all.at(-1)!.end });
  const lastOther = article.findLastIndex((line) => !isTitle(line));
  const seen = new Set<string>();
  let listed = 0;
  for (const [i, line] of article.entries()) {
    const { shortest, longest } = REPEATED_LENGTHS;
    const repeatable = line.plain.length >= shortest && line.plain.length <= longest;
    const isHeading = LIST_HEADING.test(line.plain);
    if (listed > 0 || isHeading || isBoilerplate(line.plain) || (repeatable && seen.has(line.plain))) masks.push(line);
    else masks.push(...partsOf(line));
    listed = isHeading ? countListed(article, i, lastOther) : Math.max(0, listed - 1);
    if (repeatable) seen.add(line.plain);
  }
  return mergeRanges(masks, 0);
}
