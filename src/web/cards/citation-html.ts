/** What is known of an article or a citation, in one line. Shows our word for an unknown title, and nothing for the rest. */

import { articleAddress, citationAddress } from '../../answering/citation/reading-room-address.js';
import { shownTitle } from '../../answering/citation/title.js';
import type { Citation } from '../../answering/reader/excerpt.js';
import type { ArticleCard } from '../../articles/article.js';
import type { Language } from '../../text/language.js';
import { visibleLine } from '../../text/visible.js';
import { ANSWER_WORDS } from '../../wording/answer-words.js';
import { formatDate } from '../../wording/format-date.js';
import { type Html, html, languageTag } from '../layout/html.js';
import { ARTICLE_WORDING } from '../wording/article.js';

/** Copies of an excerpt that are named; more are counted. */
const MOST_COPIES = 3;

export const titleOf = (article: Pick<ArticleCard, 'title' | 'titleStated'>, language: Language): string =>
  visibleLine(shownTitle(article)) || ARTICLE_WORDING[language].untitled;

/** The outlet, else the title. */
export const sourceOf = (article: Pick<ArticleCard, 'outlet' | 'title' | 'titleStated'>, language: Language): string =>
  visibleLine(article.outlet ?? '') || titleOf(article, language);

/** Outlet, author and date: what is known of them, each isolated from the letters of the others. */
export function originHtml(
  { outlet, author, date }: Pick<ArticleCard, 'outlet' | 'author' | 'date'>,
  language: Language,
): Html {
  const names = [outlet ?? '', author ?? ''].map(visibleLine).filter((name) => name !== '');
  const known = names.map((name) => html`<bdi>${name}</bdi>`);
  if (date !== null) known.push(html`<time datetime="${date}">${visibleLine(formatDate(date, language))}</time>`);
  return html`${known.map((one, at) => [at === 0 ? '' : ' · ', one])}`;
}

/** The title of an article, linked to an address, and its origin. */
function titleAndOrigin(article: ArticleCard, address: string, language: Language): Html {
  const origin = originHtml(article, language);
  const title = html`<a href="${address}"><cite lang="${languageTag(article.language)}" dir="auto">${titleOf(article, language)}</cite></a>`;
  return origin.toString() === '' ? title : html`${title} · ${origin}`;
}

export const articleLine = (article: ArticleCard, language: Language): Html =>
  titleAndOrigin(article, articleAddress(article.id), language);

export const addressOfCitation = ({ article, start, end, sha256 }: Citation): string =>
  citationAddress({ articleId: article.id, start, end, sha256 });

export const citationLine = (citation: Citation, language: Language): Html =>
  html`${titleAndOrigin(citation.article, addressOfCitation(citation), language)} · ${ANSWER_WORDS[language].paragraph}\u00a0${citation.paragraph}`;

/** The other articles that carry the same words; null when there is none. */
export function copiesLine(also: readonly Citation[], language: Language): Html | null {
  if (also.length === 0) return null;
  const words = ANSWER_WORDS[language];
  const left = also.length - MOST_COPIES;
  const named = also.slice(0, MOST_COPIES).map((copy) => citationLine(copy, language));
  const all = left > 0 ? [...named, words.others(left)] : named;
  return html`${words.also} ${all.map((one, at) => [at === 0 ? '' : words.between, one])}`;
}
