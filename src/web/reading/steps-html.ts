import type { ReadingText } from '../../lookup/lookup.js';
import type { Range } from '../../text/range.js';
import { type Html, html } from '../layout/html.js';
import type { ArticleWording } from '../wording/article.js';
import { litAddress, litAt } from './lit.js';
import { neighbours } from './sentences.js';

/** The way from what is lit to the sentences beside it, each at its own address: links, which script gives keys. */
export function stepsHtml(reading: ReadingText, lit: Range | null, wording: ArticleWording): Html {
  const { previous, next } = neighbours(reading, lit);
  const link = (to: Range | null, rel: 'prev' | 'next', key: string, name: string): Html | null => {
    if (to === null) return null;
    const place = litAddress(litAt(reading, to));
    return html`<a rel="${rel}" href="${place}" aria-keyshortcuts="${key}">${name} <kbd aria-hidden="true">${key}</kbd></a>`;
  };
  return html`<nav class="steps" aria-label="${wording.sentences}">
${link(previous, 'prev', 'k', wording.previous)}
<a href="#cite">${wording.cite}</a>
${link(next, 'next', 'j', lit === null ? wording.first : wording.next)}
<p class="offer" role="status"></p>
</nav>`;
}
