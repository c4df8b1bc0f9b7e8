/** The form and the list of the page of articles. Offers only choices that some article has. */
import { articleAddress, localAddress } from '../../answering/citation/reading-room-address.js';
import type { Language } from '../../text/language.js';
import { originHtml, titleOf } from '../cards/citation-html.js';
import { type Html, html, languageTag } from '../layout/html.js';
import { languageName } from '../wording/common.js';
import type { SourcesWording } from '../wording/sources.js';
import type { Catalogue } from './catalogue.js';
import type { SourcesFound } from './found.js';
import { asParameters, MAX_WORDS_LENGTH, SORTS, type SourcesRequest } from './request.js';

const option = (value: string, name: string, chosen: string): Html =>
  html`<option value="${value}"${value === chosen ? html` selected` : null}>${name}</option>`;

export function filterHtml(
  { outlets, languages }: Catalogue,
  { words, outlet, language, from, to, sort }: SourcesRequest,
  wording: SourcesWording,
  own: Language,
): Html {
  const byOutlet = outlets.map(({ value, count }) => option(value, wording.choice(value, count), outlet));
  const byLanguage = languages.map(({ value, count }) =>
    option(value, wording.choice(languageName(value, own), count), language),
  );
  const parameter = (one: SourcesRequest['sort']): string => (one === 'newest' ? '' : one);
  return html`<form class="filter" action="/sources" role="search">
<p class="wide"><label for="q">${wording.search}</label>
<input id="q" name="q" type="search" value="${words}" maxlength="${MAX_WORDS_LENGTH}" autocomplete="off"></p>
<p><label for="outlet">${wording.outlet}</label>
<select id="outlet" name="outlet">${option('', wording.everyOutlet, outlet)}${byOutlet}</select></p>
<p><label for="language">${wording.language}</label>
<select id="language" name="language">${option('', wording.everyLanguage, language)}${byLanguage}</select></p>
<p><label for="from">${wording.from}</label>
<input id="from" name="from" type="date" value="${from}"></p>
<p><label for="to">${wording.to}</label>
<input id="to" name="to" type="date" value="${to}"></p>
<p><label for="sort">${wording.sort}</label>
<select id="sort" name="sort">${SORTS.map((one) => option(parameter(one), wording.sorts[one], parameter(sort)))}</select></p>
<p><button>${wording.show}</button></p>
</form>`;
}

function pagesHtml({ page, pages }: SourcesFound, request: SourcesRequest, wording: SourcesWording): Html | null {
  if (pages === 1) return null;
  const link = (to: number, rel: 'prev' | 'next', name: string): Html | null =>
    to < 1 || to > pages
      ? null
      : html`<a rel="${rel}" href="${localAddress('/sources', asParameters({ ...request, page: to }))}">${name}</a>`;
  return html`<nav class="pages" aria-label="${wording.pages}">
${link(page - 1, 'prev', wording.previous)}
<span>${wording.page(page, pages)}</span>
${link(page + 1, 'next', wording.next)}
</nav>`;
}

/** The list has an id, by which script replaces it. */
export function foundHtml(
  found: SourcesFound,
  request: SourcesRequest,
  wording: SourcesWording,
  language: Language,
): Html {
  const items = found.entries.map(
    ({
      card,
    }) => html`<li><a href="${articleAddress(card.id)}" lang="${languageTag(card.language)}" dir="auto">${titleOf(card, language)}</a>
<p class="origin">${originHtml(card, language)}</p></li>`,
  );
  return html`<div id="found">${items.length === 0 ? html`<p>${wording.none}</p>` : html`<ul class="articles">${items}</ul>`}
${pagesHtml(found, request, wording)}</div>`;
}
