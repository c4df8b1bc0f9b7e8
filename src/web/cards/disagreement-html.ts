import type { Answer } from '../../answering/answer.js';
import { localAddress } from '../../answering/citation/reading-room-address.js';
import type { Excerpt } from '../../answering/reader/excerpt.js';
import type { Language } from '../../text/language.js';
import { visibleLine } from '../../text/visible.js';
import { ANSWER_WORDS } from '../../wording/answer-words.js';
import { formatDate } from '../../wording/format-date.js';
import { type Html, html } from '../layout/html.js';
import { titleOf } from '../reading/origin.js';
import { ASK_WORDING } from '../wording/ask.js';
import { excerptAnchor } from './excerpt-card.js';

/** Who says so and when: the outlet, else the title. */
function source({ article }: Excerpt, language: Language): Html {
  const name = visibleLine(article.outlet ?? '') || titleOf(article, language);
  const date = article.date === null ? '' : `, ${visibleLine(formatDate(article.date, language))}`;
  return html`<bdi>${name}</bdi>${date}`;
}

/**
 * Every value with its source, oldest first, each leading to its excerpt below. Null where nothing says that they differ,
 * and where an excerpt that says one of the values is not shown: the values do not stand without them.
 */
export function disagreementHtml(
  question: string,
  { disagreement, read }: Pick<Answer, 'disagreement' | 'read'>,
  shown: readonly Excerpt[],
  language: Language,
): Html | null {
  if (disagreement === null) return null;
  const values: Html[] = [];
  for (const { value, excerpt: rank } of disagreement.values) {
    const excerpt = shown.find((one) => one.rank === rank);
    if (excerpt === undefined) return null;
    const link = html`<a href="#${excerptAnchor(rank)}"><strong><bdi>${visibleLine(value)}</bdi></strong></a>`;
    values.push(html`<li>${link} (${source(excerpt, language)})</li>`);
  }
  const compare = localAddress('/compare', { q: question });
  return html`<section class="disagreement">
<p>${ANSWER_WORDS[language].differ(read)}</p>
<ul>${values}</ul>
<p><a href="${compare}">${ASK_WORDING[language].compare}</a></p>
</section>`;
}
