import type { Language } from '../../text/language.js';
import { type Html, html } from '../layout/html.js';
import { languageName } from '../wording/language-name.js';
import type { SourcesWording } from '../wording/sources.js';
import type { Catalogue } from './catalogue.js';
import { MAX_WORDS_LENGTH, SORTS, type SourcesRequest } from './request.js';

const option = (value: string, name: string, chosen: string): Html =>
  html`<option value="${value}"${value === chosen ? html` selected` : null}>${name}</option>`;

/** The form that asks for articles: what there is to choose from is what the articles have. */
export function filterHtml(
  { outlets, languages }: Catalogue,
  { words, outlet, language, from, to, sort }: SourcesRequest,
  wording: SourcesWording,
  own: Language,
): Html {
  return html`<form class="filter" action="/sources" role="search">
<p class="wide"><label for="q">${wording.search}</label>
<input id="q" name="q" type="search" value="${words}" maxlength="${MAX_WORDS_LENGTH}" autocomplete="off"></p>
<p><label for="outlet">${wording.outlet}</label>
<select id="outlet" name="outlet">${option('', wording.everyOutlet, outlet)}${outlets.map(({ value, count }) =>
    option(value, wording.choice(value, count), outlet),
  )}</select></p>
<p><label for="language">${wording.language}</label>
<select id="language" name="language">${option('', wording.everyLanguage, language)}${languages.map(
    ({ value, count }) => option(value, wording.choice(languageName(value, own), count), language),
  )}</select></p>
<p><label for="from">${wording.from}</label>
<input id="from" name="from" type="date" value="${from}"></p>
<p><label for="to">${wording.to}</label>
<input id="to" name="to" type="date" value="${to}"></p>
<p><label for="sort">${wording.sort}</label>
<select id="sort" name="sort">${SORTS.map((one) => option(one === 'newest' ? '' : one, wording.sorts[one], sort === 'newest' ? '' : sort))}</select></p>
<p><button>${wording.show}</button></p>
</form>`;
}
