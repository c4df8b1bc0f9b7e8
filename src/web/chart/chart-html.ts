/** Draws a chart of values in time. Says nothing by colour or shape alone: each value is a link with a description. */
import type { Language } from '../../text/language.js';
import { LOCALES } from '../../wording/format-date.js';
import { type Html, html } from '../layout/html.js';
import { COMPARE_WORDING } from '../wording/compare.js';
import { dateOfDay, type Ticks } from './ticks.js';
import { AXIS_HEIGHT, NAME_HEIGHT, POINT, type TimeChart } from './time-chart.js';

const FORMATS: Readonly<Record<Ticks['grain'], Intl.DateTimeFormatOptions>> = {
  day: { day: 'numeric', month: 'short', year: 'numeric' },
  month: { month: 'short', year: 'numeric' },
  year: { year: 'numeric' },
};

/** Half the width of a tick's label, which is centred where there is room. */
const HALF_LABEL = 50;

const round = (length: number): string => length.toFixed(1);

/** A disc where there is a date, a diamond where there is none: different without colour. */
function pointHtml(x: number, y: number, isDated: boolean): Html {
  if (isDated) return html`<circle cx="${round(x)}" cy="${round(y)}" r="${POINT}"/>`;
  const [left, right, top, bottom] = [x - POINT - 1, x + POINT + 1, y - POINT - 1, y + POINT + 1].map(round);
  return html`<path d="M${round(x)} ${top}L${right} ${round(y)}L${round(x)} ${bottom}L${left} ${round(y)}Z"/>`;
}

/** As wide as its box and never narrower than can be read: then the box scrolls. */
export function chartHtml({ width, height, rows, axis, plot, undatedFrom }: TimeChart, language: Language): Html {
  const wording = COMPARE_WORDING[language];
  const count = rows.reduce((sum, row) => sum + row.values.length, 0);
  const tickDate = new Intl.DateTimeFormat(LOCALES[language], { ...FORMATS[axis.grain], timeZone: 'UTC' });
  const bottom = height - AXIS_HEIGHT;
  const ticks = axis.ticks.map(({ day, x }) => {
    const anchor = x - HALF_LABEL < plot.from ? 'start' : x + HALF_LABEL > plot.to ? 'end' : 'middle';
    return html`<line class="tick" x1="${round(x)}" x2="${round(x)}" y1="0" y2="${bottom}"/><text class="date" x="${round(x)}" y="${bottom + 22}" text-anchor="${anchor}">${tickDate.format(dateOfDay(day))}</text>`;
  });
  const undated =
    undatedFrom === null
      ? null
      : html`<line class="border" x1="${undatedFrom}" x2="${undatedFrom}" y1="0" y2="${bottom}"/><text class="date" x="${undatedFrom + 8}" y="${bottom + 22}">${wording.undated}</text>`;
  const drawn = rows.map(
    ({ source, top, height: tall, values }) => html`<g>
<line class="row" x1="0" x2="${width}" y1="${top + tall}" y2="${top + tall}"/>
<text class="source" x="0" y="${top + NAME_HEIGHT - 6}">${source}</text>
${values.map(
  ({
    value,
    x,
    y,
    from,
    to,
  }) => html`<a href="${value.address}" aria-label="${value.description}"><title>${value.description}</title>
<rect x="${round(Math.min(x - POINT, from) - 4)}" y="${round(y - 22)}" width="${round(Math.max(x + POINT, to) - Math.min(x - POINT, from) + 8)}" height="44"/>
${pointHtml(x, y, value.date !== null)}<text x="${round(from < x ? to : from)}" y="${round(y + 5)}" text-anchor="${from < x ? 'end' : 'start'}">${value.label}</text></a>`,
)}</g>`,
  );
  return html`<div class="chart" tabindex="0" role="region" aria-label="${wording.chart}">
<svg viewBox="0 0 ${width} ${height}" role="group" aria-labelledby="chart-title chart-description">
<title id="chart-title">${wording.chart}</title>
<desc id="chart-description">${wording.described(count, rows.length)}</desc>
${ticks}${undated}${drawn}
</svg></div>`;
}
