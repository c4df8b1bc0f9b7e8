import type { Article, ArticleCard } from '../../articles/article.js';
import type { Tellings, Wanted } from '../sqlite/near-duplicates.js';
import type { Frequencies, Hit, HitsOf, StoredPassage } from './corpus.js';
import type { JoinableCorpus, Searched } from './federated-corpus.js';
import { type ArticleFilter, articleFilter } from './filter.js';
import type { Formerly } from './history.js';

/** What a restricted corpus asks the whole one's indexes for. */
export interface Among {
  dense(question: Float32Array, k: number, wanted: Wanted): Hit[];
  lexical(terms: readonly string[], k: number, wanted: Wanted): Hit[];
  /** Keys and what the filter asks of every article, for one revision; the same array while that lasts. */
  dated(): readonly { readonly key: number; readonly outlet: string | null; readonly date: string | null }[];
  /** Of every article, for one revision. */
  tellings(): Tellings;
}

/** The articles of a corpus that pass a filter, read as a corpus of their own. */
export class RestrictedCorpus implements JoinableCorpus {
  readonly name: string;
  readonly #whole: JoinableCorpus;
  readonly #among: Among;
  readonly #passes: (card: Pick<ArticleCard, 'outlet' | 'date'>) => boolean;
  #of: unknown = null;
  #keys: ReadonlySet<number> = new Set();
  /** Of those that pass: the first of a story may be among those that do not. */
  #tellings: { readonly of: Tellings; readonly keys: ReadonlySet<number>; readonly kept: Tellings } | null = null;

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

  denseHits(question: Float32Array, k: number, of: HitsOf = 'all'): Hit[] {
    return this.#among.dense(question, k, this.#wanted(of));
  }

  lexicalHits(terms: readonly string[], k: number, of: HitsOf = 'all'): Hit[] {
    return this.#among.lexical(terms, k, this.#wanted(of));
  }

  documentFrequencies(terms: readonly string[]): Frequencies {
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
    return this.#told().copiesOf(articleKey);
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

  searched(of: HitsOf): Searched {
    return { ...this.#whole.searched('all'), wanted: this.#wanted(of) };
  }

  restrict(filter: ArticleFilter): JoinableCorpus {
    const narrower = articleFilter(filter);
    return new RestrictedCorpus(this, filter, {
      ...this.#among,
      dated: () => this.#among.dated().filter((one) => this.#passes(one) && narrower(one)),
    });
  }

  #wanted(of: HitsOf): Wanted {
    return this.#told().wanted(of, this.#kept());
  }

  #told(): Tellings {
    const [whole, keys] = [this.#among.tellings(), this.#kept()];
    if (this.#tellings?.of !== whole || this.#tellings.keys !== keys) {
      this.#tellings = { of: whole, keys, kept: whole.among(keys) };
    }
    return this.#tellings.kept;
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
