/** Quotations as Discord's Markdown: every character that can be seen is the article's own. */
import type { Quotation } from '../../answering/reader/excerpt.js';
import { visible } from '../../text/visible.js';
import { quotationMarks } from '../../wording/quotation-marks.js';
import { asMarkdown, type TextRange } from './escape.js';

/** A range without the white space at its ends. */
function trim(text: string, [start, end]: TextRange): TextRange {
  const part = text.slice(start, end);
  return [end - part.trimStart().length, start + part.trimEnd().length];
}

/** The highlight as ranges of `visible(text)`: none empty or blank; ranges that touch become one. */
function highlightIn(shown: string, { text, start, highlight }: Quotation): TextRange[] {
  const offset = (at: number): number => {
    const splitsPair =
      /[\ud800-\udbff]$/.test(text.slice(0, at - start)) && /^[\udc00-\udfff]/.test(text.slice(at - start));
    return visible(text.slice(0, at - start + (splitsPair ? 1 : 0))).length;
  };
  const found: TextRange[] = [];
  for (const [from, to] of highlight) {
    const [begin, end] = trim(shown, [offset(from), offset(to)]);
    const last = found.at(-1);
    if (begin >= end) continue;
    if (last !== undefined && last[1] >= begin) found[found.length - 1] = [last[0], Math.max(last[1], end)];
    else found.push([begin, end]);
  }
  return found;
}

/** Between quotation marks, the highlight in bold. */
export function quotationMarkdown(quotation: Quotation): string {
  const [open, close] = quotationMarks(quotation.article.language);
  const shown = visible(quotation.text);
  return `${open}${asMarkdown(shown, highlightIn(shown, quotation))}${close}`;
}
