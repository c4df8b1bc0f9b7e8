/** Runs of characters of a PDF's page to its lines. Refuses to join what a wide gap or a gutter parts. */
import { groupNeighbours } from '../../../text/group.js';
import { areLettersApart, joinLetters } from './letters.js';
import { isLoneMark } from './list-mark.js';

/** A run of characters of one line of a page, in the page's points, y upwards from its foot. */
export interface TextRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Of the font. */
  readonly size: number;
  /** The font's name in the file: two of one name are one. */
  readonly font: string;
}

/** Runs on one base line without a wide gap between them: a line of a column or of a box. */
export interface PdfLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  /** That most of its characters have. */
  readonly font: string;
}

/** Shares of the font's size: base lines that are one, gaps that are a space, gaps that always part two columns. */
const SAME_LINE = 0.4;
const SPACE = 0.15;
const COLUMN_GAP = 1.6;
/** The same of a gap that parts two columns where so many lines, one below the other, have it at one place. */
const GUTTER = 0.6;
const LINES_OF_GUTTER = 3;
const NEAR = 2.5;
/** What stands beside a gutter is as wide at least: a list's numbers are no column. */
const NARROWEST_COLUMN = 4;
/** Runs of a row in which gutters are looked for. */
const MOST_IN_ROW = 100;
/** The gap between a list's mark and its item. */
const MARK_GAP = 5;
/** How much wider than the others a space of a stretched line is, and how wide, as a share of the font's size. */
const EVEN = 1.1;
const WIDEST_SPACE = 3;
/** How many times larger a gutter is than the gaps between the words of its line, which lines of full width stretch. */
const WIDER = 1.5;
/** How many times larger a letter is that is no part of the line beside it: an initial, a figure beside its legend. */
const OTHER_RANK = 1.9;

interface Gap {
  readonly from: number;
  readonly to: number;
}

function mostUsedFont(runs: readonly TextRun[]): string {
  const counts = new Map<string, number>();
  for (const { font, text } of runs) counts.set(font, (counts.get(font) ?? 0) + text.length);
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most))[0];
}

/** What is left between two runs, in points. */
const gapsOf = (runs: readonly TextRun[]): number[] =>
  runs.slice(1).map((run, i) => run.x - (runs[i]!.x + runs[i]!.width));

function joinRuns(runs: readonly TextRun[]): string {
  if (areLettersApart(runs.map(({ text }) => text))) return joinLetters(runs, gapsOf(runs));
  let text = '';
  let right = runs[0]!.x;
  for (const run of runs) {
    const apart = run.x - right > SPACE * run.size && text !== '' && !text.endsWith(' ') && !/^\s/.test(run.text);
    text += (apart ? ' ' : '') + run.text;
    right = Math.max(right, run.x + run.width);
  }
  return text;
}

function toLine(runs: readonly TextRun[]): PdfLine {
  const right = Math.max(...runs.map((run) => run.x + run.width));
  const size = Math.max(...runs.map((run) => run.size));
  const text = joinRuns(runs).replace(/\s+/g, ' ').trim();
  return { text, left: runs[0]!.x, right, y: runs[0]!.y, size, font: mostUsedFont(runs) };
}

const areOfOneRank = (a: TextRun, b: TextRun): boolean =>
  Math.max(a.size, b.size) < OTHER_RANK * Math.min(a.size, b.size);

/** The gaps of a row that may be gutters: larger than those between its words. */
function gutterGaps(row: readonly TextRun[]): Gap[] {
  if (row.length > MOST_IN_ROW) return [];
  const gaps = row.slice(1).map((run, i): Gap => ({ from: row[i]!.x + row[i]!.width, to: run.x }));
  const widths = gaps.map(({ from, to }) => to - from).filter((width) => width > 0);
  const usual = widths.length < 3 ? 0 : widths.sort((a, b) => a - b)[Math.floor((widths.length - 1) / 2)]!;
  const size = Math.min(...row.map((run) => run.size));
  const [left, right] = [row[0]!.x, Math.max(...row.map((run) => run.x + run.width))];
  const isBetweenColumns = ({ from, to }: Gap): boolean => Math.min(from - left, right - to) >= NARROWEST_COLUMN * size;
  return gaps.filter((gap) => gap.to - gap.from >= Math.max(GUTTER * size, WIDER * usual) && isBetweenColumns(gap));
}

