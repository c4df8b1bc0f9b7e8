/** An article to read, with the sentences that its address cites highlighted; `as` gives the citation as a file. */
import { citationKey } from '../../answering/citation/key.js';
import { articleAddress } from '../../answering/citation/reading-room-address.js';
import type { StoredCitation } from '../../answering/lookup/lookup.js';
import { ANSWER_WORDS } from '../../wording/answer-words.js';
import { originHtml, titleOf } from '../cards/citation-html.js';
import { failurePage } from '../layout/failure-page.js';
import { html } from '../layout/html.js';
import { page } from '../layout/page.js';
import type { ReadingRoomParts } from '../parts.js';
import { aboutHtml } from '../reading/about-html.js';
import { articleHtml } from '../reading/article-html.js';
import { citationView, type HighlightedCitation, readCitedRange } from '../reading/citation-view.js';
import { CITATION_FORMATS, type CitationFormat, citeHtml } from '../reading/cite-html.js';
import { noticeHtml, stepsHtml } from '../reading/notice-html.js';
import type { PageHandler, Visit } from '../visit.js';
import { ARTICLE_WORDING } from '../wording/article.js';

const ROOT = '/a/';

/** The id in the address of an article; null where it is percent-encoded badly or empty. */
function idIn({ pathname }: URL): string | null {
  try {
    return decodeURIComponent(pathname.slice(ROOT.length)) || null;
  } catch {
    return null;
  }
}

function citationFile(cited: HighlightedCitation, format: CitationFormat, paragraph: string): Response {
  return new Response(`${format.write(cited, paragraph)}\n`, {
    headers: {
      'content-type': `${format.type}; charset=utf-8`,
      'content-disposition': `attachment; filename="${citationKey(cited)}.${format.extension}"`,
      'cache-control': 'private, no-cache',
    },
  });
}

export function articlePage({ lookups, corpus }: ReadingRoomParts): PageHandler {
  const filter = { corpus };
  const statusOf = async (citation: StoredCitation) =>
    (await lookups.citationStatuses(filter, [citation]))[0] ?? { kind: 'gone' as const };

  async function missing(visit: Visit, articleId: string): Promise<Response> {
    const { kind } = await statusOf({ articleId, start: 0, end: 0, sha256: '' });
    return failurePage(visit, kind === 'withdrawn' ? 'withdrawn' : 'not-found');
  }

  return async (visit) => {
    const articleId = idIn(visit.url);
    const cited = readCitedRange(visit.query);
    if (articleId === null || cited === 'malformed') return failurePage(visit, 'bad-request');
    const reading = await lookups.reading(filter, articleId);
    if (reading === null) return missing(visit, articleId);
    const view = await citationView(reading, cited, statusOf);
    if (view.kind === 'withdrawn') return failurePage(visit, 'withdrawn');
    const { highlighted } = view;
    const wording = ARTICLE_WORDING[visit.language];
    const { paragraph } = ANSWER_WORDS[visit.language];
    const as = visit.query('as');
    const format = CITATION_FORMATS.find(({ name }) => name === as);
    if (as !== '' && format === undefined) return failurePage(visit, 'bad-request');
    // An address with the sha256 of one sentence gives no file of another: the page says what became of the sentence.
    const isOther = view.kind === 'altered' || view.kind === 'gone';
    if (format !== undefined && !isOther) {
      return highlighted === null ? failurePage(visit, 'bad-request') : citationFile(highlighted, format, paragraph);
    }
    return page(visit, {
      status: format === undefined ? 200 : 409,
      title: titleOf(reading.card, visit.language),
      tab: null,
      canonical: articleAddress(articleId),
      scripts: ['article.js'],
      body: html`<article class="reading">
<p class="origin">${originHtml(reading.card, visit.language)}</p>
${noticeHtml(reading, view, wording)}
${articleHtml(reading, highlighted, wording)}
${stepsHtml(reading, view, wording)}
${citeHtml(highlighted, wording, paragraph)}
${aboutHtml(reading, highlighted?.text ?? null, wording)}
</article>`,
    });
  };
}
