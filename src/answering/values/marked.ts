/** Which values of an excerpt the reader marked as the answer. Refuses every other number of the sentence. */
import { overlaps, type Range } from '../../text/range.js';

/** Between a mark and a value that stands at it: a word or two, no clause and no other figure. */
const BESIDE = /^[^,;:.!?()\d\n]{0,12}$/u;

/** Whether a value is marked, or stands right beside a mark ("2 030 ⟦militaires⟧"). Offsets of all count in `text`. */
export function isMarked(value: Range, marks: readonly Range[], text: string): boolean {
  return marks.some((mark) => {
    if (overlaps(value, mark)) return true;
    const between = value.end <= mark.start ? text.slice(value.end, mark.start) : text.slice(mark.end, value.start);
    return BESIDE.test(between);
  });
}
