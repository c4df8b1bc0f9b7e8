import type { Light, Quotation } from '../../lookup/lookup.js';
import type { Language } from '../../text/language.js';
import { citationLine } from '../cards/citation-html.js';
import { quotationHtml } from '../cards/quotation-html.js';
import { type Html, html } from '../layout/html.js';

/** A passage in its article's words, with the line that leads to it. */
export const passageHtml = (quotation: Quotation, language: Language): Html =>
  html`${quotationHtml(quotation)}<p class="citation">${citationLine(quotation, language)}</p>`;

/** The passages that a question lights, in order; what script needs to find them on the map stands in attributes. */
export function lightsHtml(lights: readonly Light[], language: Language): Html {
  const item = ({ passageId, position, quotation }: Light): Html => {
    const at = position === null ? null : html` data-x="${position.x}" data-y="${position.y}"`;
    return html`<li class="excerpt" data-passage="${passageId}"${at}>${passageHtml(quotation, language)}</li>`;
  };
  return html`<ol class="lights">${lights.map(item)}</ol>`;
}
