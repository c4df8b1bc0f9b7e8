/** Lines and paragraphs of a text; hard-wrapped lines are joined. */
import type { Range } from '../range.js';

const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;
const SENTENCE_END = /[.!?\u2026:;][\s\u00bb\u201d"')\]]*$/u;

/** Widths, in characters, at which plain text is wrapped by hand or by an editor. */
const NARROWEST_WRAP = 25;
const WIDEST_WRAP = 132;
/**
 * For a block to count as wrapped: the share of its lines that must be full, and of the full ones that may end a
 * sentence. One line at least must go on in lower case (a title above a name does not).
 */
const FULL_SHARE = 0.75;
const ENDING_SHARE = 0.5;

/** The lines of a text without their line ends, blank ones included. */
export function lines(text: string): Range[] {
  const found: Range[] = [];
  let start = 0;
  for (const match of text.matchAll(LINE_END)) {
    found.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  found.push({ start, end: text.length });
  return found;
}

/** The range without white space (a byte order mark counts as such) at its ends; empty at `end` when nothing is left. */
export function trimRange(text: string, { start, end }: Range): Range {
  let from = start;
  let to = end;
  while (to > from && /\s/.test(text[to - 1]!)) to -= 1;
  while (from < to && /\s/.test(text[from]!)) from += 1;
  return { start: from, end: to };
}

/**
 * Where a line is full: with the first word of the next line it would be longer than the block's longest line, which
 * is what a wrapping editor sees to. A tenth of slack, for rags and for the odd long line.
 */
function isFull(text: string, line: Range, next: Range, width: number): boolean {
  const word = /^\S{0,200}/.exec(text.slice(next.start, next.start + 200))![0];
  return line.end - line.start + 1 + word.length > 0.9 * width;
}

const endsSentence = (text: string, line: Range): boolean =>
  SENTENCE_END.test(text.slice(Math.max(line.start, line.end - 8), line.end));

/** Whether a line of some words breaks off and the next one goes on in lower case (lone words are a list's items). */
const isContinued = (text: string, line: Range, next: Range): boolean =>
  /^\S+\s+\S+\s+\S/.test(text.slice(line.start, Math.min(line.end, line.start + 200))) &&
  /^\p{Ll}/u.test(text.slice(next.start, next.start + 2)) &&
  !endsSentence(text, line);

/** The paragraphs of lines that no blank line separates: each line one, unless the block is hard-wrapped or goes on. */
function splitBlock(text: string, block: readonly Range[]): Range[] {
  const width = block.reduce((widest, line) => Math.max(widest, line.end - line.start), 0);
  const inner = block.slice(0, -1);
  const full = inner.map((line, i) => isFull(text, line, block[i + 1]!, width));
  const ending = inner.filter((line, i) => full[i] && endsSentence(text, line));
  const continued = inner.map((line, i) => isContinued(text, line, block[i + 1]!));
  const countFull = full.filter(Boolean).length;
  const wrapped =
    width >= NARROWEST_WRAP &&
    width <= WIDEST_WRAP &&
    countFull >= FULL_SHARE * inner.length &&
    ending.length < ENDING_SHARE * countFull &&
    continued.some(Boolean);
  const paragraphs: Range[] = [];
  let start = block[0]!.start;
  for (const [i, line] of block.entries()) {
    if (continued[i] || (wrapped && full[i])) continue;
    paragraphs.push({ start, end: line.end });
    start = block[i + 1]?.start ?? line.end;
  }
  return paragraphs;
}

/**
 * The paragraphs of a text, in order, trimmed of white space, none empty. A line is a paragraph (articles saved as
 * plain text mostly are written so), but lines of one width that break off in mid-sentence are hard-wrapped and joined,
 * as judged for each block between blank lines, and a line that breaks off above one in lower case is always joined to
 * it. Cannot fail on any string; linear in its length.
 */
export function paragraphs(text: string): Range[] {
  const blocks: Range[][] = [[]];
  for (const line of lines(text)) {
    const trimmed = trimRange(text, line);
    if (trimmed.start < trimmed.end) blocks.at(-1)!.push(trimmed);
    else if (blocks.at(-1)!.length > 0) blocks.push([]);
  }
  return blocks.filter((block) => block.length > 0).flatMap((block) => splitBlock(text, block));
}
