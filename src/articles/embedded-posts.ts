/** Which ranges of a text are posts of social networks that it shows: other voices than the article's. */
import type { Range } from '../text/range.js';
import { INLINE_POST, INTRODUCTION, OPENING, SIGNATURE, SIGNATURE_LINES } from './boilerplate/posts.js';

/** A paragraph, in its text, and as the patterns see it: character for character as long. */
export interface Line extends Range {
  readonly plain: string;
}

/** Characters of a post with its links, and of a paragraph that is a post and its signature. */
const LONGEST_POST = 600;
const LONGEST_SIGNED = 420;
/** Paragraphs of a post that something shows the beginning of; its characters. */
const MOST_LINES = 12;
const LONGEST_OPENED = 2500;
const SENTENCE_END = /[.!?…:]["»)]{0,2}\s/g;

const isSignature = ({ plain }: Line): boolean =>
  plain.length <= 300 && SIGNATURE_LINES.some((pattern) => pattern.test(plain));

/**
 * The index of the first line of the post that the line `end` signs; `end` when none is told from the article: below
 * the words over an embedded post, or the sentence that introduces it, else the lines without a blank one between,
 * else the one line before.
 */
function startOfPost(text: string, lines: readonly Line[], end: number): number {
  const length = (from: number): number => lines[end]!.start - lines[from]!.start;
  const apart = (i: number): boolean => /\n[^\S\n]*\n/.test(text.slice(lines[i - 1]!.end, lines[i]!.start));
  let block = end;
  for (let i = end - 1; i >= Math.max(0, end - MOST_LINES); i -= 1) {
    const { plain } = lines[i]!;
    if (isSignature(lines[i]!)) break;
    if (OPENING.test(plain)) return length(i) <= LONGEST_OPENED ? i : end;
    if (plain.endsWith(':')) {
      if (INTRODUCTION.test(plain.slice(-300)) && length(i + 1) <= LONGEST_POST) return i + 1;
      break;
    }
    if (block === i + 1 && i > 0 && !apart(i + 1)) block = i;
  }
  const before = end - 1;
  if (before < 0 || lines[before]!.plain.endsWith(':') || isSignature(lines[before]!)) return end;
  if (block < before && block > 0 && apart(block) && length(block) <= LONGEST_POST) return block;
  return length(before) <= LONGEST_POST ? before : end;
}

/** Where the words that touch a signature begin: the line when it is short and ends with it, else their sentence. */
function startOfSigned({ plain }: Line, from: number, to: number): number {
  if (plain.length <= LONGEST_SIGNED && plain.length - to <= 1) return 0;
  const floor = Math.max(0, from - LONGEST_POST);
  // The end of the post's last sentence is no beginning of it.
  const ends = [...plain.slice(floor, Math.max(floor, from - 2)).matchAll(SENTENCE_END)];
  const last = ends.at(-1);
  if (last !== undefined) return floor + last.index + last[0].length;
  return floor === 0 ? 0 : from;
}

/** The posts among the lines of a text, with their signatures. */
export function embeddedPosts(text: string, lines: readonly Line[]): Range[] {
  return lines.flatMap((line, i) => {
    if (isSignature(line)) return [{ start: lines[startOfPost(text, lines, i)]!.start, end: line.end }];
    if (OPENING.test(line.plain)) return [line];
    const { plain, start } = line;
    const signed = [...plain.matchAll(SIGNATURE)].map((match) => {
      const to = match.index + match[0].length;
      return { start: start + startOfSigned(line, match.index, to), end: start + to };
    });
    const opened = [...plain.matchAll(INLINE_POST)].map((match) => ({
      start: start + match.index,
      end: start + match.index + match[0].length,
    }));
    return [...signed, ...opened];
  });
}
