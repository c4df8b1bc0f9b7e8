/** Lines of a PDF to paragraphs, across columns and pages. */
import { groupNeighbours } from '../../../text/group.js';
import { joinLines, spellingOf } from './hyphenation.js';
import type { PdfLine } from './text-run.js';

/** Times the usual distance between two lines from which a gap parts paragraphs. */
const WIDE_LEADING = 1.35;
/** Share of the font's size by which a line is indented, and by which two sizes differ. */
const INDENT = 0.8;
const OTHER_SIZE = 0.12;
/** Share of the column's width that a paragraph's last line leaves empty at least. */
const SHORT_LINE = 0.12;
const SENTENCE_END = /[.!?…][\s»”"')\]]*$/u;

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

const inOneColumn = (line: PdfLine, next: PdfLine): boolean =>
  next.y < line.y && next.left < line.right && next.right > line.left;

/** The lines that follow one another down one column of one page. */
function stretches(pages: readonly (readonly PdfLine[])[]): PdfLine[][] {
  return pages.flatMap((page) => groupNeighbours(page, (line, group) => inOneColumn(group.at(-1)!, line)));
}

const isOtherSize = (line: PdfLine, next: PdfLine): boolean =>
  Math.abs(line.size - next.size) > OTHER_SIZE * Math.max(line.size, next.size);

/** How wide a line's first word and a space are, about: it would have fitted on the line above. */
function firstWord({ text, left, right }: PdfLine): number {
  const length = text.search(/\s|$/);
  return ((right - left) * (length + 1)) / Math.max(1, text.length);
}

/** The lines of a stretch in paragraphs. `leading`: the usual distance of two lines, as a share of their size. */
function split(stretch: readonly PdfLine[], leading: number): PdfLine[][] {
  const left = median(stretch.map((line) => line.left));
  const right = Math.max(...stretch.map((line) => line.right));
  const isIndented = (line: PdfLine): boolean => line.left - left > INDENT * line.size;
  return groupNeighbours(stretch, (line, group) => {
    const last = group.at(-1)!;
    const begins =
      isOtherSize(last, line) ||
      (last.y - line.y) / line.size > WIDE_LEADING * leading ||
      (isIndented(line) && !isIndented(last)) ||
      (SENTENCE_END.test(last.text) && right - last.right > Math.max(SHORT_LINE * (right - left), firstWord(line)));
    return !begins;
  });
}

/** Whether a paragraph goes on in the next column or on the next page. */
const goesOn = (line: PdfLine, next: PdfLine): boolean =>
  !isOtherSize(line, next) && !SENTENCE_END.test(line.text) && /^[\p{Ll}\d«"(]/u.test(next.text);

/** The paragraphs of the pages, whose lines are in reading order. */
export function paragraphsOf(pages: readonly (readonly PdfLine[])[]): string[] {
  const all = stretches(pages);
  const leadings = all.flatMap((stretch) => stretch.slice(1).map((line, i) => (stretch[i]!.y - line.y) / line.size));
  const leading = Math.max(1, median(leadings));
  const paragraphs: PdfLine[][] = [];
  for (const stretch of all) {
    for (const [i, group] of split(stretch, leading).entries()) {
      const last = paragraphs.at(-1)?.at(-1);
      if (i === 0 && last !== undefined && goesOn(last, group[0]!)) paragraphs.at(-1)!.push(...group);
      else paragraphs.push(group);
    }
  }
  const spelling = spellingOf(all.flat().map(({ text }) => text));
  return paragraphs.map((lines) =>
    lines.map(({ text }) => text).reduce((joined, next) => joinLines(joined, next, spelling)),
  );
}
