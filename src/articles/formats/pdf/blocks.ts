/** A page's lines as blocks (a column's, a box's), in reading order. Refuses to say which of two blocks a line continues. */
import type { PdfLine } from './text-run.js';

/** Lines of one font's size, each below the other: a column, a box, a paragraph of them. */
export type Block = readonly PdfLine[];

/** Times a line's size that the next one is below it at most. */
const REACH = 2.6;
/** Share by which two sizes differ. */
const OTHER_SIZE = 0.12;
/** Share of the narrower of two lines that is below the other, for them to be in one block. */
const BELOW = 0.3;
/** Lines of a page, from its head, that are looked at below each. */
const MOST_NEAR = 200;
/** How often a page is cut: boxes stand in boxes, but not in twenty. */
const DEEPEST = 20;

interface Span {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Box extends Span {
  readonly block: Block;
}

export const isOtherSize = (line: PdfLine, next: PdfLine): boolean =>
  Math.abs(line.size - next.size) > OTHER_SIZE * Math.max(line.size, next.size);

const width = ({ left, right }: PdfLine): number => right - left;

const shared = (a: PdfLine, b: PdfLine): number => Math.min(a.right, b.right) - Math.max(a.left, b.left);

/** For each line those of its size that are next below it, in reach. Lines: from the head. */
function linesBelow(lines: readonly PdfLine[]): PdfLine[][] {
  return lines.map((line, i) => {
    const below: PdfLine[] = [];
    for (let j = i + 1; j < Math.min(lines.length, i + MOST_NEAR); j += 1) {
      const next = lines[j]!;
      if (line.y - next.y > REACH * Math.max(line.size, next.size)) break;
      const isBelow = next.y < line.y && shared(line, next) > 0;
      // What stands between two lines parts them.
      if (isBelow && below.every((one) => shared(one, next) <= 0)) below.push(next);
    }
    return below.filter((next) => !isOtherSize(line, next));
  });
}

/** The lines that are one below the other, where it is one alone, and that one below no other. */
export function blocksOf(lines: readonly PdfLine[]): Block[] {
  const below = linesBelow(lines);
  const above = new Map<PdfLine, number>();
  for (const next of below.flat()) above.set(next, (above.get(next) ?? 0) + 1);
  const ofLine = new Map<PdfLine, PdfLine[]>();
  const blocks: PdfLine[][] = [];
  for (const [i, line] of lines.entries()) {
    const block = ofLine.get(line) ?? [];
    if (block.length === 0) blocks.push(block);
    block.push(line);
    const next = below[i]![0];
    const isOne =
      next !== undefined &&
      below[i]!.length === 1 &&
      above.get(next) === 1 &&
      shared(line, next) > BELOW * Math.min(width(line), width(next));
    if (isOne) ofLine.set(next, block);
  }
  return blocks;
}

function boxOf(block: Block): Box {
  return {
    block,
    left: Math.min(...block.map((line) => line.left)),
    right: Math.max(...block.map((line) => line.right)),
    top: block[0]!.y + block[0]!.size,
    bottom: block.at(-1)!.y,
  };
}

const spanOf = (boxes: readonly Span[]): Span => ({
  left: Math.min(...boxes.map(({ left }) => left)),
  right: Math.max(...boxes.map(({ right }) => right)),
  top: Math.max(...boxes.map(({ top }) => top)),
  bottom: Math.min(...boxes.map(({ bottom }) => bottom)),
});

/** The boxes in columns, from left to right: what no strip of the page parts is one. */
function columnsOf<Item extends Span>(boxes: readonly Item[]): Item[][] {
  const columns: Item[][] = [];
  let right = Number.NEGATIVE_INFINITY;
  for (const box of [...boxes].sort((a, b) => a.left - b.left)) {
    if (columns.length === 0 || box.left >= right) columns.push([]);
    columns.at(-1)!.push(box);
    right = Math.max(right, box.right);
  }
  return columns;
}

/** The boxes in bands, from the head: what no line across the page parts is one. */
function bandsOf(boxes: readonly Box[]): Box[][] {
  const bands: Box[][] = [];
  let bottom = Number.POSITIVE_INFINITY;
  for (const box of [...boxes].sort((a, b) => b.top - a.top)) {
    if (bands.length === 0 || box.top <= bottom) bands.push([]);
    bands.at(-1)!.push(box);
    bottom = Math.min(bottom, box.bottom);
  }
  return bands;
}

/** Whether boxes are columns that stand side by side, not one below the other. */
function areSideBySide(columns: readonly (readonly Span[])[]): boolean {
  const spans = columns.map(spanOf);
  return (
    columns.length > 1 && spans.slice(1).every(({ top, bottom }, i) => top > spans[i]!.bottom && bottom < spans[i]!.top)
  );
}

/** Bands together as long as their boxes stand in columns. */
function groupBands(bands: readonly (readonly Box[])[]): Box[][] {
  const groups: Box[][] = [];
  let outlines: Span[] = [];
  for (const band of bands) {
    const columns = columnsOf([...outlines, ...band]);
    const goesOn = outlines.length > 0 && areSideBySide(columns);
    if (goesOn) groups.at(-1)!.push(...band);
    else groups.push([...band]);
    outlines = (goesOn ? columns : columnsOf<Span>(band)).map(spanOf);
  }
  return groups;
}

function ordered(boxes: readonly Box[], depth: number): Box[] {
  if (boxes.length < 2) return [...boxes];
  const fromHead = [...boxes].sort((a, b) => b.top - a.top || a.left - b.left);
  if (depth === DEEPEST) return fromHead;
  const columns = columnsOf(boxes);
  if (areSideBySide(columns)) return columns.flatMap((column) => ordered(column, depth + 1));
  const groups = groupBands(bandsOf(boxes));
  return groups.length === 1 ? fromHead : groups.flatMap((group) => ordered(group, depth + 1));
}

/**
 * The blocks of a page in the order in which they are read: columns one after the other, below and above what stands
 * across them.
 * @param lines from the page's head to its foot
 */
export const blocksInReadingOrder = (lines: readonly PdfLine[]): Block[] =>
  ordered(blocksOf(lines).map(boxOf), 0).map(({ block }) => block);
