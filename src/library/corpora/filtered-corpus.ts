import type { Article, ArticleCard } from '../../articles/article.js';
import type { ArticleSubset, NearDuplicates } from '../sqlite/near-duplicates.js';
import type { CopyFilter, Frequencies, Hit, StoredPassage } from './corpus.js';
import type { FederableCorpus, IndexView } from './federated-corpus.js';
import { type ArticleFilter, articleFilter } from './filter.js';
import type { ArticleHistory } from './history.js';

/** What a restricted corpus asks the whole one's indexes for. */
export interface WholeCorpusIndex {
  dense(question: Float32Array, k: number, subset: ArticleSubset): Hit[];
  lexical(terms: readonly string[], k: number, subset: ArticleSubset): Hit[];
  /** Keys and what the filter asks of every article, for one revision; the same array while that lasts. */
  dated(): readonly { readonly key: number; readonly outlet: string | null; readonly date: string | null }[];
  /** Of every article, for one revision. */
  nearDuplicates(): NearDuplicates;
}

/** The articles of a corpus that pass a filter, read as a corpus of their own. */
export class FilteredCorpus implements FederableCorpus {
  readonly name: string;
  readonly #whole: FederableCorpus;
  readonly #among: WholeCorpusIndex;
  readonly #passes: (card: Pick<ArticleCard, 'outlet' | 'date'>) => boolean;
  #of: unknown = null;
  #keys: ReadonlySet<number> = new Set();
  /** Of those that pass: the first of a story may be among those that do not. */
  #tellings: { readonly of: NearDuplicates; readonly keys: ReadonlySet<number>; readonly kept: NearDuplicates } | null =
    null;

  constructor(whole: FederableCorpus, filter: ArticleFilter, among: WholeCorpusIndex) {
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

  denseHits(question: Float32Array, k: number, of: CopyFilter = 'all'): Hit[] {
    return this.#among.dense(question, k, this.#wanted(of));
  }

  lexicalHits(terms: readonly string[], k: number, of: CopyFilter = 'all'): Hit[] {
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

  history(articleId: string): ArticleHistory {
    return this.#whole.history(articleId);
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

  indexView(of: CopyFilter): IndexView {
    return { ...this.#whole.indexView('all'), wanted: this.#wanted(of) };
  }

  filtered(filter: ArticleFilter): FederableCorpus {
    const narrower = articleFilter(filter);
    return new FilteredCorpus(this, filter, {
      ...this.#among,
      dated: () => this.#among.dated().filter((one) => this.#passes(one) && narrower(one)),
    });
  }

  #wanted(of: CopyFilter): ArticleSubset {
    return this.#told().wanted(of, this.#kept());
  }

  #told(): NearDuplicates {
    const [whole, keys] = [this.#among.nearDuplicates(), this.#kept()];
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
