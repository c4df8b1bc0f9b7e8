import { paragraphs } from '../text/paragraphs.js';
import type { Range } from '../text/range.js';
import { LINE_PATTERNS } from './boilerplate-lines.js';
import { APPEAL, COMMENT_FORM, COMMENTS, LIST_HEADING, PART_PATTERNS } from './boilerplate-parts.js';

/** A paragraph as the patterns see it. */
interface Line extends Range {
  readonly plain: string;
}

const LONGEST_LISTED_TITLE = 200;
/** A comment section without a form may begin in the last part of a text only, and holds no long paragraph. */
const COMMENTS_FROM = 0.5;
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
  return LINE_PATTERNS.some(({ pattern, longest }) => text.length <= longest && pattern.test(text)) || isAppeal(text);
}

function partsOf({ start, plain: text }: Line): Range[] {
  return PART_PATTERNS.flatMap(({ pattern }) =>
    [...text.matchAll(pattern)].map((match) => {
      const [from, to] = match.indices!.groups!.part!;
      return { start: start + from, end: start + to };
    }),
  );
}

/** Where a comment form begins, as an index of a line; the number of lines when there is none. */
function commentsFrom(all: readonly Line[], length: number): number {
  const found = all.findIndex((line, i) => {
    if (!COMMENTS.test(line.plain)) return false;
    const rest = all.slice(i);
    if (rest.some(({ plain: text }) => text.length <= LONGEST_FORM_LINE && COMMENT_FORM.test(text))) return true;
    return line.start >= COMMENTS_FROM * length && rest.every(({ plain: text }) => text.length <= LONGEST_FORM_LINE);
  });
  return found === -1 ? all.length : found;
}

const isTitle = ({ plain: text }: Line): boolean => text.length <= LONGEST_LISTED_TITLE && !/[.:;,]"?$/.test(text);

/** The titles under a heading such as "A lire aussi": the next one, or all to the end of the text. */
function listedTitles(all: readonly Line[], heading: number): readonly Line[] {
  const rest = all.slice(heading + 1);
  if (rest.every(isTitle)) return rest;
  return rest.length > 1 && isTitle(rest[0]!) ? rest.slice(0, 1) : [];
}

function merge(ranges: readonly Range[]): Range[] {
  const merged: Range[] = [];
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else merged.push({ start, end });
  }
  return merged;
}

/**
 * The ranges of a text that are not its article's prose: calls to share, subscribe or pay, pointers to other articles,
 * credits, comment forms, bare links, the site's own words. Sorted and disjoint; no character changes.
 */
export function maskBoilerplate(text: string): Range[] {
  const all = paragraphs(text).map(({ start, end }) => ({ start, end, plain: plain(text.slice(start, end)) }));
  const form = commentsFrom(all, text.length);
  const masks: Range[] = form < all.length ? [{ start: all[form]!.start, end: all.at(-1)!.end }] : [];
  const seen = new Set<string>();
  const article = all.slice(0, form);
  for (const [i, line] of article.entries()) {
    const { shortest, longest } = REPEATED_LENGTHS;
    const repeatable = line.plain.length >= shortest && line.plain.length <= longest;
    if (LIST_HEADING.test(line.plain)) masks.push(line, ...listedTitles(article, i));
    else if (isBoilerplate(line.plain) || (repeatable && seen.has(line.plain))) masks.push(line);
    else masks.push(...partsOf(line));
    if (repeatable) seen.add(line.plain);
  }
  return merge(masks);
}
