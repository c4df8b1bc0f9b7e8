/** An answer or an abstention, in the order of a card in Discord. Excerpts that fail the check are dropped and logged. */
import type { Abstention, Answer, Talk } from '../../answering/answer.js';
import { certaintyOf } from '../../answering/certainty.js';
import { localAddress } from '../../answering/citation/reading-room-address.js';
import { verifiedQuotations } from '../../answering/citation/verified.js';
import type { Excerpt } from '../../answering/reader/excerpt.js';
import { recognizeTalk } from '../../answering/talk.js';
import type { Logger } from '../../log.js';
import type { Language } from '../../text/language.js';
import { visibleLine } from '../../text/visible.js';
import { ANSWER_WORDS } from '../../wording/answer-words.js';
import { formatDate } from '../../wording/format-date.js';
import { talkLine } from '../../wording/talk-words.js';
import { type Html, html } from '../layout/html.js';
import { ASK_WORDING } from '../wording/ask.js';
import { articleLine, sourceOf } from './citation-html.js';
import { excerptAnchor, excerptCards } from './excerpt-card.js';

/** A reply to a message for Verbatim itself, and a link to the articles, narrowed to the subject of the message. */
function talkHtml(talk: Talk, typed: string, language: Language): Html {
  const wording = ASK_WORDING[language];
  const subject = talk === 'about' ? (recognizeTalk(typed)?.subject ?? '') : '';
  const address = localAddress('/sources', { q: subject });
  return html`<p class="abstention">${talkLine(wording.talk, talk, typed)}</p>
<p class="aside"><a href="${address}">${subject || wording.all}</a></p>`;
}

function abstentionHtml(abstention: Abstention, language: Language, log: Pick<Logger, 'error'>): Html {
  const words = ANSWER_WORDS[language];
  const { kind, talk, passages = [], searched, nearest, generation } = abstention;
  if (talk !== undefined) return talkHtml(talk, abstention.question, language);
  if (kind === 'search' && passages.length > 0) {
    const shown = verifiedQuotations(passages, log, { generation });
    if (shown.length === 0) return html`<p class="abstention">${words.withheld}</p>`;
    const ranked = shown.map((passage, at) => ({ ...passage, rank: at + 1, also: [] }));
    return html`<p class="abstention">${words.abstention[abstention.reason]}</p>
${excerptCards(ranked, language)}`;
  }
  // A search that found nothing has no passages to introduce.
  const reason = kind === 'search' ? 'no-answer' : abstention.reason;
  const wasRead = reason === 'no-answer' || reason === 'other-language';
  return html`<p class="abstention">${words.abstention[reason]}</p>
${wasRead ? html`<p class="aside">${words.searched(searched)}</p>` : null}
${nearest.length === 0 ? null : html`<section class="nearest"><h2>${words.nearest}</h2><ul>${nearest.map((article) => html`<li>${articleLine(article, language)}</li>`)}</ul></section>`}`;
}

/**
 * Every value with its source, oldest first, each linked to its excerpt below. Null where nothing says that they differ,
 * and where the excerpt of one of the values is not shown: the values need their evidence.
 */
function disagreementHtml(
  question: string,
  { disagreement, read, understood }: Answer,
  shown: readonly Excerpt[],
  language: Language,
): Html | null {
  if (disagreement === null) return null;
  const values: Html[] = [];
  for (const { value, excerpt: rank } of disagreement.values) {
    const article = shown.find((one) => one.rank === rank)?.article;
    if (article === undefined) return null;
    const date = article.date === null ? '' : `, ${visibleLine(formatDate(article.date, language))}`;
    const link = html`<a href="#${excerptAnchor(rank)}"><strong><bdi>${visibleLine(value)}</bdi></strong></a>`;
    values.push(html`<li>${link} (<bdi>${sourceOf(article, language)}</bdi>${date})</li>`);
  }
  // The page of the comparison knows no earlier questions.
  const compare = understood === null ? localAddress('/compare', { q: question }) : null;
  return html`<section class="disagreement">
<p>${ANSWER_WORDS[language].differ(read)}</p>
<ul>${values}</ul>
${compare === null ? null : html`<p><a href="${compare}">${ASK_WORDING[language].compare}</a></p>`}
</section>`;
}

export function answerHtml(
  question: string,
  answer: Answer | Abstention,
  language: Language,
  log: Pick<Logger, 'error'>,
): Html {
  if (answer.status === 'abstained') return abstentionHtml(answer, language, log);
  const words = ANSWER_WORDS[language];
  const shown = verifiedQuotations(answer.excerpts, log, { generation: answer.generation });
  if (shown.length === 0) return html`<p class="abstention">${words.withheld}</p>`;
  return html`<p class="certainty">${words.confidence[certaintyOf(answer.confidence)]}</p>
${disagreementHtml(question, answer, shown, language)}
${excerptCards(shown, language)}`;
}
