/** A question and its answer; without a question, what there is to ask. Logs no question. */
import { type Abstention, type Answer, MAX_EARLIER, MAX_QUESTION_LENGTH } from '../../answering/answer.js';
import { visibleLine } from '../../text/visible.js';
import { ANSWER_WORDS } from '../../wording/answer-words.js';
import { answerHtml } from '../cards/answer-html.js';
import { articleLine } from '../cards/citation-html.js';
import { type Html, html } from '../layout/html.js';
import { page } from '../layout/page.js';
import type { ReadingRoomParts } from '../parts.js';
import type { PageHandler, Visit } from '../visit.js';
import { ASK_WORDING } from '../wording/ask.js';

/** Articles that the page lists before a question. */
const NEWEST_SHOWN = 5;

/** Characters that earlier questions take of an address at most: it must hold the longest question beside them. */
const LONGEST_EARLIER = 2_500;

/** The latest of these questions, as many as an address carries. */
function carried(questions: readonly string[]): string[] {
  let left = LONGEST_EARLIER;
  const latest: string[] = [];
  for (const question of [...questions].reverse().slice(0, MAX_EARLIER)) {
    left -= new URLSearchParams({ after: question }).toString().length;
    if (left < 0) break;
    latest.unshift(question);
  }
  return latest;
}

/** The field under an answer, with the questions that the next one may lean on. */
function formToAskOn(
  { language }: Visit,
  earlier: readonly string[],
  { question, kind, understood }: Answer | Abstention,
) {
  const wording = ASK_WORDING[language];
  const asked = kind === 'talk' ? earlier : [...(understood === null ? [] : earlier), question];
  const fields = carried(asked).map((one) => html`<input type="hidden" name="after" value="${one}">`);
  if (fields.length === 0) return null;
  return html`<form class="ask" action="/">
<label for="next">${wording.askOn}</label>
<div class="field">${fields}<input id="next" name="q" type="search" value="" maxlength="${MAX_QUESTION_LENGTH}" autocomplete="off" dir="auto"><button>${wording.ask}</button></div>
</form>`;
}

function form(visit: Visit, question: string): Html {
  const wording = ASK_WORDING[visit.language];
  return html`<form class="ask" action="/" role="search">
<label for="question">${wording.label}</label>
<div class="field"><input id="question" name="q" type="search" value="${question}" maxlength="${MAX_QUESTION_LENGTH}" autocomplete="off" dir="auto"${question === '' ? html` autofocus` : null}><button>${wording.ask}</button></div>
</form>`;
}

export function askPage({ lookups, corpus, log }: ReadingRoomParts): PageHandler {
  const filter = { corpus };

  async function welcome({ language }: Visit): Promise<Html> {
    const wording = ASK_WORDING[language];
    const { total, articles } = await lookups.sources(filter, 1);
    if (total === 0) return html`<p class="aside">${wording.none}</p>`;
    const newest = articles.slice(0, NEWEST_SHOWN).map((article) => html`<li>${articleLine(article, language)}</li>`);
    return html`<p class="aside">${wording.held(total)}</p>
<section class="newest"><h2>${wording.newest}</h2><ul>${newest}</ul><p><a href="/sources">${wording.all}</a></p></section>`;
  }

  return async (visit) => {
    const { language } = visit;
    const question = visit.query('q');
    if (question === '') {
      const { title } = ASK_WORDING[language];
      const body = html`<h1>${title}</h1>${form(visit, '')}${await welcome(visit)}`;
      return page(visit, { title, tab: 'ask', body });
    }
    const earlier = carried(visit.queries('after'));
    const after = earlier.map((one) => ({ question: one }));
    const answer = await lookups.ask(filter, question, { after });
    const { status, excerpts, elapsedMs, understood } = answer;
    log.info({ status, excerpts: excerpts.length, elapsedMs }, 'asked');
    return page(visit, {
      title: visibleLine(question),
      tab: 'ask',
      body: html`${form(visit, question)}
<h1 class="asked" dir="auto">${visibleLine(question)}</h1>
${understood === null ? null : html`<p class="aside" dir="auto">${ANSWER_WORDS[language].understood(visibleLine(understood))}</p>`}
${answerHtml(question, answer, language, log)}
${formToAskOn(visit, earlier, answer)}`,
    });
  };
}
