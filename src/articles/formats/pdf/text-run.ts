/** Runs of characters of a PDF's page to its lines. */
import { groupNeighbours } from '../../../text/group.js';

/** A run of characters of one line of a page, in the page's points, y upwards from its foot. */
export interface TextRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Of the font. */
  readonly size: number;
}

/** Runs on one base line without a wide gap between them: a line of a column. */
export interface PdfLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

/** Shares of the font's size: base lines that are one, gaps that are a space, gaps that part two columns. */
const SAME_LINE = 0.4;
const SPACE = 0.15;
const COLUMN_GAP = 1.6;

function toLine(runs: readonly TextRun[]): PdfLine {
  const first = runs[0]!;
  let text = '';
  let right = first.x;
  for (const run of runs) {
    const apart = run.x - right > SPACE * run.size && text !== '' && !text.endsWith(' ') && !/^\s/.test(run.text);
    text += (apart ? ' ' : '') + run.text;
    right = Math.max(right, run.x + run.width);
  }
  const size = Math.max(...runs.map((run) => run.size));
  return { text: text.replace(/\s+/g, ' ').trim(), left: first.x, right, y: first.y, size };
}

function splitAtGaps(row: readonly TextRun[]): TextRun[][] {
  const groups: TextRun[][] = [];
  let right = Number.NEGATIVE_INFINITY;
  for (const run of [...row].sort((a, b) => a.x - b.x)) {
    if (groups.length === 0 || run.x - right > COLUMN_GAP * run.size) groups.push([]);
    groups.at(-1)!.push(run);
    right = Math.max(right, run.x + run.width);
  }
  return groups;
}

/** The lines of a page, from its head to its foot, from left to right. */
export function linesOf(runs: readonly TextRun[]): PdfLine[] {
  const fromHead = runs.filter(({ text }) => text.trim() !== '').sort((a, b) => b.y - a.y);
  const inRow = (run: TextRun, [base]: readonly TextRun[]): boolean =>
    base!.y - run.y <= SAME_LINE * Math.max(base!.size, run.size);
  return groupNeighbours(fromHead, inRow).flatMap(splitAtGaps).map(toLine);
}
