/** An excerpt with its citation. Shows the article's own characters, and nothing that failed the check of the answer. */

import { addressAt } from '../../answering/citation/address.js';
import type { Excerpt, Quotation } from '../../answering/reader/excerpt.js';
import type { Language } from '../../text/language.js';
import { LONGEST_SENTENCE } from '../../text/sentences/longest-sentence.js';
import { openQuotations } from '../../text/sentences/open-quotations.js';
import { ANSWER_WORDS } from '../../wording/answer-words.js';
import { quotationMarks } from '../../wording/quotation-marks.js';
import { type Html, html, languageTag, verbatim } from '../layout/html.js';
import { ASK_WORDING } from '../wording/ask.js';
import { citationLine, copiesLine } from './citation-html.js';

/** The id of an excerpt on its page. */
export const excerptAnchor = (rank: number): string => `excerpt-${rank}`;

/** A quotation, highlighted words in bold, between the marks of its language; folded where it is long. */
function quotationHtml({ article, text, start, highlight }: Quotation, language: Language): Html {
  const shown: Html[] = [];
  let at = 0;
  for (const [from, to] of highlight) {
    shown.push(verbatim(text.slice(at, from - start)), html`<b>${verbatim(text.slice(from - start, to - start))}</b>`);
    at = to - start;
  }
  shown.push(verbatim(text.slice(at)));
  const [open, close] = quotationMarks(article.language);
  const whole = html`<blockquote lang="${languageTag(article.language)}" dir="auto"><span aria-hidden="true">${open}</span><q>${shown}</q><span aria-hidden="true">${close}</span></blockquote>`;
  if (text.length <= LONGEST_SENTENCE) return whole;
  return html`<details class="long"><summary>${ANSWER_WORDS[language].long(text.length)}</summary>${whole}</details>`;
}

/** It leads to its sentence here, and to the outlet's page where there is one. */
function excerptCard(excerpt: Quotation & Pick<Excerpt, 'rank' | 'also'>, language: Language): Html {
  const copies = copiesLine(excerpt.also, language);
  const outlet = addressAt(excerpt.article.url, excerpt.text);
  return html`<article class="excerpt" id="${excerptAnchor(excerpt.rank)}" aria-label="${ASK_WORDING[language].excerpt(excerpt.rank)}">
${quotationHtml(excerpt, language)}
${openQuotations(excerpt.text) > 0 ? html`<p class="citation">${ANSWER_WORDS[language].leftOpen}</p>` : null}
<p class="citation">${excerpt.rank} · ${citationLine(excerpt, language)}</p>
${copies === null ? null : html`<p class="citation">${copies}</p>`}
${outlet === null ? null : html`<p class="outward"><a href="${outlet}" rel="noreferrer">${ANSWER_WORDS[language].open}</a></p>`}
</article>`;
}

export const excerptCards = (
  excerpts: readonly (Quotation & Pick<Excerpt, 'rank' | 'also'>)[],
  language: Language,
): Html => html`<div class="excerpts">${excerpts.map((excerpt) => excerptCard(excerpt, language))}</div>`;
