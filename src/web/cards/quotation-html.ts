import type { Quotation } from '../../answering/reader/excerpt.js';
import { quotationMarks } from '../../wording/quotation-marks.js';
import { type Html, html, verbatim } from '../layout/html.js';
import { languageTag } from '../wording/language-name.js';

/** A quotation in its article's own characters, what is lit in bold, between the marks of its language (style.css). */
export function quotationHtml(quotation: Pick<Quotation, 'article' | 'text' | 'start' | 'highlight'>): Html {
  const { article, text, start, highlight } = quotation;
  const shown: Html[] = [];
  let at = 0;
  for (const [from, to] of highlight) {
    shown.push(verbatim(text.slice(at, from - start)), html`<b>${verbatim(text.slice(from - start, to - start))}</b>`);
    at = to - start;
  }
  shown.push(verbatim(text.slice(at)));
  const [open, close] = quotationMarks(article.language);
  return html`<blockquote lang="${languageTag(article.language)}" dir="auto"><span aria-hidden="true">${open}</span><q>${shown}</q><span aria-hidden="true">${close}</span></blockquote>`;
}
