/** A question and its answer; without a question, what there is to ask. Logs no question. */
import { MAX_QUESTION_LENGTH } from '../../answering/answer.js';
import { visibleLine } from '../../text/visible.js';
import { answerHtml } from '../cards/answer-html.js';
import { articleLine } from '../cards/citation-html.js';
import { type Html, html } from '../layout/html.js';
import { page } from '../layout/page.js';
import type { ReadingRoomParts } from '../parts.js';
import type { PageHandler, Visit } from '../visit.js';
import { ASK_WORDING } from '../wording/ask.js';

/** Articles that the page lists before a question. */
const NEWEST_SHOWN = 5;

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
    const answer = await lookups.ask(filter, question);
    const { status, excerpts, elapsedMs } = answer;
    log.info({ status, excerpts: excerpts.length, elapsedMs }, 'asked');
    return page(visit, {
      title: visibleLine(question),
      tab: 'ask',
      body: html`${form(visit, question)}
<h1 class="asked" dir="auto">${visibleLine(question)}</h1>
${answerHtml(question, answer, language, log)}`,
    });
  };
}
