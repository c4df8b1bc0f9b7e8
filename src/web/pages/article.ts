import { citationKey } from '../../answering/citation/key.js';
import { articleAddress } from '../../answering/citation/reading-room-address.js';
import type { StoredCitation } from '../../answering/lookup/lookup.js';
import { ANSWER_WORDS } from '../../wording/answer-words.js';
import { failurePage } from '../layout/failure-page.js';
import { html } from '../layout/html.js';
import { page } from '../layout/page.js';
import type { ReadingRoomParts } from '../parts.js';
import { aboutHtml } from '../reading/about-html.js';
import { articleHtml } from '../reading/article-html.js';
import { CITATION_FORMATS, type CitationFormat } from '../reading/citation-formats.js';
import { citationView } from '../reading/citation-view.js';
import { citeHtml } from '../reading/cite-html.js';
import { readCitedRange } from '../reading/cited-range.js';
import type { HighlightedCitation } from '../reading/highlighted.js';
import { noticeHtml } from '../reading/notice-html.js';
import { originHtml, titleOf } from '../reading/origin.js';
import { stepsHtml } from '../reading/steps-html.js';
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

/** A citation as a file. */
function citationFile(lit: HighlightedCitation, format: CitationFormat, paragraph: string): Response {
  return new Response(`${format.write(lit, paragraph)}\n`, {
    headers: {
      'content-type': `${format.type}; charset=utf-8`,
      'content-disposition': `attachment; filename="${citationKey(lit)}.${format.extension}"`,
      'cache-control': 'private, no-cache',
    },
  });
}

/** An article to read, with what its address points to lit. */
export function articlePage({ lookups, corpus }: ReadingRoomParts): PageHandler {
  const filter = { corpus };
  const statusOf = async (place: StoredCitation) =>
    (await lookups.citationStatuses(filter, [place]))[0] ?? { kind: 'gone' as const };

  async function missing(visit: Visit, articleId: string): Promise<Response> {
    const { kind } = await statusOf({ articleId, start: 0, end: 0, sha256: '' });
    return failurePage(visit, kind === 'withdrawn' ? 'withdrawn' : 'not-found');
  }

  return async (visit) => {
    const articleId = idIn(visit.url);
    const place = readCitedRange(visit.query);
    if (articleId === null || place.kind === 'malformed') return failurePage(visit, 'bad-request');
    const reading = await lookups.reading(filter, articleId);
    if (reading === null) return missing(visit, articleId);
    const standing = await citationView(reading, place, statusOf);
    if (standing.kind === 'withdrawn') return failurePage(visit, 'withdrawn');
    const lit = 'lit' in standing ? standing.lit : null;

    const wording = ARTICLE_WORDING[visit.language];
    const { paragraph } = ANSWER_WORDS[visit.language];
    const as = visit.query('as');
    // An address that vouches for one sentence gives no file of another: the page says what became of it.
    const isOther = standing.kind === 'altered' || standing.kind === 'gone';
    if (as !== '') {
      const format = CITATION_FORMATS.find(({ name }) => name === as);
      if (format === undefined) return failurePage(visit, 'bad-request');
      if (!isOther) return lit === null ? failurePage(visit, 'bad-request') : citationFile(lit, format, paragraph);
    }
    return page(visit, {
      ...(as === '' ? {} : { status: 409 }),
      title: titleOf(reading.card, visit.language),
      tab: null,
      canonical: articleAddress(articleId),
      scripts: ['article.js'],
      body: html`<article class="reading">
<p class="origin">${originHtml(reading.card, visit.language)}</p>
${noticeHtml(reading, standing, wording)}
${articleHtml(reading, lit, wording)}
${stepsHtml(reading, standing, wording)}
${citeHtml(lit, wording, paragraph)}
${aboutHtml(reading, lit?.text ?? null, wording)}
</article>`,
    });
  };
}
