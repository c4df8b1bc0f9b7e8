/**
 * Finds out what became of what messages quote. Looks at the citations of those articles alone that have changed since, and
 * edits nothing.
 */
import type { CitationStatus, Lookups, StoredCitation } from '../../answering/lookup/lookup.js';
import type { QuotedArticle, Records } from '../../records/records.js';
import { describeForLog } from '../failures/failure.js';
import type { BotLog } from '../request/context.js';

interface LookParts {
  readonly lookups: Pick<Lookups, 'removalMarks' | 'contentHashes' | 'citationStatuses'>;
  readonly records: Pick<Records, 'quotedCorpora' | 'quotedArticles' | 'quotedPlaces' | 'noteBecame'>;
  readonly log: BotLog;
}

/** The sha256 of the sentence that stands for a citation; null where none does. */
export const wantedOf = (status: CitationStatus): string | null =>
  status.kind === 'gone' || status.kind === 'withdrawn' ? null : status.quotation.sha256;

/**
 * The first look compares every article that is quoted: the bot may have been away. A later one compares those of corpora
 * in which one was replaced or removed since, and what was posted since: its article may have changed just before.
 * @returns the look; it rejects when the articles cannot be read now
 */
export function createLook({ lookups, records, log }: LookParts): () => Promise<void> {
  const seen = new Map<string, string>();

  async function compare(corpus: string, articles: readonly QuotedArticle[], isThere: boolean): Promise<void> {
    const filter = { corpus };
    const ids = articles.map(({ articleId }) => articleId);
    const hashes: ReadonlyMap<string, string> = isThere ? await lookups.contentHashes(filter, ids) : new Map();
    for (const article of articles) {
      const content = hashes.get(article.articleId) ?? null;
      if (content !== null && content === article.content) continue;
      const places = await records.quotedPlaces(corpus, article);
      const gone = places.map((place): StoredCitation & { wanted: null } => ({ ...place, wanted: null }));
      if (content === null) {
        await records.noteBecame(corpus, article, null, gone);
        continue;
      }
      try {
        const statuses = await lookups.citationStatuses(filter, places);
        const became = gone.map((place, at) => ({ ...place, wanted: wantedOf(statuses[at] ?? { kind: 'gone' }) }));
        await records.noteBecame(corpus, article, content, became);
      } catch (error) {
        // One damaged article keeps no other from being looked at.
        log.warn({ corpus, article: article.articleId, error: describeForLog(error) }, 'citations not looked at');
      }
    }
  }

  return async () => {
    const quoted = await records.quotedCorpora();
    if (quoted.length === 0) return;
    const marks = await lookups.removalMarks({ corpus: null });
    for (const corpus of quoted) {
      const mark = marks[corpus];
      const which = seen.has(corpus) && seen.get(corpus) === (mark ?? '') ? 'unseen' : 'all';
      let last: QuotedArticle | null = null;
      for (;;) {
        const articles: readonly QuotedArticle[] = await records.quotedArticles(corpus, last, which);
        if (articles.length === 0) break;
        await compare(corpus, articles, mark !== undefined);
        last = articles.at(-1) ?? null;
      }
      seen.set(corpus, mark ?? '');
    }
  };
}
