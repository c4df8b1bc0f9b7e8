/** For whoever runs the room: what answers, and how; `?as=json` for programs. Names no other corpus, and no question. */
import type { QuestionCounts, TimeStep } from '../../operations/call-metrics.js';
import { type Html, html, verbatim } from '../layout/html.js';
import { page } from '../layout/page.js';
import type { HealthReport, ReadingRoomParts } from '../parts.js';
import type { PageHandler } from '../visit.js';
import { HEALTH_WORDING, type HealthWording } from '../wording/health.js';

/** Share of the questions that were not answered, 0 to 1; null before the first. */
export function abstentionRate({ answered, abstained }: QuestionCounts): number | null {
  const all = answered + abstained;
  return all === 0 ? null : abstained / all;
}

/**
 * The bound, in seconds, within which at least this share of the questions ended: a histogram says no more. Null for
 * the last step, which has no bound.
 */
export function endedWithin(times: readonly TimeStep[], share: number): number | null {
  const all = times.reduce((sum, { count }) => sum + count, 0);
  let ended = 0;
  for (const { upTo, count } of times) {
    ended += count;
    if (ended >= share * all) return upTo;
  }
  return null;
}

const term = (name: string, value: Html | string): Html => html`<dt>${name}</dt><dd>${value}</dd>`;

const momentHtml = (iso: string, wording: HealthWording): Html =>
  html`<time datetime="${iso}">${wording.moment(iso)}</time>`;

function libraryHtml({ library }: HealthReport, wording: HealthWording): Html {
  const { corpus, articles, passages, generation, model, ingestedAt } = library;
  return html`<section aria-labelledby="library"><h2 id="library">${wording.library}</h2><dl class="facts">
${term(wording.articles, wording.count(articles))}
${term(wording.passages, wording.count(passages))}
${term(wording.ingested, ingestedAt === null ? wording.unknown : momentHtml(ingestedAt, wording))}
${term(wording.corpus, corpus)}
${term(wording.generation, html`<code>${generation}</code>`)}
${term(wording.model, html`<bdi>${verbatim(model)}</bdi>`)}
</dl></section>`;
}

function stepName({ upTo }: TimeStep, before: TimeStep | undefined, wording: HealthWording): string {
  const { duration } = wording;
  const from = before?.upTo ?? null;
  if (upTo === null) return wording.moreThan(duration(from ?? 0));
  return from === null ? wording.atMost(duration(upTo)) : wording.between(duration(from), duration(upTo));
}

/** A row a step; its bar repeats its number, so that the table can be read without the drawing. */
function timesHtml({ times }: QuestionCounts, wording: HealthWording): Html {
  const most = Math.max(...times.map(({ count }) => count));
  const bound = (share: number): string => {
    const within = endedWithin(times, share);
    return within === null
      ? wording.moreThan(wording.duration(times.at(-2)?.upTo ?? 0))
      : wording.atMost(wording.duration(within));
  };
  return html`<table class="histogram"><caption>${wording.times}</caption>
<thead><tr><th scope="col">${wording.time}</th><th scope="col">${wording.number}</th></tr></thead>
<tbody>${times.map(
    (step, at) => html`<tr><th scope="row">${stepName(step, times[at - 1], wording)}</th>
<td><div><span class="count">${wording.count(step.count)}</span><svg aria-hidden="true"><rect width="${((100 * step.count) / most).toFixed(2)}%" height="100%"/></svg></div></td></tr>`,
  )}</tbody></table>
<p>${wording.within(bound(0.5), bound(0.95))}</p>`;
}

function askedHtml({ asked }: HealthReport, wording: HealthWording): Html {
  const rate = abstentionRate(asked);
  const { answered, abstained, since } = asked;
  return html`<section aria-labelledby="questions"><h2 id="questions">${wording.questions}</h2><dl class="facts">
${term(wording.since, momentHtml(since, wording))}
${term(wording.total, wording.count(answered + abstained))}
${rate === null ? null : term(wording.abstained, `${wording.count(abstained)} (${wording.share(rate)})`)}
</dl>${rate === null ? html`<p>${wording.none}</p>` : timesHtml(asked, wording)}</section>`;
}

export function healthPage({ health }: ReadingRoomParts): PageHandler {
  return async (visit) => {
    const report = await health();
    if (visit.query('as') === 'json') {
      // Other corpora, and their names, are not public here.
      const { corpora: _, ...library } = report.library;
      const shown = { ...report, library, abstentionRate: abstentionRate(report.asked) };
      return Response.json(shown, { headers: { 'cache-control': 'no-store' } });
    }
    const wording = HEALTH_WORDING[visit.language];
    return page(visit, {
      title: wording.title,
      tab: 'health',
      headers: { 'cache-control': 'no-store' },
      body: html`<h1>${wording.title}</h1>
${libraryHtml(report, wording)}
${askedHtml(report, wording)}
<p><a href="/health?as=json">${wording.asJson}</a></p>`,
    });
  };
}
