import type { PassageMap } from '../../lookup/lookup.js';
import { visibleLine } from '../../text/visible.js';
import { localAddress } from '../address.js';
import { type Html, html } from '../layout/html.js';
import type { MapWording } from '../wording/map.js';
import { groupMark } from './group-mark.js';
import { type GroupedBy, groupPoints, MOST_GROUPS } from './groups.js';

export interface ShownMap {
  readonly map: PassageMap;
  readonly by: GroupedBy;
  /** What lights points; empty: nothing. */
  readonly question: string;
}

/** A choice of what points are told apart by, and what each mark stands for: each may be put out by script. */
function legendHtml({ map, by, question }: ShownMap, wording: MapWording): Html {
  const { named, others } = groupPoints(map, by);
  const choice = (one: GroupedBy): Html =>
    one === by
      ? html`<a aria-current="true">${wording.by[one]}</a>`
      : html`<a href="${localAddress('/map', { q: question, by: one })}">${wording.by[one]}</a>`;
  const entry = (place: number, name: string, points: number): Html =>
    html`<li><label><input type="checkbox" value="${place}" checked>${groupMark(place)} <span dir="auto">${wording.group(name, points)}</span></label></li>`;
  return html`<fieldset class="groups"><legend>${wording.colours}</legend>
<p>${choice('outlet')} ${choice('article')}</p>
<ul>${named.map(({ name, points }, place) => entry(place, visibleLine(name), points))}${others === 0 ? null : entry(MOST_GROUPS, wording.others, others)}</ul>
</fieldset>`;
}

/** The map as script fills it; without script it stays hidden. */
export function mapHtml(shown: ShownMap, wording: MapWording): Html {
  const { version } = shown.map;
  return html`<noscript><p class="aside">${wording.withoutScript}</p></noscript>
<div id="map" class="map" data-points="${localAddress('/map/points', { version, by: shown.by })}" data-failed="${wording.failed}" hidden>
<div>
<div class="drawing"><canvas tabindex="0" role="application" aria-label="${wording.map}" aria-describedby="map-keys"></canvas>
<div class="zoom"><button type="button" data-zoom="2" aria-label="${wording.closer}">+</button><button type="button" data-zoom="0.5" aria-label="${wording.farther}">−</button><button type="button" data-zoom="0" aria-label="${wording.whole}">⤢</button></div></div>
<p id="map-keys" class="aside">${wording.keys}</p>
</div>
<div>
<div id="point" class="point" aria-live="polite"><p class="aside">${wording.pointHint}</p></div>
${legendHtml(shown, wording)}
</div>
</div>`;
}
