/** Ranges of a text. */

/** A half-open range `[start, end)` of UTF-16 code units, as `String.prototype.slice` takes it. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Whether two ranges have a character in common. */
export const overlaps = (a: Range, b: Range): boolean => a.start < b.end && b.start < a.end;

/** Sorted, disjoint, without empty ones; those with at most `gap` characters between them are one. */
export function mergeRanges(ranges: readonly Range[], gap = 1): Range[] {
  const merged: Range[] = [];
  for (const range of ranges.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && range.start <= last.end + gap) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    } else merged.push({ start: range.start, end: range.end });
  }
  return merged;
}
