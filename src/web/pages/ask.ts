import { MAX_QUESTION_LENGTH } from '../../answer/answer.js';
import { html } from '../layout/html.js';
import { page } from '../layout/page.js';
import type { Parts } from '../parts.js';
import type { Page } from '../visit.js';
import { ASK_WORDING } from '../wording/ask.js';

/** A question and its answer. */
export function askPage({ lookups, corpus }: Parts): Page {
  return async (visit) => {
    const wording = ASK_WORDING[visit.language];
    const question = visit.query('q');
    const form = html`<form class="ask" action="/" role="search">
<label for="question">${wording.label}</label>
<input id="question" name="q" type="search" value="${question}" maxlength="${MAX_QUESTION_LENGTH}" autocomplete="off">
<button>${wording.ask}</button>
</form>`;
    const answer = question === '' ? null : await lookups.ask({ corpus }, question);
    return page(visit, {
      title: question === '' ? wording.title : question,
      tab: 'ask',
      body: html`<h1>${wording.title}</h1>${form}${answer?.excerpts.map(({ text }) => html`<p>${text}</p>`)}`,
    });
  };
}
