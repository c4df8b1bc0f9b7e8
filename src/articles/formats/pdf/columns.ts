/** A page's lines in reading order, column by column. Refuses columns of fewer than four lines. */
import type { PdfLine } from './text-run.js';

/** Points of the narrowest gutter between two columns, and the share of lines that may run across one (headlines). */
const NARROWEST_GUTTER = 6;
const CROSSING = 0.25;
/** Lines that a column has at least. */
const SHORTEST_COLUMN = 4;

/** How many lines run over each point from `left` on. */
function crossings(lines: readonly PdfLine[], left: number, right: number): Int32Array {
  const counts = new Int32Array(right - left + 2);
  for (const line of lines) {
    counts[Math.floor(line.left) - left]! += 1;
    counts[Math.ceil(line.right) - left]! -= 1;
  }
  for (let at = 1; at < counts.length; at += 1) counts[at]! += counts[at - 1]!;
  return counts;
}

/** The middles of the vertical strips that next to no line crosses, with columns on both sides; from left to right. */
function gutters(lines: readonly PdfLine[]): number[] {
  const left = Math.floor(Math.min(...lines.map((line) => line.left)));
  const right = Math.ceil(Math.max(...lines.map((line) => line.right)));
  const crossed = crossings(lines, left, right);
  const allowed = Math.floor(CROSSING * lines.length);
  const found: number[] = [];
  let from = left;
  for (let x = left; x <= right; x += 1) {
    if (crossed[x - left]! <= allowed) continue;
    if (x - from >= NARROWEST_GUTTER) {
      const middle = (from + x) / 2;
      const beside = lines.filter((line) => line.right <= middle).length;
      const beyond = lines.filter((line) => line.left >= middle).length;
      if (Math.min(beside, beyond) >= SHORTEST_COLUMN) found.push(middle);
    }
    from = x + 1;
  }
  return found;
}

/** The lines between two that cross a gutter, column by column. */
function byColumn(band: readonly PdfLine[], at: readonly number[]): PdfLine[] {
  const column = ({ left, right }: PdfLine): number => at.filter((gutter) => gutter < (left + right) / 2).length;
  return Array.from({ length: at.length + 1 }, (_, i) => band.filter((line) => column(line) === i)).flat();
}

/**
 * A page's lines in the order in which they are read: a line across the columns (a headline, a standfirst) comes after
 * all that stands above it and before all below.
 */
export function inReadingOrder(lines: readonly PdfLine[]): PdfLine[] {
  if (lines.length < 2 * SHORTEST_COLUMN) return [...lines];
  const at = gutters(lines);
  if (at.length === 0) return [...lines];
  const ordered: PdfLine[] = [];
  let band: PdfLine[] = [];
  for (const line of lines) {
    if (at.some((gutter) => line.left < gutter && line.right > gutter)) {
      ordered.push(...byColumn(band, at), line);
      band = [];
    } else band.push(line);
  }
  return [...ordered, ...byColumn(band, at)];
}
