/** Several corpora of a library, read as one. Refuses to look for near copies across them. */
import type { Article, ArticleCard } from '../../articles/article.js';
import { sha256 } from '../../text/sha256.js';
import type { IndexPart } from '../index/index-part.js';
import { LexicalSearch, type Statistics } from '../index/lexical.js';
import { TopHits } from '../index/top-hits.js';
import type { ArticleSubset } from '../sqlite/near-duplicates.js';
import type { CopyFilter, Corpus, CorpusState, Frequencies, Hit, StoredPassage } from './corpus.js';
import type { ArticleFilter } from './filter.js';
import type { ArticleHistory } from './history.js';

/** What of a corpus is searched together with others. */
export interface IndexView extends Statistics {
  readonly parts: readonly IndexPart[];
  readonly subset: ArticleSubset;
}

/** A corpus that can be searched together with others of its library. */
export interface FederableCorpus extends Corpus {
  /** @param of which articles hits may come from */
  indexView(of: CopyFilter): Promise<IndexView>;
  filtered(filter: ArticleFilter): FederableCorpus;
}

/** Stands between the name of an article's corpus and its id there; no corpus' name holds one. */
const BETWEEN = ':';

/**
 * Several corpora of one library, read as one. Keys of articles and ids of passages are unique in the whole library; an
 * article's id is unique in its corpus alone, and so is `<corpus>:<id>` here. Term statistics are those of all of them;
 * near copies are known within each.
 */
export class FederatedCorpus implements Corpus {
  readonly name: string;
  readonly #members: readonly FederableCorpus[];
  readonly #lexical = new LexicalSearch();
  readonly #renamed = new WeakMap<Article, Article>();
  readonly #united = new Map<CopyFilter, { readonly of: readonly ArticleSubset[]; readonly subset: ArticleSubset }>();

  /** @param members of one library and model, each once, in order of name */
  constructor(members: readonly FederableCorpus[]) {
    this.name = members.map(({ name }) => name).join(',');
    this.#members = members;
  }

  async state(): Promise<CorpusState> {
    const states = await this.#each((one) => one.state());
    const generations = states.map(({ generation }, at) => `${this.#members[at]!.name}:${generation}`);
    const times = states.flatMap(({ ingestedAt }) => ingestedAt ?? []);
    return {
      generation: sha256(generations.join('\n')).slice(0, 12),
      articles: sum(states.map(({ articles }) => articles)),
      passages: sum(states.map(({ passages }) => passages)),
      ingestedAt: times.sort().at(-1) ?? null,
    };
  }

