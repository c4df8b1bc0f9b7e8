import { MAX_QUESTION_LENGTH } from '../../answer/answer.js';
import { intact } from '../../citation/intact.js';
import type { PassageMap } from '../../lookup/lookup.js';
import { visibleLine } from '../../text/visible.js';
import { localAddress } from '../address.js';
import { failurePage } from '../layout/failure-page.js';
import { type Html, html } from '../layout/html.js';
import { page } from '../layout/page.js';
import { type GroupedBy, groupedBy, groupPoints } from '../map/groups.js';
import { createHeldMap } from '../map/held-map.js';
import { mapHtml } from '../map/map-html.js';
import { lightsHtml, passageHtml } from '../map/passage-html.js';
import { pointsFile } from '../map/points-file.js';
import type { Parts } from '../parts.js';
import type { Page, Visit } from '../visit.js';
import { MAP_WORDING } from '../wording/map.js';

/** The pages of the map: itself, its points for the script that draws them, and what a point says. */
export interface MapPages {
  readonly map: Page;
  readonly points: Page;
  readonly passage: Page;
}

/** Null where a person has not chosen. */
function chosenBy(visit: Visit): GroupedBy | null {
  const by = visit.query('by');
  return by === 'outlet' || by === 'article' ? by : null;
}

export function mapPages({ lookups, corpus, log }: Parts): MapPages {
  const scope = { corpus };
  const readMap = createHeldMap(lookups, scope);

  async function litHtml(question: string, { language }: Visit): Promise<Html | null> {
    if (question === '') return null;
    const wording = MAP_WORDING[language];
    const found = await lookups.lights(scope, question);
    const whole = new Set(
      intact(
        found.map(({ quotation }) => quotation),
        log,
      ),
    );
    const lights = found.filter(({ quotation }) => whole.has(quotation));
    if (lights.length === 0) return html`<p class="abstention">${wording.none}</p>`;
    return html`<section class="lit" aria-labelledby="lit"><h2 id="lit">${wording.lit}</h2>
<p class="aside">${wording.litHint} <a href="${localAddress('/', { q: question })}">${wording.answer}</a></p>
${lightsHtml(lights, language)}</section>`;
  }

  function drawnHtml(map: PassageMap, question: string, visit: Visit): Html {
    const wording = MAP_WORDING[visit.language];
    if (map.total === 0) return html`<p class="aside">${wording.empty}</p>`;
    if (map.state === 'none') return html`<p class="aside" role="status">${wording.undrawn}</p>`;
    return html`<p class="aside">${wording.drawn(map.ids.length, map.total)}${map.state === 'former' ? [' ', wording.former] : null}</p>
${mapHtml({ map, by: chosenBy(visit) ?? groupedBy(map), question }, wording)}`;
  }

  return {
    async map(visit) {
      const wording = MAP_WORDING[visit.language];
      const question = visit.query('q');
      const [map, lit] = [await readMap(), await litHtml(question, visit)];
      const by = chosenBy(visit);
      const body = html`<div class="wide">
<h1>${wording.title}</h1>
<p>${wording.intro}</p>
<form class="ask" action="/map" role="search">
<label for="question">${wording.label}</label>
<div class="field"><input id="question" name="q" type="search" value="${question}" maxlength="${MAX_QUESTION_LENGTH}" autocomplete="off" dir="auto"><button>${wording.light}</button></div>
${by === null ? null : html`<input type="hidden" name="by" value="${by}">`}
</form>
<div class="map-and-lit"><div>${drawnHtml(map, question, visit)}</div>${lit}</div>
</div>`;
      const title = question === '' ? wording.title : `${visibleLine(question)} · ${wording.title}`;
      return page(visit, { title, tab: 'map', body, scripts: map.ids.length === 0 ? [] : ['map.js'] });
    },

    async points(visit) {
      const map = await readMap();
      const { ofPoint } = groupPoints(map, chosenBy(visit) ?? groupedBy(map));
      const isAsked = visit.query('version') === map.version;
      return new Response(pointsFile(map, ofPoint), {
        headers: {
          'content-type': 'application/octet-stream',
          'cache-control': isAsked ? 'private, max-age=31536000, immutable' : 'no-store',
        },
      });
    },

    async passage(visit) {
      const id = visit.query('id');
      const found = /^\d{1,15}$/.test(id) ? await lookups.passage(scope, Number(id)) : null;
      const [quotation] = found === null ? [] : intact([found], log);
      if (quotation === undefined) return failurePage(visit, 'not-found');
      return new Response(passageHtml(quotation, visit.language).toString(), {
        headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private, no-cache' },
      });
    },
  };
}
