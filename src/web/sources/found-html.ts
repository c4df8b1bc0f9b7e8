import { articleAddress, localAddress } from '../../answering/citation/reading-room-address.js';
import type { Language } from '../../text/language.js';
import { type Html, html } from '../layout/html.js';
import { originHtml, titleOf } from '../reading/origin.js';
import { languageTag } from '../wording/language-name.js';
import type { SourcesWording } from '../wording/sources.js';
import type { SourcesFound } from './found.js';
import { asParameters, type SourcesRequest } from './request.js';

function item({ card }: SourcesFound['entries'][number], language: Language): Html {
  return html`<li><a href="${articleAddress(card.id)}" lang="${languageTag(card.language)}" dir="auto">${titleOf(card, language)}</a>
<p class="origin">${originHtml(card, language)}</p></li>`;
}

function pagesHtml({ page, pages }: SourcesFound, wanted: SourcesRequest, wording: SourcesWording): Html | null {
  if (pages === 1) return null;
  const link = (to: number, rel: 'prev' | 'next', name: string): Html | null =>
    to < 1 || to > pages
      ? null
      : html`<a rel="${rel}" href="${localAddress('/sources', asParameters({ ...wanted, page: to }))}">${name}</a>`;
  return html`<nav class="pages" aria-label="${wording.pages}">
${link(page - 1, 'prev', wording.previous)}
<span>${wording.page(page, pages)}</span>
${link(page + 1, 'next', wording.next)}
</nav>`;
}

/** One page of the list of articles. It has an id, by which script takes it out of the page. */
export function foundHtml(
  found: SourcesFound,
  wanted: SourcesRequest,
  wording: SourcesWording,
  language: Language,
): Html {
  const list = found.entries.map((entry) => item(entry, language));
  return html`<div id="found">${list.length === 0 ? html`<p>${wording.none}</p>` : html`<ul class="articles">${list}</ul>`}
${pagesHtml(found, wanted, wording)}</div>`;
}
