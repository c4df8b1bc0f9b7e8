import type { Corpus } from '../../library/corpora/corpus.js';
import type { Logger } from '../../log.js';
import type { Embedder } from '../../models/embedder/embedder.js';
import type { Ask } from '../answer.js';
import { newestFirst, outletsOf, viewArticle } from './articles.js';
import { createBearing } from './bearing.js';
import { contextOf, fateOf } from './citation-status-of.js';
import { compare } from './compare.js';
import { byScope } from './corpora.js';
import { ARTICLES_A_PAGE, type Lookups } from './lookup.js';
import { pageOf } from './paging.js';
import { quoteFrom } from './quote.js';
import { readingOf } from './reading.js';
import { createSearch } from './search.js';
import { createFindArticle } from './titles.js';
import { createVerify } from './verify.js';

export interface LookupParts {
  /** Opens a corpus by its name; null: the default one. */
  readonly open: (corpus: string | null) => Corpus;
  /** Names of all corpora, sorted. */
  readonly corpora: () => readonly string[];
  readonly ask: (corpus: Corpus) => Ask;
  readonly embedder: Embedder;
  readonly log: Pick<Logger, 'error'>;
}

/** Every call that a front end may make, over all corpora of a library. */
export function createLookups({ open, corpora, ask, embedder, log }: LookupParts): Lookups {
  const within = byScope(open, (corpus) => {
    const findArticle = createFindArticle(corpus);
    return {
      corpus,
      findArticle,
      ask: ask(corpus),
      search: createSearch(corpus),
      verify: createVerify(corpus, findArticle),
      bearing: createBearing({ corpus, embedder, log }),
    };
  });

  return {
    ask: async (scope, question, options) => within(scope).ask(question, options),
    search: async (scope, words, page) => within(scope).search(words, page),
    async sources(scope, page) {
      const { items, ...paged } = pageOf(newestFirst(within(scope).corpus.cards()), page, ARTICLES_A_PAGE);
      return { articles: items, ...paged };
    },
    async titles(scope, known) {
      const { corpus } = within(scope);
      const generation = corpus.generation();
      if (generation === known) return null;
      const cards = [...corpus.cards()].sort((a, b) => a.title.localeCompare(b.title) || (a.id < b.id ? -1 : 1));
      return { generation, cards };
    },
    async article(scope, idOrTitle) {
      const { corpus, findArticle } = within(scope);
      const card = findArticle(idOrTitle);
      return card === null ? null : viewArticle(corpus, card);
    },
    async quote(scope, idOrTitle, words) {
      const { corpus, findArticle } = within(scope);
      const card = findArticle(idOrTitle);
      const article = card === null ? null : corpus.articleById(card.id);
      return article === null ? null : quoteFrom(article, words);
    },
    verify: async (scope, text, source) => within(scope).verify(text, source),
    bearing: async (scope, message) => within(scope).bearing(message),
    compare: async (scope, question) => compare(within(scope).ask, question),
    context: async (scope, place) => contextOf(within(scope).corpus, place),
    fates: async (scope, places) => places.map((place) => fateOf(within(scope).corpus, place)),
    outlets: async (scope) => outletsOf(within(scope).corpus.cards()),
    async about({ corpus: name }) {
      const { corpus } = within({ corpus: name });
      const { articles, passages } = corpus.counts();
      const [generation, degraded] = [corpus.generation(), corpus.degraded()];
      return {
        ...{ corpus: corpus.name, articles, passages, generation, degraded },
        ...{ ingestedAt: corpus.ingestedAt(), model: embedder.model.id, corpora: corpora() },
      };
    },
    reading: async (scope, articleId) => readingOf(within(scope).corpus, articleId),
  };
}
