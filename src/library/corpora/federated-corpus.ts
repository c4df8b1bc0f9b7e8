/** Several corpora of a library, searched as one. Finds no near copies across them. */
import type { Article, ArticleCard } from '../../articles/article.js';
import { sha256 } from '../../text/sha256.js';
import { LexicalSearch } from '../index/lexical.js';
import { TopHits } from '../index/top-hits.js';
import type { ArticleHistory, CopyFilter, Corpus, CorpusState, Frequencies, Hit, StoredPassage } from './corpus.js';
import type { ArticleFilter } from './filter.js';
import type { SqliteCorpus } from './sqlite-corpus.js';

/** Between the name of an article's corpus and its id there; no corpus' name holds one. */
const BETWEEN = ':';

/**
 * Several corpora of one library, read as one. Keys of articles and ids of passages are unique in the whole library; an
 * article's id is unique in its corpus alone, and so is `<corpus>:<id>` here. Term statistics are those of all of them;
 * near copies are known within each.
 */
export class FederatedCorpus implements Corpus {
  readonly name: string;
  readonly #members: readonly SqliteCorpus[];
  readonly #lexical = new LexicalSearch();
  readonly #renamed = new WeakMap<Article, Article>();

  /** @param members of one library and model, each once, in order of name */
  constructor(members: readonly SqliteCorpus[]) {
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
    return this.#lexical.hits(await this.#each((one) => one.index(of)), terms, k);
  }

  async documentFrequencies(terms: readonly string[]): Promise<Frequencies> {
    return this.#lexical.frequencies(await this.#each((one) => one.index('all')), terms);
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

  async contentHashes(articleIds: readonly string[]): Promise<Map<string, string>> {
    const each = await this.#each(async (one) => {
      const hashes = await one.contentHashes(ownIds(one, articleIds));
      return Array.from(hashes, ([id, hash]) => [one.name + BETWEEN + id, hash] as const);
    });
    return inOrder(articleIds, new Map(each.flat()));
  }

  async copiesOf(articleKeys: readonly number[]): Promise<Map<number, readonly number[]>> {
    const copies = new Map<number, readonly number[]>();
    for (const each of await this.#each((one) => one.copiesOf(articleKeys))) {
      for (const [key, keys] of each) if (keys.length > 0 || !copies.has(key)) copies.set(key, keys);
    }
    return copies;
  }

  async cards(): Promise<readonly ArticleCard[]> {
    const each = await this.#each(async (one) =>
      (await one.cards()).map((card) => ({ ...card, id: one.name + BETWEEN + card.id })),
    );
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

  #each<T>(ask: (corpus: SqliteCorpus) => Promise<T>): Promise<T[]> {
    return Promise.all(this.#members.map(ask));
  }

  /** One object for one article: what is derived from an article is cached by it. */
  #rename({ name }: SqliteCorpus, article: Article): Article {
    const known = this.#renamed.get(article);
    if (known !== undefined) return known;
    const renamed = { ...article, id: name + BETWEEN + article.id };
    this.#renamed.set(article, renamed);
    return renamed;
  }
}

/** The ids of a member's own articles among some of the federated corpus, without its name. */
const ownIds = ({ name }: SqliteCorpus, ids: readonly string[]): string[] =>
  ids.flatMap((id) => (id.startsWith(name + BETWEEN) ? [id.slice(name.length + BETWEEN.length)] : []));

const inOrder = <Name, Thing>(names: readonly Name[], things: ReadonlyMap<Name, Thing>): Map<Name, Thing> =>
  new Map(names.flatMap((name) => (things.has(name) ? [[name, things.get(name)!] as const] : [])));

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
