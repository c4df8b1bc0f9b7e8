/** All articles, and those among them that the address asks for. */
import { localAddress } from '../../answering/citation/reading-room-address.js';
import { failurePage } from '../layout/failure-page.js';
import { html } from '../layout/html.js';
import { page } from '../layout/page.js';
import type { ReadingRoomParts } from '../parts.js';
import { createCatalogue } from '../sources/catalogue.js';
import { find } from '../sources/found.js';
import { filterHtml, foundHtml } from '../sources/list-html.js';
import { asParameters, readRequest } from '../sources/request.js';
import type { PageHandler } from '../visit.js';
import { SOURCES_WORDING } from '../wording/sources.js';

export function sourcesPage({ lookups, corpus }: ReadingRoomParts): PageHandler {
  const readCatalogue = createCatalogue(lookups, { corpus });
  return async (visit) => {
    const request = readRequest(visit.query);
    if (request === null) return failurePage(visit, 'bad-request');
    const { language } = visit;
    const wording = SOURCES_WORDING[language];
    const catalogue = await readCatalogue();
    const all = catalogue.entries.length;
    const found = find(catalogue, request);
    const listed = html`${filterHtml(catalogue, request, wording, language)}
<p id="count" role="status">${wording.count(found.total, all)}</p>
${foundHtml(found, request, wording, language)}`;
    return page(visit, {
      title: wording.title,
      tab: 'sources',
      canonical: localAddress('/sources', asParameters({ ...request, page: found.page })),
      scripts: ['sources.js'],
      body: html`<h1>${wording.title}</h1>${all === 0 ? html`<p>${wording.empty}</p>` : listed}`,
    });
  };
}
