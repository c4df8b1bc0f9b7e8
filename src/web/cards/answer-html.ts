import type { Abstention, Answer } from '../../answer/answer.js';
import { certaintyOf } from '../../answer/certainty.js';
import { intact } from '../../citation/intact.js';
import type { Logger } from '../../log.js';
import type { Language } from '../../text/language.js';
import { ANSWER_WORDS } from '../../wording/answer-words.js';
import { type Html, html } from '../layout/html.js';
import { articleLine } from './citation-html.js';
import { disagreementHtml } from './disagreement-html.js';
import { excerptCard } from './excerpt-card.js';

/** That exact search stood in for the vector index; null where it did not. */
export const degradedLine = ({ degraded }: Answer | Abstention, language: Language): Html | null =>
  degraded === null ? null : html`<p class="aside">${ANSWER_WORDS[language].degraded}</p>`;

function abstentionHtml(abstention: Abstention, language: Language): Html {
  const words = ANSWER_WORDS[language];
  const { reason, searched, nearest } = abstention;
  return html`<p class="abstention">${words.abstention[reason]}</p>
${reason === 'no-answer' ? html`<p class="aside">${words.searched(searched)}</p>` : null}
${degradedLine(abstention, language)}
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
  if (answer.status === 'abstained') return abstentionHtml(answer, language);
  const words = ANSWER_WORDS[language];
  const shown = intact(answer.excerpts, log, { generation: answer.generation });
  const certainty = html`<p class="certainty">${words.confidence[certaintyOf(answer.confidence)]}</p>`;
  if (shown.length === 0) return html`<p class="abstention">${words.withheld}</p>`;
  return html`${certainty}
${disagreementHtml(question, answer, shown, language)}
${degradedLine(answer, language)}
<div class="excerpts">${shown.map((excerpt) => excerptCard(excerpt, language))}</div>`;
}
