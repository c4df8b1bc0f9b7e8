import type { Abstention, Answer, Talk } from '../../answering/answer.js';
import { certaintyOf } from '../../answering/certainty.js';
import { localAddress } from '../../answering/citation/reading-room-address.js';
import { verifiedQuotations } from '../../answering/citation/verified.js';
import type { Quotation } from '../../answering/reader/excerpt.js';
import { recognizeTalk } from '../../answering/talk.js';
import type { Logger } from '../../log.js';
import type { Language } from '../../text/language.js';
import { ANSWER_WORDS } from '../../wording/answer-words.js';
import { talkLine } from '../../wording/talk-words.js';
import { type Html, html } from '../layout/html.js';
import { TALK_WORDING } from '../wording/talk.js';
import { articleLine } from './citation-html.js';
import { disagreementHtml } from './disagreement-html.js';
import { excerptCard } from './excerpt-card.js';

/** What helps who says something to Verbatim itself, and the page of all articles, at what was named. */
function talkHtml(talk: Talk, typed: string, language: Language): Html {
  const { lines, articles } = TALK_WORDING[language];
  const subject = talk === 'about' ? (recognizeTalk(typed)?.subject ?? '') : '';
  const address = localAddress('/sources', { q: subject });
  return html`<p class="abstention">${talkLine(lines, talk, typed)}</p>
<p class="aside"><a href="${address}">${subject === '' ? articles : subject}</a></p>`;
}

/** What was taken for a search: passages that speak of it, none that fails the check. */
function searchHtml(
  abstention: Abstention,
  passages: readonly Quotation[],
  language: Language,
  log: Pick<Logger, 'error'>,
): Html {
  const words = ANSWER_WORDS[language];
  const shown = verifiedQuotations(passages, log, { generation: abstention.generation });
  if (shown.length === 0) return html`<p class="abstention">${words.withheld}</p>`;
  return html`<p class="abstention">${words.abstention[abstention.reason]}</p>
<div class="excerpts">${shown.map((passage, at) => excerptCard({ ...passage, rank: at + 1, also: [] }, language))}</div>`;
}

function abstentionHtml(abstention: Abstention, language: Language, log: Pick<Logger, 'error'>): Html {
  const words = ANSWER_WORDS[language];
  const { kind, talk, passages = [], searched, nearest } = abstention;
  if (talk !== undefined) return talkHtml(talk, abstention.question, language);
  if (kind === 'search' && passages.length > 0) return searchHtml(abstention, passages, language, log);
  // A search that found nothing has no passages to head.
  const reason = kind === 'search' ? 'no-answer' : abstention.reason;
  const wasRead = reason === 'no-answer' || reason === 'other-language';
  return html`<p class="abstention">${words.abstention[reason]}</p>
${wasRead ? html`<p class="aside">${words.searched(searched)}</p>` : null}
${nearest.length === 0 ? null : html`<section class="nearest"><h2>${words.nearest}</h2><ul>${nearest.map((article) => html`<li>${articleLine(article, language)}</li>`)}</ul></section>`}`;
}

/**
 * An answer or an abstention: what a card in Discord says, in the same order. Excerpts that fail the check are dropped
 * and logged.
 */
export function answerHtml(
  question: string,
  answer: Answer | Abstention,
  language: Language,
  log: Pick<Logger, 'error'>,
): Html {
  if (answer.status === 'abstained') return abstentionHtml(answer, language, log);
  const words = ANSWER_WORDS[language];
  const shown = verifiedQuotations(answer.excerpts, log, { generation: answer.generation });
  const certainty = html`<p class="certainty">${words.confidence[certaintyOf(answer.confidence)]}</p>`;
  if (shown.length === 0) return html`<p class="abstention">${words.withheld}</p>`;
  return html`${certainty}
${disagreementHtml(question, answer, shown, language)}
<div class="excerpts">${shown.map((excerpt) => excerptCard(excerpt, language))}</div>`;
}
