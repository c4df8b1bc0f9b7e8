/** Drops running heads and page numbers. Refuses to drop a line that only one page has. */
import type { PdfLine } from './text-run.js';

/** Lines at a page's head and at its foot that may be running heads and page numbers. */
const AT_END = 3;
/** Pages that have one running head: some books set one on left pages and another on right ones. */
const FEWEST_PAGES = 2;
const SHARE_OF_PAGES = 0.3;
const PAGE_NUMBER = /^(?:[-–—\s]*|(?:page|p\.)\s*)\d{1,4}(?:\s*(?:\/|sur|of)\s*\d{1,4})?[-–—\s]*$/iu;

/** Times the usual size of a page's letters that its number has at most: a larger one is a figure. */
const LARGEST_NUMBER = 1.5;

/** The same on each page, with any number, in letters of one size: a headline is not its running head. */
const pattern = ({ text, size }: PdfLine): string =>
  `${Math.round(size)} ${text.toLowerCase().replace(/\d+/g, '#').replace(/\s+/g, ' ')}`;

function ends(page: readonly PdfLine[]): PdfLine[] {
  const sorted = [...page].sort((a, b) => b.y - a.y);
  return sorted.filter((_, i) => i < AT_END || i >= sorted.length - AT_END);
}

/** The pages without the lines that several of them have at head or foot, and without page numbers. */
export function withoutRunningHeads(pages: readonly (readonly PdfLine[])[]): PdfLine[][] {
  const counts = new Map<string, number>();
  for (const page of pages) {
    for (const one of new Set(ends(page).map(pattern))) counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  const least = Math.max(FEWEST_PAGES, SHARE_OF_PAGES * pages.length);
  return pages.map((page) => {
    const atEnds = new Set(ends(page));
    const sizes = page.map(({ size }) => size).sort((a, b) => a - b);
    const largest = LARGEST_NUMBER * (sizes[sizes.length >> 1] ?? 0);
    const isPageNumber = ({ text, size }: PdfLine): boolean => PAGE_NUMBER.test(text) && size <= largest;
    const runs = (line: PdfLine): boolean => isPageNumber(line) || counts.get(pattern(line))! >= least;
    return page.filter((line) => !atEnds.has(line) || !runs(line));
  });
}
