/** Wires every look-up over the corpora of a library. */
import { articleById, type Corpus } from '../../library/corpora/corpus.js';
import type { Logger } from '../../log.js';
import type { Embedder } from '../../models/embedder/embedder.js';
import type { Ask } from '../answer.js';
import { newestFirst, outletsOf, readingOf, viewArticle } from './articles.js';
import { byFilter } from './by-filter.js';
import { citationStatuses, contextOf } from './citation-status.js';
import { createClaimEvidence } from './claim-evidence.js';
import { compareSides } from './compare.js';
import { createFindArticle } from './find-article.js';
import { ARTICLES_A_PAGE, type Lookups } from './lookup.js';
import { pageOf } from './paging.js';
import { quoteFrom } from './quote.js';
import { createSearch } from './search.js';
import { createVerify } from './verify.js';

export interface LookupParts {
  /** Opens a corpus by its name; null: the default one. */
  readonly open: (corpus: string | null) => Corpus;
  /** Names of all corpora, sorted. */
  readonly corpora: () => readonly string[];
  /** See `Lookups.removalMarks`. */
  readonly removalMarks: () => Readonly<Record<string, string>>;
  /** See `Lookups.lastArrival`. */
  readonly lastArrival: () => number;
  readonly ask: (corpus: Corpus) => Ask;
  readonly embedder: Embedder;
  readonly log: Pick<Logger, 'error'>;
}

/** Every call that a front end may make, over all corpora of a library. */
export function createLookups({ open, corpora, removalMarks, lastArrival, ask, embedder, log }: LookupParts): Lookups {
  const within = byFilter(open, (corpus) => {
    const findArticle = createFindArticle(corpus);
    return {
      corpus,
      findArticle,
      ask: ask(corpus),
      search: createSearch(corpus),
      verify: createVerify(corpus, findArticle),
      claimEvidence: createClaimEvidence({ corpus, embedder, log }),
    };
  });

  return {
    ask: async (filter, question, options) => within(filter).ask(question, options),
    search: async (filter, words, page) => within(filter).search(words, page),
    async sources(filter, page) {
      const { items, ...paged } = pageOf(newestFirst(await within(filter).corpus.cards()), page, ARTICLES_A_PAGE);
      return { articles: items, ...paged };
    },
    async titles(filter, known) {
      const { corpus } = within(filter);
      const { generation } = await corpus.state();
      if (generation === known) return null;
      const cards = [...(await corpus.cards())].sort(
        (a, b) => a.title.localeCompare(b.title) || (a.id < b.id ? -1 : 1),
      );
      return { generation, cards };
    },
    async article(filter, idOrTitle) {
      const { corpus, findArticle } = within(filter);
      const card = await findArticle(idOrTitle);
      return card === null ? null : viewArticle(corpus, card);
    },
    async quote(filter, idOrTitle, words) {
      const { corpus, findArticle } = within(filter);
      const card = await findArticle(idOrTitle);
      const article = card === null ? null : await articleById(corpus, card.id);
      return article === null ? null : quoteFrom(article, words);
    },
    verify: async (filter, text, source) => within(filter).verify(text, source),
    claimEvidence: async (filter, message) => within(filter).claimEvidence(message),
    compare: async (filter, question) => compareSides(within(filter).ask, question),
    context: async (filter, stored) => contextOf(within(filter).corpus, stored),
    citationStatuses: async (filter, stored) => citationStatuses(within(filter).corpus, stored),
    contentHashes: async (filter, articleIds) => within(filter).corpus.contentHashes(articleIds),
    removalMarks: async () => removalMarks(),
    lastArrival: async () => lastArrival(),
    outlets: async (filter) => outletsOf(await within(filter).corpus.cards()),
    async about({ corpus: name }) {
      const { corpus } = within({ corpus: name });
      const [state, degraded] = [await corpus.state(), await corpus.degraded()];
      return { corpus: corpus.name, ...state, degraded, model: embedder.model.id, corpora: corpora() };
    },
    reading: async (filter, articleId) => readingOf(within(filter).corpus, articleId),
  };
}
