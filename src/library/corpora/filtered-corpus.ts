/** The articles of a corpus that pass a filter. Refuses statistics of its own: a sentence is as sure with a filter as without. */
import type { Article, ArticleCard } from '../../articles/article.js';
import type { ArticleSubset, NearDuplicates } from '../sqlite/near-duplicates.js';
import type { CopyFilter, CorpusState, Frequencies, Hit, StoredPassage } from './corpus.js';
import type { FederableCorpus, IndexView } from './federated-corpus.js';
import { type ArticleFilter, articleFilter } from './filter.js';
import type { ArticleHistory } from './history.js';

/** What a filtered corpus asks the whole one's indexes for. */
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
  readonly #index: WholeCorpusIndex;
  readonly #passes: (card: Pick<ArticleCard, 'outlet' | 'date'>) => boolean;
  #of: unknown = null;
  #keys: ReadonlySet<number> = new Set();
  /** Of those that pass: the first of a group may be among those that do not. */
  #nearDuplicates: {
    readonly of: NearDuplicates;
    readonly keys: ReadonlySet<number>;
    readonly passing: NearDuplicates;
  } | null = null;

  constructor(whole: FederableCorpus, filter: ArticleFilter, index: WholeCorpusIndex) {
    this.name = whole.name;
    this.#whole = whole;
    this.#index = index;
    this.#passes = articleFilter(filter);
  }

  async state(): Promise<CorpusState> {
    return { ...(await this.#whole.state()), articles: this.#passing().size };
  }

  degraded(): Promise<string | null> {
    return this.#whole.degraded();
  }

  async denseHits(question: Float32Array, k: number, of: CopyFilter = 'all'): Promise<Hit[]> {
    return this.#index.dense(question, k, this.#subset(of));
  }

  async lexicalHits(terms: readonly string[], k: number, of: CopyFilter = 'all'): Promise<Hit[]> {
    return this.#index.lexical(terms, k, this.#subset(of));
  }

  documentFrequencies(terms: readonly string[]): Promise<Frequencies> {
    return this.#whole.documentFrequencies(terms);
  }

  async passages(ids: readonly number[]): Promise<StoredPassage[]> {
    return this.#onlyPassing(await this.#whole.passages(ids));
  }

  async embeddings(ids: readonly number[]): Promise<Map<number, Float32Array>> {
    return this.#whole.embeddings((await this.passages(ids)).map(({ id }) => id));
  }

  async articles(keys: readonly number[]): Promise<Map<number, Article>> {
    const passing = this.#passing();
    return this.#whole.articles(keys.filter((key) => passing.has(key)));
  }

  async articlesById(ids: readonly string[]): Promise<Map<string, Article>> {
    return new Map([...(await this.#whole.articlesById(ids))].filter(([, article]) => this.#passes(article)));
  }

  histories(articleIds: readonly string[]): Promise<Map<string, ArticleHistory>> {
    return this.#whole.histories(articleIds);
  }

  async copiesOf(articleKeys: readonly number[]): Promise<Map<number, readonly number[]>> {
    const passing = this.#passingDuplicates();
    return new Map(articleKeys.map((key) => [key, passing.copiesOf(key)]));
  }

  async *allArticles(): AsyncIterableIterator<Article> {
    for (const { id } of await this.cards()) yield* (await this.articlesById([id])).values();
  }

  async cards(): Promise<readonly ArticleCard[]> {
    return (await this.#whole.cards()).filter(this.#passes);
  }

  async passagesOf(articleId: string): Promise<StoredPassage[]> {
    return this.#onlyPassing(await this.#whole.passagesOf(articleId));
  }

  async passagesWith(words: readonly (readonly string[])[]): Promise<StoredPassage[]> {
    return this.#onlyPassing(await this.#whole.passagesWith(words));
  }

  async indexView(of: CopyFilter): Promise<IndexView> {
    return { ...(await this.#whole.indexView('all')), subset: this.#subset(of) };
  }

  filtered(filter: ArticleFilter): FederableCorpus {
    const narrower = articleFilter(filter);
    return new FilteredCorpus(this, filter, {
      ...this.#index,
      dated: () => this.#index.dated().filter((one) => this.#passes(one) && narrower(one)),
    });
  }

  #onlyPassing(passages: readonly StoredPassage[]): StoredPassage[] {
    const passing = this.#passing();
    return passages.filter(({ articleKey }) => passing.has(articleKey));
  }

  #subset(of: CopyFilter): ArticleSubset {
    return this.#passingDuplicates().subset(of, this.#passing());
  }

  #passingDuplicates(): NearDuplicates {
    const [whole, keys] = [this.#index.nearDuplicates(), this.#passing()];
    if (this.#nearDuplicates?.of !== whole || this.#nearDuplicates.keys !== keys) {
      this.#nearDuplicates = { of: whole, keys, passing: whole.among(keys) };
    }
    return this.#nearDuplicates.passing;
  }

  /** Keys of the articles that pass. */
  #passing(): ReadonlySet<number> {
    const dated = this.#index.dated();
    if (dated !== this.#of) {
      this.#of = dated;
      this.#keys = new Set(dated.filter(this.#passes).map(({ key }) => key));
    }
    return this.#keys;
  }
}