  async degraded(): Promise<string | null> {
    return (await this.#each((one) => one.degraded())).find((reason) => reason !== null) ?? null;
  }

  async denseHits(question: Float32Array, k: number, of: CopyFilter = 'all'): Promise<Hit[]> {
    const best = new TopHits(k);
    const hits = await this.#each((one) => one.denseHits(question, k, of));
    for (const { passageId, score } of hits.flat()) best.offer(passageId, score);
    return best.hits();
  }

  async lexicalHits(terms: readonly string[], k: number, of: CopyFilter = 'all'): Promise<Hit[]> {
    const { parts, subset, ...statistics } = await this.#indexView(of);
    return this.#lexical.hits(parts, statistics, terms, k, subset);
  }

  async documentFrequencies(terms: readonly string[]): Promise<Frequencies> {
    const { parts, passages } = await this.#indexView('all');
    return { passages, holding: this.#lexical.frequencies(parts, terms) };
  }

  async passages(ids: readonly number[]): Promise<StoredPassage[]> {
    const passages = (await this.#each((one) => one.passages(ids))).flat();
    const byId = new Map(passages.map((passage) => [passage.id, passage]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  async embeddings(ids: readonly number[]): Promise<Map<number, Float32Array>> {
    return new Map((await this.#each((one) => one.embeddings(ids))).flatMap((some) => [...some]));
  }

  async articles(keys: readonly number[]): Promise<Map<number, Article>> {
    const each = await this.#each(async (one) => {
      return Array.from(await one.articles(keys), ([key, article]) => [key, this.#rename(one, article)] as const);
    });
    return inOrder(keys, new Map(each.flat()));
  }

  async articlesById(ids: readonly string[]): Promise<Map<string, Article>> {
    const each = await this.#each(async (one) => {
      const articles = await one.articlesById(ownIds(one, ids));
      return Array.from(articles.values(), (article) => this.#rename(one, article));
    });
    return inOrder(ids, new Map(each.flat().map((article) => [article.id, article])));
  }

  async histories(articleIds: readonly string[]): Promise<Map<string, ArticleHistory>> {
    const each = await this.#each(async (one) => {
      const histories = await one.histories(ownIds(one, articleIds));
      return Array.from(histories, ([id, history]) => [one.name + BETWEEN + id, history] as const);
    });
    return new Map(each.flat());
  }

  async copiesOf(articleKeys: readonly number[]): Promise<Map<number, readonly number[]>> {
    const copies = new Map<number, readonly number[]>();
    for (const each of await this.#each((one) => one.copiesOf(articleKeys))) {
      for (const [key, keys] of each) if (keys.length > 0 || !copies.has(key)) copies.set(key, keys);
    }
    return copies;
  }

  async *allArticles(): AsyncIterableIterator<Article> {
    for (const { id } of await this.cards()) yield* (await this.articlesById([id])).values();
  }

  async cards(): Promise<readonly ArticleCard[]> {
    const each = await this.#each(async (one) => renamed(one, await one.cards()));
    return each.flat().sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  async passagesOf(articleId: string): Promise<StoredPassage[]> {
    const each = await this.#each(async (one) => {
      const [id] = ownIds(one, [articleId]);
      return id === undefined ? [] : one.passagesOf(id);
    });
    return each.flat();
  }

  async passagesWith(words: readonly (readonly string[])[]): Promise<StoredPassage[]> {
    return (await this.#each((one) => one.passagesWith(words))).flat().sort((a, b) => a.id - b.id);
  }

  filtered(filter: ArticleFilter): Corpus {
    return new FederatedCorpus(this.#members.map((one) => one.filtered(filter)));
  }

  #each<T>(ask: (corpus: FederableCorpus) => Promise<T>): Promise<T[]> {
    return Promise.all(this.#members.map(ask));
  }

  /** One object for one article: what is worked out of an article is kept by it. */
  #rename({ name }: FederableCorpus, article: Article): Article {
    const known = this.#renamed.get(article);
    if (known !== undefined) return known;
    const renamed = { ...article, id: name + BETWEEN + article.id };
    this.#renamed.set(article, renamed);
    return renamed;
  }

  async #indexView(of: CopyFilter): Promise<IndexView> {
    const views = await this.#each((one) => one.indexView(of));
    return {
      parts: views.flatMap(({ parts }) => parts),
      passages: sum(views.map(({ passages }) => passages)),
      tokens: sum(views.map(({ tokens }) => tokens)),
      subset: this.#unite(
        of,
        views.map(({ subset }) => subset),
      ),
    };
  }

  /** Of all together, worked out again when a corpus has changed. */
  #unite(of: CopyFilter, all: readonly ArticleSubset[]): ArticleSubset {
    const known = this.#united.get(of);
    const isSame = (one: ArticleSubset, at: number): boolean =>
      one.keys === known?.of[at]?.keys && one.without === known.of[at].without;
    if (known !== undefined && all.every(isSame)) return known.subset;
    const keys = all.map((one) => one.keys);
    const subset: ArticleSubset = {
      keys: keys.includes(null) ? null : new Set(keys.flatMap((set) => [...(set ?? [])])),
      without: new Set(all.flatMap(({ without }) => [...without])),
    };
    this.#united.set(of, { of: all, subset });
    return subset;
  }
}

/** The ids of a member's own articles among some of the federated corpus, without its name. */
const ownIds = ({ name }: FederableCorpus, ids: readonly string[]): string[] =>
  ids.flatMap((id) => (id.startsWith(name + BETWEEN) ? [id.slice(name.length + BETWEEN.length)] : []));

const renamed = ({ name }: FederableCorpus, cards: readonly ArticleCard[]): ArticleCard[] =>
  cards.map((card) => ({ ...card, id: name + BETWEEN + card.id }));

const inOrder = <Name, Thing>(names: readonly Name[], things: ReadonlyMap<Name, Thing>): Map<Name, Thing> =>
  new Map(names.flatMap((name) => (things.has(name) ? [[name, things.get(name)!] as const] : [])));

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
