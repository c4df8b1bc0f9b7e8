import type { CorpusReader, Hit } from '../../src/library/library.js';

/** Hits asked for beyond those wanted, to make up for those of the article that is left out. */
const SPARE = 60;

/**
 * The corpus with one article that can be hidden, as if it had never been taken in: what it alone answers becomes
 * unanswerable.
 */
export function withHideable(corpus: CorpusReader): { corpus: CorpusReader; hide(articleId: string | null): void } {
  let hidden: string | null = null;
  const articleOf = new Map<number, string>();
  const keep = (hits: (count: number) => Hit[], count: number): Hit[] => {
    if (hidden === null) return hits(count);
    const more = hits(count + SPARE);
    const unknown = more.map(({ passageId }) => passageId).filter((id) => !articleOf.has(id));
    for (const { id, articleKey } of corpus.passages(unknown)) articleOf.set(id, corpus.article(articleKey)?.id ?? '');
    return more.filter(({ passageId }) => articleOf.get(passageId) !== hidden).slice(0, count);
  };
  return {
    hide(articleId) {
      hidden = articleId;
    },
    corpus: {
      name: corpus.name,
      generation: () => corpus.generation(),
      degraded: () => corpus.degraded(),
      counts: () => corpus.counts(),
      denseHits: (question, k) => keep((count) => corpus.denseHits(question, count), k),
      lexicalHits: (terms, k) => keep((count) => corpus.lexicalHits(terms, count), k),
      documentFrequencies: (terms) => corpus.documentFrequencies(terms),
      passages: (ids) => corpus.passages(ids),
      embeddings: (ids) => corpus.embeddings(ids),
      article: (key) => corpus.article(key),
      articleById: (id) => corpus.articleById(id),
      copiesOf: (key) => corpus.copiesOf(key),
      articles: () => corpus.articles(),
    },
  };
}
