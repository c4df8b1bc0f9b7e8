import { addressAt } from '../../answering/citation/address.js';
import type { Excerpt, Quotation } from '../../answering/reader/excerpt.js';
import type { Language } from '../../text/language.js';
import { openQuotations } from '../../text/sentences/open-quotations.js';
import { ANSWER_WORDS } from '../../wording/answer-words.js';
import { type Html, html } from '../layout/html.js';
import { ASK_WORDING } from '../wording/ask.js';
import { citationLine, copiesLine } from './citation-html.js';
import { quotationHtml } from './quotation-html.js';

/** Where the card of an excerpt stands on its page. */
export const excerptAnchor = (rank: number): string => `excerpt-${rank}`;

/** An excerpt with its citation; it leads to its sentence here, and to the outlet's page where there is one. */
export function excerptCard(excerpt: Quotation & Pick<Excerpt, 'rank' | 'also'>, language: Language): Html {
  const copies = copiesLine(excerpt.also, language);
  const outlet = addressAt(excerpt.article.url, excerpt.text);
  return html`<article class="excerpt" id="${excerptAnchor(excerpt.rank)}" aria-label="${ASK_WORDING[language].excerpt(excerpt.rank)}">
${quotationHtml(excerpt)}
${openQuotations(excerpt.text) > 0 ? html`<p class="citation">${ANSWER_WORDS[language].leftOpen}</p>` : null}
<p class="citation">${excerpt.rank} · ${citationLine(excerpt, language)}</p>
${copies === null ? null : html`<p class="citation">${copies}</p>`}
${outlet === null ? null : html`<p class="outward"><a href="${outlet}" rel="noreferrer">${ANSWER_WORDS[language].open}</a></p>`}
</article>`;
}
