import { MAX_QUESTION_LENGTH } from '../../answering/answer.js';
import { citationAddress, localAddress } from '../../answering/citation/reading-room-address.js';
import { verifiedQuotations } from '../../answering/citation/verified.js';
import type { Comparison } from '../../answering/lookup/lookup.js';
import type { Excerpt } from '../../answering/reader/excerpt.js';
import { visibleLine } from '../../text/visible.js';
import { ANSWER_WORDS } from '../../wording/answer-words.js';
import { formatDate } from '../../wording/format-date.js';
import { answerHtml } from '../cards/answer-html.js';
import { excerptCard } from '../cards/excerpt-card.js';
import { chartHtml } from '../chart/chart-html.js';
import { chartValue, type Disputed, disputedValues } from '../chart/disputed.js';
import { timeChart } from '../chart/time-chart.js';
import { type Html, html } from '../layout/html.js';
import { page } from '../layout/page.js';
import type { ReadingRoomParts } from '../parts.js';
import type { PageHandler, Visit } from '../visit.js';
import { COMPARE_WORDING } from '../wording/compare.js';

function tableHtml(disputed: readonly Disputed[], caption: string, { language }: Visit): Html {
  const wording = COMPARE_WORDING[language];
  const row = ({ value, source, citation: { article, start, end, sha256 } }: Disputed): Html => {
    const address = citationAddress({ articleId: article.id, start, end, sha256 });
    const date = article.date === null ? wording.undated : formatDate(article.date, language);
    return html`<tr><th scope="row"><a href="${address}"><bdi>${value}</bdi></a></th><td><bdi>${source}</bdi></td><td>${date}</td></tr>`;
  };
  return html`<table class="values"><caption>${caption}</caption>
<thead><tr><th scope="col">${wording.value}</th><th scope="col">${wording.source}</th><th scope="col">${wording.date}</th></tr></thead>
<tbody>${disputed.map(row)}</tbody></table>`;
}

/**
 * What each source says to a question; where values differ, these on an axis of time; where they may speak of different
 * things, in a table alone.
 */
export function comparePage({ lookups, corpus, log }: ReadingRoomParts): PageHandler {
  const filter = { corpus };

  const cards = (shown: readonly Excerpt[], { language }: Visit): Html =>
    html`<div class="excerpts">${shown.map((excerpt) => excerptCard(excerpt, language))}</div>`;

  function sidesHtml({ answer, sides, values }: Comparison, visit: Visit): Html {
    const { language } = visit;
    const wording = COMPARE_WORDING[language];
    const about = { generation: answer.generation };
    const shown = verifiedQuotations<Excerpt>(
      sides.map(({ excerpt }) => excerpt),
      log,
      about,
    );
    if (shown.length === 0) return html`<p>${ANSWER_WORDS[language].withheld}</p>`;
    const neutral = disputedValues(values, shown, language);
    if (neutral.length === 0) {
      const said = shown.length === 1 ? wording.one(answer.read) : wording.sides(answer.read);
      return html`<p>${said}</p>
${cards(shown, visit)}`;
    }
    const caption = ANSWER_WORDS[language].neutral(values?.values.length ?? 0, answer.read);
    return html`${tableHtml(neutral, caption, visit)}
<h2>${wording.excerpts}</h2>
${cards(shown, visit)}`;
  }

  async function compared(question: string, visit: Visit): Promise<Html> {
    const { language } = visit;
    const wording = COMPARE_WORDING[language];
    const comparison = await lookups.compare(filter, question);
    const { answer } = comparison;
    if (answer.status === 'abstained') return answerHtml(question, answer, language, log);
    const shown = verifiedQuotations<Excerpt>(answer.excerpts, log, { generation: answer.generation });
    const disputed = disputedValues(answer.disagreement, shown, language);
    if (disputed.length === 0) return sidesHtml(comparison, visit);
    return html`<p>${ANSWER_WORDS[language].differ(answer.read)}</p>
${chartHtml(timeChart(disputed.map((one) => chartValue(one, language))), language)}
${tableHtml(disputed, wording.table, visit)}
<h2>${wording.excerpts}</h2>
${cards(shown, visit)}`;
  }

  return async (visit) => {
    const question = visit.query('q');
    const wording = COMPARE_WORDING[visit.language];
    const body = html`<h1>${wording.title}</h1>
<form class="ask" action="/compare" role="search">
<label for="question">${wording.label}</label>
<div class="field"><input id="question" name="q" type="search" value="${question}" maxlength="${MAX_QUESTION_LENGTH}" autocomplete="off" dir="auto"><button>${wording.compare}</button></div>
</form>
${
  question === ''
    ? html`<p class="aside">${wording.hint}</p>`
    : html`<h2 class="asked" dir="auto">${visibleLine(question)}</h2>
<p class="aside"><a href="${localAddress('/', { q: question })}">${wording.answer}</a></p>
${await compared(question, visit)}`
}`;
    const title = question === '' ? wording.title : visibleLine(question);
    return page(visit, { title, tab: null, body });
  };
}
