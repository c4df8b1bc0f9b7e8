import type { Article, ArticleCard } from '../corpus/article.js';
import { type ArticleFilter, articleFilter } from './filter.js';
import type { Formerly } from './formerly.js';
import type { JoinableCorpus, Searched } from './joined-corpus.js';
import type { Hit, StoredPassage } from './library.js';

/** What a restricted corpus asks the whole one's indexes for; `articles` are keys. */
export interface Among {
  dense(question: Float32Array, k: number, articles: ReadonlySet<number>): Hit[];
  lexical(terms: readonly string[], k: number, articles: ReadonlySet<number>): Hit[];
  /** Keys and what the filter asks of every article, for one revision; the same array while that lasts. */
  dated(): readonly { readonly key: number; readonly outlet: string | null; readonly date: string | null }[];
}

/** The articles of a corpus that pass a filter, read as a corpus of their own. */
export class RestrictedCorpus implements JoinableCorpus {
  readonly name: string;
  readonly #whole: JoinableCorpus;
  readonly #among: Among;
  readonly #passes: (card: Pick<ArticleCard, 'outlet' | 'date'>) => boolean;
  #of: unknown = null;
  #keys: ReadonlySet<number> = new Set();

  constructor(whole: JoinableCorpus, filter: ArticleFilter, among: Among) {
    this.name = whole.name;
    this.#whole = whole;
    this.#among = among;
    this.#passes = articleFilter(filter);
  }

  generation(): string {
    return this.#whole.generation();
  }

  ingestedAt(): string | null {
    return this.#whole.ingestedAt();
  }

  degraded(): string | null {
    return this.#whole.degraded();
  }

  counts(): { readonly articles: number; readonly passages: number } {
    return { articles: this.#kept().size, passages: this.#whole.counts().passages };
  }

  denseHits(question: Float32Array, k: number): Hit[] {
    return this.#among.dense(question, k, this.#kept());
  }

  lexicalHits(terms: readonly string[], k: number): Hit[] {
    return this.#among.lexical(terms, k, this.#kept());
  }

  documentFrequencies(terms: readonly string[]): Map<string, number> {
    return this.#whole.documentFrequencies(terms);
  }

  passages(ids: readonly number[]): StoredPassage[] {
    const kept = this.#kept();
    return this.#whole.passages(ids).filter(({ articleKey }) => kept.has(articleKey));
  }

  embeddings(ids: readonly number[]): Map<number, Float32Array> {
    return this.#whole.embeddings(this.passages(ids).map(({ id }) => id));
  }

  article(key: number): Article | null {
    return this.#kept().has(key) ? this.#whole.article(key) : null;
  }

  articleById(id: string): Article | null {
    const article = this.#whole.articleById(id);
    return article !== null && this.#passes(article) ? article : null;
  }

  formerly(articleId: string): Formerly {
    return this.#whole.formerly(articleId);
  }

  copiesOf(articleKey: number): number[] {
    const kept = this.#kept();
    return kept.has(articleKey) ? this.#whole.copiesOf(articleKey).filter((key) => kept.has(key)) : [];
  }

  *articles(): IterableIterator<Article> {
    for (const { id } of this.cards()) {
      const article = this.articleById(id);
      if (article !== null) yield article;
    }
  }

  cards(): readonly ArticleCard[] {
    return this.#whole.cards().filter(this.#passes);
  }

  passagesOf(articleId: string): StoredPassage[] {
    const kept = this.#kept();
    return this.#whole.passagesOf(articleId).filter(({ articleKey }) => kept.has(articleKey));
  }

  passagesWith(words: readonly (readonly string[])[]): StoredPassage[] {
    const kept = this.#kept();
    return this.#whole.passagesWith(words).filter(({ articleKey }) => kept.has(articleKey));
  }

  searched(): Searched {
    return { ...this.#whole.searched(), articles: this.#kept() };
  }

  restrict(filter: ArticleFilter): JoinableCorpus {
    const narrower = articleFilter(filter);
    return new RestrictedCorpus(this, filter, {
      ...this.#among,
      dated: () => this.#among.dated().filter((one) => this.#passes(one) && narrower(one)),
    });
  }

  #kept(): ReadonlySet<number> {
    const dated = this.#among.dated();
    if (dated !== this.#of) {
      this.#of = dated;
      this.#keys = new Set(dated.filter(this.#passes).map(({ key }) => key));
    }
    return this.#keys;
  }
}
