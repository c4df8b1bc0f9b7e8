/**
 * What each source says to a question: values that differ on an axis of time, values that may be about different things
 * in a table alone. Claims no difference that the answer does not claim.
 */
import { MAX_QUESTION_LENGTH } from '../../answering/answer.js';
import { localAddress } from '../../answering/citation/reading-room-address.js';
import { verifiedQuotations } from '../../answering/citation/verified.js';
import type { Comparison } from '../../answering/lookup/lookup.js';
import type { Excerpt } from '../../answering/reader/excerpt.js';
import type { Language } from '../../text/language.js';
import { shortenVisible, visibleLine } from '../../text/visible.js';
import { ANSWER_WORDS } from '../../wording/answer-words.js';
import { answerHtml } from '../cards/answer-html.js';
import { excerptCards } from '../cards/excerpt-card.js';
import { chartHtml } from '../chart/chart-html.js';
import { type ComparedValue, comparedValues } from '../chart/compared-values.js';
import { LONGEST_LABEL, LONGEST_SOURCE, timeChart } from '../chart/time-chart.js';
import { type Html, html } from '../layout/html.js';
import { page } from '../layout/page.js';
import type { ReadingRoomParts } from '../parts.js';
import type { PageHandler } from '../visit.js';
import { COMPARE_WORDING } from '../wording/compare.js';

function tableHtml(compared: readonly ComparedValue[], caption: string, language: Language): Html {
  const wording = COMPARE_WORDING[language];
  const rows = compared.map(
    ({ value, source, day, address }) =>
      html`<tr><th scope="row"><a href="${address}"><bdi>${value}</bdi></a></th><td><bdi>${source}</bdi></td><td>${day}</td></tr>`,
  );
  return html`<table class="values"><caption>${caption}</caption>
<thead><tr><th scope="col">${wording.value}</th><th scope="col">${wording.source}</th><th scope="col">${wording.date}</th></tr></thead>
<tbody>${rows}</tbody></table>`;
}

function drawingHtml(compared: readonly ComparedValue[], language: Language): Html {
  const values = compared.map(({ value, source, date, day, address }) => ({
    source: shortenVisible(source, LONGEST_SOURCE),
    date,
    label: shortenVisible(value, LONGEST_LABEL),
    address,
    description: COMPARE_WORDING[language].point(value, source, day),
  }));
  return chartHtml(timeChart(values), language);
}

export function comparePage({ lookups, corpus, log }: ReadingRoomParts): PageHandler {
  function sidesHtml({ answer, sides, values }: Comparison, language: Language): Html {
    const wording = COMPARE_WORDING[language];
    const excerpts = sides.map(({ excerpt }) => excerpt);
    const shown = verifiedQuotations<Excerpt>(excerpts, log, { generation: answer.generation });
    if (shown.length === 0) return html`<p>${ANSWER_WORDS[language].withheld}</p>`;
    const neutral = comparedValues(values, shown, language);
    if (neutral.length === 0) {
      return html`<p>${shown.length === 1 ? wording.one(answer.read) : wording.sides(answer.read)}</p>
${excerptCards(shown, language)}`;
    }
    const caption = ANSWER_WORDS[language].neutral(values?.values.length ?? 0, answer.read);
    return html`${tableHtml(neutral, caption, language)}
<h2>${wording.excerpts}</h2>
${excerptCards(shown, language)}`;
  }

  async function comparisonHtml(question: string, language: Language): Promise<Html> {
    const wording = COMPARE_WORDING[language];
    const comparison = await lookups.compare({ corpus }, question);
    const { answer } = comparison;
    if (answer.status === 'abstained') return answerHtml(question, answer, language, log);
    const shown = verifiedQuotations<Excerpt>(answer.excerpts, log, { generation: answer.generation });
    const differing = comparedValues(answer.disagreement, shown, language);
    if (differing.length === 0) return sidesHtml(comparison, language);
    return html`<p>${ANSWER_WORDS[language].differ(answer.read)}</p>
${drawingHtml(differing, language)}
${tableHtml(differing, wording.table, language)}
<h2>${wording.excerpts}</h2>
${excerptCards(shown, language)}`;
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
${await comparisonHtml(question, visit.language)}`
}`;
    return page(visit, { title: question === '' ? wording.title : visibleLine(question), tab: null, body });
  };
}
