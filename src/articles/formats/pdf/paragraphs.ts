/** Blocks of a PDF to paragraphs, across columns and pages. Refuses a line that may be another block's. */
import { groupNeighbours } from '../../../text/group.js';
import { type Block, isOtherSize } from './blocks.js';
import { joinLines, spellingOf } from './hyphenation.js';
import { MARK, MAY_BE_MARK } from './list-mark.js';
import type { PdfLine } from './text-run.js';

/** Times the usual distance between two lines from which a gap parts paragraphs. */
const WIDE_LEADING = 1.35;
/** Share of the font's size by which a line is indented, and by which the middles of centred lines differ. */
const INDENT = 0.8;
const OFF_CENTRE = 0.5;
/** Share of the column's width that a paragraph's last line leaves empty at least. */
const SHORT_LINE = 0.12;
/** The same where no sentence ends, in times of the next line's first word: what follows is no continuation. */
const ROOM_FOR_WORDS = 2;
/** Times its font's size that a column of prose is wide at least; in what is narrower each line may be an item. */
const NARROWEST_PROSE = 12;
/** Times the width of a block that the one in which it goes on may have. */
const SAME_WIDTH = 1.2;
const SENTENCE_END = /[.!?…][\s»”"')\]]*$/u;
/** A line after which an item may begin. */
const CLAUSE_END = /[.!?…:;,][\s»”"')\]]*$/u;
const CONTINUATION = /^\p{Ll}/u;
const DIVIDED = /\p{L}[-\u2010\u00ad]$/u;
const NUMBER_HEAD = /^\d/;
const ITEM_HEAD = /^["«“(]?\s?[\p{Lu}\d]/u;

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;
}

/** How wide a line's first word and a space are, about: it would have fitted on the line above. A dash is no word. */
export function firstWord({ text, left, right }: PdfLine): number {
  const { length } = /^(?:[^\p{L}\s]{1,3}\s)?\S*/u.exec(text)![0];
  return ((right - left) * (length + 1)) / Math.max(1, text.length);
}

const areCentred = (line: PdfLine, next: PdfLine): boolean =>
  Math.abs(line.left + line.right - next.left - next.right) < 2 * OFF_CENTRE * line.size;

/** The lines of a block in paragraphs. `leading`: the usual distance of two lines, as a share of their size. */
function split(block: Block, leading: number): PdfLine[][] {
  const left = median(block.map((line) => line.left));
  const right = Math.max(...block.map((line) => line.right));
  const edge = Math.min(...block.map((line) => line.left));
  const isIndented = (line: PdfLine): boolean => line.left - left > INDENT * line.size;
  const isNarrow = right - edge < NARROWEST_PROSE * block[0]!.size;
  return groupNeighbours(block, (line, group) => {
    const last = group.at(-1)!;
    const [first] = group as [PdfLine];
    const room = right - last.right;
    const ends = SENTENCE_END.test(last.text);
    const goesOn = !ends && (CONTINUATION.test(line.text) || DIVIDED.test(last.text));
    const isItem = MARK.test(first.text) || MAY_BE_MARK.test(first.text);
    const hangs = isItem && line.left > first.left + 1;
    const isOut = isItem && line.left < first.left - INDENT * line.size;
    const begins =
      (last.y - line.y) / line.size > WIDE_LEADING * leading ||
      MARK.test(line.text) ||
      // One figure below another: a list without marks.
      (group.length === 1 && NUMBER_HEAD.test(last.text) && NUMBER_HEAD.test(line.text)) ||
      (MAY_BE_MARK.test(line.text) && (CLAUSE_END.test(last.text) || room > firstWord(line) || isItem)) ||
      (!goesOn && (isOut || (line.font !== last.font && (ends || room > firstWord(line))))) ||
      (isIndented(line) && !isIndented(last) && !hangs && (ends || !areCentred(last, line))) ||
      (ends && room > Math.max(SHORT_LINE * (right - left), firstWord(line))) ||
      (!goesOn && ITEM_HEAD.test(line.text) && (isNarrow || room > ROOM_FOR_WORDS * firstWord(line) + line.size));
    return !begins;
  });
}

/** Whether a paragraph goes on in the next block: the next column, the next page, below a picture. */
function goesOnIn(last: Block, next: Block): boolean {
  const [line, first] = [last.at(-1)!, next[0]!];
  const [width, nextWidth] = [last, next].map(
    (block) => Math.max(...block.map(({ right }) => right)) - Math.min(...block.map(({ left }) => left)),
  ) as [number, number];
  return (
    !isOtherSize(line, first) &&
    line.font === first.font &&
    !SENTENCE_END.test(line.text) &&
    CONTINUATION.test(first.text) &&
    width >= NARROWEST_PROSE * line.size &&
    nextWidth <= SAME_WIDTH * width
  );
}

/** The paragraphs of the pages' blocks, which are in reading order. */
export function paragraphsOf(blocks: readonly Block[]): string[] {
  const leadings = blocks.flatMap((block) => block.slice(1).map((line, i) => (block[i]!.y - line.y) / line.size));
  const leading = Math.max(1, median(leadings));
  const paragraphs: PdfLine[][] = [];
  for (const [at, block] of blocks.entries()) {
    for (const [i, group] of split(block, leading).entries()) {
      if (i === 0 && at > 0 && goesOnIn(blocks[at - 1]!, block)) paragraphs.at(-1)!.push(...group);
      else paragraphs.push(group);
    }
  }
  const spelling = spellingOf(blocks.flat().map(({ text }) => text));
  return paragraphs.map((lines) =>
    lines.map(({ text }) => text).reduce((joined, next) => joinLines(joined, next, spelling)),
  );
}
