import type { ReadingText } from '../../answering/lookup/lookup.js';
import { type Html, html } from '../layout/html.js';
import type { ArticleWording } from '../wording/article.js';
import { languageTag } from '../wording/language-name.js';
import type { CitationView } from './citation-view.js';
import { differenceHtml } from './difference-html.js';
import { highlightedAddress, highlightedAt } from './highlighted.js';

/** Where it stands on the page. */
export const NOTICE = 'notice';

/** What is said of how a citation stands in its article now; null where there is nothing to say. */
export function noticeHtml(reading: ReadingText, standing: CitationView, wording: ArticleWording): Html | null {
  const notice = (text: string, more: Html | null = null): Html =>
    html`<div class="notice" id="${NOTICE}"><p>${text}</p>${more}</div>`;
  switch (standing.kind) {
    case 'moved':
      return notice(wording.moved);
    case 'altered': {
      const { struck, inserted } = wording.legend;
      const words = differenceHtml(standing.difference);
      const lang = languageTag(reading.card.language);
      return notice(
        wording.altered,
        html`<blockquote class="difference" lang="${lang}" dir="auto">${words}</blockquote><p class="legend"><del>${struck}</del> · <ins>${inserted}</ins></p>`,
      );
    }
    case 'gone':
      return notice(wording.gone);
    case 'no-sentences': {
      const { nearest } = standing;
      const link = nearest === null ? null : highlightedAddress(highlightedAt(reading, nearest));
      return notice(wording.noSentences, link === null ? null : html`<p><a href="${link}">${wording.nearest}</a></p>`);
    }
    default:
      return null;
  }
}
