import type { CitationStatus, Lookups } from '../../src/answering/lookup/lookup.js';
import { ownCorpus } from '../../src/discord/request/visible-corpora.js';

/** What becomes of an article. */
export type Fate = 'withdrawn' | 'gone' | 'moved' | 'altered';

/** Look-ups in which articles can be said to have changed, and a server to have articles of its own. */
export function withChanges(lookups: Lookups, guild: string) {
  const fates = new Map<string, Fate>();
  let changes = 0;
  let own = 0;

  /** An altered article says what it begins with, where it said something else. */
  async function became(status: CitationStatus, fate: Fate, articleId: string): Promise<CitationStatus> {
    if (fate === 'withdrawn' || fate === 'gone') return { kind: fate };
    if (status.kind === 'gone' || status.kind === 'withdrawn') return status;
    const { quotation } = status;
    if (fate === 'moved') return { kind: 'moved', quotation };
    const opening = (await lookups.article({ corpus: null }, articleId))?.opening ?? quotation;
    return { kind: 'altered', quotation: { ...opening, highlight: [] }, difference: [] };
  }

  return {
    become(what: Fate, articleId: string): void {
      fates.set(articleId, what);
      changes += 1;
    },
    reset(): void {
      fates.clear();
      changes += 1;
    },
    ownArticles(count: number): void {
      own = count;
    },
    lookups: {
      ...lookups,
      async about(filter) {
        const isOwn = filter.corpus === ownCorpus(guild);
        const about = await lookups.about(isOwn ? { corpus: null } : filter);
        const corpora = own === 0 ? about.corpora : [...about.corpora, ownCorpus(guild)];
        return { ...about, corpora, ...(isOwn ? { articles: own } : {}) };
      },
      async removalMarks(filter) {
        const marks = await lookups.removalMarks(filter);
        return Object.fromEntries(
          Object.entries({ default: '', ...marks }).map(([name, mark]) => [name, `${mark}${changes}`]),
        );
      },
      async contentHashes(filter, ids) {
        const hashes = new Map(await lookups.contentHashes(filter, ids));
        for (const [id, fate] of fates) {
          if (fate === 'withdrawn' || fate === 'gone') hashes.delete(id);
          else if (hashes.has(id)) hashes.set(id, fate);
        }
        return hashes;
      },
      async citationStatuses(filter, places) {
        const statuses = await lookups.citationStatuses(filter, places);
        return Promise.all(
          statuses.map((status, at) => {
            const { articleId } = places[at]!;
            const fate = fates.get(articleId);
            return fate === undefined ? status : became(status, fate, articleId);
          }),
        );
      },
    } satisfies Lookups,
  };
}
