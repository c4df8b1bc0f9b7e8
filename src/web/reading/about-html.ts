/** The facts about an article, and the link to where it was published. Never the path: it is the host's own. */
import { address, addressAt } from '../../answering/citation/address.js';
import type { ReadingText } from '../../answering/lookup/lookup.js';
import { visibleLine } from '../../text/visible.js';
import { formatDate } from '../../wording/format-date.js';
import { type Html, html } from '../layout/html.js';
import type { ArticleWording } from '../wording/article.js';
import { languageName } from '../wording/common.js';

/** @param cited words at which the original opens; null for its beginning */
export function aboutHtml(
  { card, licence }: Pick<ReadingText, 'card' | 'licence'>,
  cited: string | null,
  wording: ArticleWording,
): Html {
  const original = cited === null ? address(card.url) : addressAt(card.url, cited);
  const rows: readonly (readonly [string, string | Html | null])[] = [
    [wording.outlet, card.outlet],
    [wording.author, card.author],
    [wording.date, card.date === null ? null : formatDate(card.date, wording.lang)],
    [wording.language, card.language === null ? null : languageName(card.language, wording.lang)],
    [wording.licence, licence],
    [
      wording.original,
      original === null ? null : html`<a href="${original}" rel="external noreferrer">${wording.originalAt}</a>`,
    ],
  ];
  const shown = rows.filter(([, value]) => value !== null && value !== '');
  if (shown.length === 0) return html``;
  return html`<section class="about"><h2>${wording.about}</h2>
<dl>${shown.map(([name, value]) => html`<div><dt>${name}</dt><dd>${typeof value === 'string' ? html`<bdi>${visibleLine(value)}</bdi>` : value}</dd></div>`)}</dl>
</section>`;
}