/** The gutters of each row: gaps that rows above or below have at the same place. */
function guttersOf(rows: readonly (readonly TextRun[])[]): Gap[][] {
  const gaps = rows.map(gutterGaps);
  const ends = rows.map(() => [] as { gap: Gap; rows: number[] }[]);
  const found = rows.map(() => [] as Gap[]);
  for (const [i, row] of rows.entries()) {
    const { y, size } = row[0]!;
    const isNear = i > 0 && rows[i - 1]![0]!.y - y <= NEAR * size;
    for (const gap of gaps[i]!) {
      // The strip that is left free by this row and those above it.
      const above = isNear ? ends[i - 1]!.find((strip) => overlap(strip.gap, gap) >= GUTTER * size) : undefined;
      const strip = {
        gap: { from: Math.max(gap.from, above?.gap.from ?? gap.from), to: Math.min(gap.to, above?.gap.to ?? gap.to) },
        rows: [...(above?.rows.slice(-LINES_OF_GUTTER + 1) ?? []), i],
      };
      ends[i]!.push(strip);
      if (strip.rows.length >= LINES_OF_GUTTER) for (const one of strip.rows) found[one]!.push(strip.gap);
    }
  }
  return found;
}

const overlap = (a: Gap, b: Gap): number => Math.min(a.to, b.to) - Math.max(a.from, b.from);

/** How wide a gap of a row may be and still be a space: letters set apart, and lines stretched to a narrow column. */
function widestSpace(row: readonly TextRun[]): number {
  const gaps = gapsOf(row)
    .filter((gap) => gap > 0)
    .sort((a, b) => a - b);
  const usual = gaps[gaps.length >> 1] ?? 0;
  if (areLettersApart(row.map(({ text }) => text))) return 3 * usual;
  const isStretched = gaps.length > 2 && gaps.at(-1)! <= EVEN * gaps[0]!;
  return isStretched ? Math.min(gaps.at(-1)!, WIDEST_SPACE * row[0]!.size) : 0;
}

/** A row's runs, from left to right, as lines. `order`: in which the page draws its runs. */
function splitAtGaps(
  row: readonly TextRun[],
  gutters: readonly Gap[],
  order: ReadonlyMap<TextRun, number>,
): TextRun[][] {
  // What is not drawn one after the other may stand in two boxes.
  const parts = groupNeighbours(row, (run, group) => {
    const last = group.at(-1)!;
    const gap = run.x - (last.x + last.width);
    return order.get(run)! === order.get(last)! + 1 || gap < GUTTER * run.size;
  });
  return parts.flatMap((part) => {
    const space = widestSpace(part);
    return groupNeighbours(part, (run, group) => {
      const last = group.at(-1)!;
      const right = Math.max(...group.map(({ x, width }) => x + width));
      const isMarked = group.length === 1 && isLoneMark(last.text);
      const isParted =
        run.x - right > Math.max(space, (isMarked ? MARK_GAP : COLUMN_GAP) * run.size) ||
        (!isMarked && gutters.some(({ from, to }) => right <= from && run.x >= to));
      return !isParted && areOfOneRank(last, run);
    });
  });
}

/** Runs without those that are drawn again, a little aside, to look bold or to throw a shadow. */
function drawnOnce(fromHead: readonly TextRun[]): TextRun[] {
  const byText = new Map<string, TextRun>();
  return fromHead.filter((run) => {
    const last = byText.get(run.text);
    byText.set(run.text, run);
    const aside = 0.15 * run.size;
    return last === undefined || Math.abs(last.x - run.x) > aside || Math.abs(last.y - run.y) > aside;
  });
}

/** The lines with an initial of several lines' height put back before the word that it begins. */
function withInitials(lines: readonly PdfLine[]): PdfLine[] {
  const initials = lines.filter(({ text }) => /^[«"“]?\s?\p{Lu}['’]?$/u.test(text));
  if (initials.length === 0 || initials.length > 50) return [...lines];
  const joined = new Map<PdfLine, PdfLine | null>();
  for (const initial of initials) {
    const isBeside = (line: PdfLine): boolean =>
      initial.size >= OTHER_RANK * line.size &&
      line.left >= initial.right - line.size &&
      line.left - initial.right < line.size &&
      line.y >= initial.y - SAME_LINE * line.size &&
      line.y < initial.y + initial.size;
    const first = lines.find(isBeside);
    if (first === undefined) continue;
    joined.set(initial, null);
    joined.set(first, { ...first, text: initial.text + first.text, left: initial.left });
  }
  return lines.flatMap((line) => joined.get(line) ?? (joined.has(line) ? [] : [line]));
}

/** The lines of a page, from its head to its foot, from left to right. */
export function linesOf(runs: readonly TextRun[]): PdfLine[] {
  const fromHead = drawnOnce(runs.filter(({ text }) => text.trim() !== '').sort((a, b) => b.y - a.y));
  const inRow = (run: TextRun, [base]: readonly TextRun[]): boolean => {
    const size = areOfOneRank(base!, run) ? Math.max(base!.size, run.size) : Math.min(base!.size, run.size);
    return base!.y - run.y <= SAME_LINE * size;
  };
  const order = new Map(runs.filter(({ text }) => text.trim() !== '').map((run, i) => [run, i]));
  const rows = groupNeighbours(fromHead, inRow).map((row) => [...row].sort((a, b) => a.x - b.x));
  const gutters = guttersOf(rows);
  return withInitials(rows.flatMap((row, i) => splitAtGaps(row, gutters[i]!, order)).map(toLine));
}
