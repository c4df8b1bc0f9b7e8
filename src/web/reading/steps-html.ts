import type { ReadingText } from '../../answering/lookup/lookup.js';
import type { Range } from '../../text/range.js';
import { type Html, html } from '../layout/html.js';
import type { ArticleWording } from '../wording/article.js';
import type { CitationView } from './citation-view.js';
import { highlightedAddress, highlightedAt } from './highlighted.js';
import { NOTICE } from './notice-html.js';
import { neighbours } from './sentences.js';

/**
 * The way from what is lit to the sentences beside it, each at its own address: links, which script gives keys. It is
 * always in sight, and so leads also to what is said of a citation that has changed, for the page opens further down.
 */
export function stepsHtml(reading: ReadingText, standing: CitationView, wording: ArticleWording): Html {
  const lit = 'lit' in standing ? standing.lit : null;
  const hasChanged = standing.kind === 'moved' || standing.kind === 'altered';
  const { previous, next } = neighbours(reading, lit);
  const link = (to: Range | null, rel: 'prev' | 'next', key: string, name: string): Html | null => {
    if (to === null) return null;
    const place = highlightedAddress(highlightedAt(reading, to));
    return html`<a rel="${rel}" href="${place}" aria-keyshortcuts="${key}">${name} <kbd aria-hidden="true">${key}</kbd></a>`;
  };
  return html`<nav class="steps" aria-label="${wording.sentences}">
${link(previous, 'prev', 'k', wording.previous)}
<a href="#cite">${wording.cite}</a>
${link(next, 'next', 'j', lit === null ? wording.first : wording.next)}
<p class="offer" role="status"></p>
${hasChanged ? html`<p><a href="#${NOTICE}">${wording.seeNotice}</a></p>` : null}
</nav>`;
}
