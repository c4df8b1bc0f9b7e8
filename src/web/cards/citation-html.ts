import { articleAddress, citationAddress } from '../../answering/citation/reading-room-address.js';
import type { Citation } from '../../answering/reader/excerpt.js';
import type { ArticleCard } from '../../articles/article.js';
import type { Language } from '../../text/language.js';
import { ANSWER_WORDS } from '../../wording/answer-words.js';
import { type Html, html } from '../layout/html.js';
import { originHtml, titleOf } from '../reading/origin.js';
import { languageTag } from '../wording/language-name.js';

/** Copies of an excerpt that are named; more are counted. */
const MOST_COPIES = 3;

/** A title that leads to its page, then what else is known of the article. */
function titleAndOrigin(article: ArticleCard, address: string, language: Language): Html {
  const origin = originHtml(article, language);
  const title = html`<a href="${address}"><cite lang="${languageTag(article.language)}" dir="auto">${titleOf(article, language)}</cite></a>`;
  return origin.toString() === '' ? title : html`${title} · ${origin}`;
}

/** All that is known of an article, in one line that leads to it. */
export const articleLine = (article: ArticleCard, language: Language): Html =>
  titleAndOrigin(article, articleAddress(article.id), language);

/** Where an excerpt stands, in one line that leads there. */
export function citationLine(citation: Citation, language: Language): Html {
  const { article, start, end, sha256, paragraph } = citation;
  const address = citationAddress({ articleId: article.id, start, end, sha256 });
  return html`${titleAndOrigin(article, address, language)} · ${ANSWER_WORDS[language].paragraph}\u00a0${paragraph}`;
}

/** The other articles that carry the same words; null when there is none. */
export function copiesLine(also: readonly Citation[], language: Language): Html | null {
  if (also.length === 0) return null;
  const words = ANSWER_WORDS[language];
  const left = also.length - MOST_COPIES;
  const named = also.slice(0, MOST_COPIES).map((copy) => citationLine(copy, language));
  const all = left > 0 ? [...named, words.others(left)] : named;
  return html`${words.also} ${all.map((one, at) => [at === 0 ? '' : ' ; ', one])}`;
}
