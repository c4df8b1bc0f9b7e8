import { createHash } from 'node:crypto';
import type { Article, ArticleCard } from '../../articles/article.js';
import type { IndexPart } from '../index/index-part.js';
import { LexicalSearch, type Statistics } from '../index/lexical.js';
import { TopHits } from '../index/top-hits.js';
import type { ArticleSubset } from '../sqlite/near-duplicates.js';
import type { CopyFilter, Corpus, Frequencies, Hit, StoredPassage } from './corpus.js';
import type { ArticleFilter } from './filter.js';
import type { ArticleHistory } from './history.js';

/** What of a corpus is searched together with others. */
export interface IndexView extends Statistics {
  readonly parts: readonly IndexPart[];
  readonly wanted: ArticleSubset;
}

/** A corpus that can be searched together with others of its library. */
export interface FederableCorpus extends Corpus {
  /** @param of which articles hits are wanted of */
  indexView(of: CopyFilter): IndexView;
  filtered(filter: ArticleFilter): FederableCorpus;
}

/** Parts the name of an article's corpus from its id there; no corpus' name holds one. */
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
  readonly #united = new Map<CopyFilter, { readonly of: readonly ArticleSubset[]; readonly wanted: ArticleSubset }>();

  /** @param members of one library and model, each once, in order of name */
  constructor(members: readonly FederableCorpus[]) {
    this.name = members.map(({ name }) => name).join(',');
    this.#members = members;
  }

  generation(): string {
    const theirs = this.#members.map((one) => `${one.name}:${one.generation()}`);
    return createHash('sha256').update(theirs.join('\n')).digest('hex').slice(0, 12);
  }

  ingestedAt(): string | null {
    const known = this.#members.flatMap((one) => one.ingestedAt() ?? []);
    return known.sort().at(-1) ?? null;
  }

  degraded(): string | null {
    return this.#members.map((one) => one.degraded()).find((reason) => reason !== null) ?? null;
  }

  counts(): { readonly articles: number; readonly passages: number } {
    const all = this.#members.map((one) => one.counts());
    return { articles: sum(all.map(({ articles }) => articles)), passages: sum(all.map(({ passages }) => passages)) };
  }

  denseHits(question: Float32Array, k: number, of: CopyFilter = 'all'): Hit[] {
    const best = new TopHits(k);
    for (const one of this.#members) {
      for (const { passageId, score } of one.denseHits(question, k, of)) best.offer(passageId, score);
    }
    return best.hits();
  }

  lexicalHits(terms: readonly string[], k: number, of: CopyFilter = 'all'): Hit[] {
    const { parts, wanted: subset, ...statistics } = this.#searched(of);
    return this.#lexical.hits(parts, statistics, terms, k, subset);
  }

  documentFrequencies(terms: readonly string[]): Frequencies {
    const { parts, passages } = this.#searched('all');
    return { passages, holding: this.#lexical.frequencies(parts, terms) };
  }

  passages(ids: readonly number[]): StoredPassage[] {
    const found = new Map(this.#members.flatMap((one) => one.passages(ids).map((passage) => [passage.id, passage])));
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  embeddings(ids: readonly number[]): Map<number, Float32Array> {
    return new Map(this.#members.flatMap((one) => [...one.embeddings(ids)]));
  }

  article(key: number): Article | null {
    for (const one of this.#members) {
      const article = one.article(key);
      if (article !== null) return this.#rename(one, article);
    }
    return null;
  }

  articleById(id: string): Article | null {
    return this.#within(id, (one, own) => {
      const article = one.articleById(own);
      return article === null ? null : this.#rename(one, article);
    });
  }

  history(articleId: string): ArticleHistory {
    return this.#within(articleId, (one, own) => one.history(own)) ?? { withdrawn: false, texts: [] };
  }

  copiesOf(articleKey: number): number[] {
    return this.#members.flatMap((one) => one.copiesOf(articleKey));
  }

  *articles(): IterableIterator<Article> {
    for (const { id } of this.cards()) {
      const article = this.articleById(id);
      if (article !== null) yield article;
    }
  }

  cards(): readonly ArticleCard[] {
    return this.#members.flatMap((one) => renamed(one, one.cards())).sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  passagesOf(articleId: string): StoredPassage[] {
    return this.#within(articleId, (one, own) => one.passagesOf(own)) ?? [];
  }

  passagesWith(words: readonly (readonly string[])[]): StoredPassage[] {
    return this.#members.flatMap((one) => one.passagesWith(words)).sort((a, b) => a.id - b.id);
  }

  filtered(filter: ArticleFilter): Corpus {
    return new FederatedCorpus(this.#members.map((one) => one.filtered(filter)));
  }

  /** Asks the corpus that an id names; null where it names none of these. */
  #within<T>(id: string, ask: (corpus: FederableCorpus, ownId: string) => T): T | null {
    const member = this.#members.find(({ name }) => id.startsWith(name + BETWEEN));
    return member === undefined ? null : ask(member, id.slice(member.name.length + BETWEEN.length));
  }

  /** One object for one article: what is worked out of an article is kept by it. */
  #rename({ name }: FederableCorpus, article: Article): Article {
    const known = this.#renamed.get(article);
    if (known !== undefined) return known;
    const renamed = { ...article, id: name + BETWEEN + article.id };
    this.#renamed.set(article, renamed);
    return renamed;
  }

  #searched(of: CopyFilter): IndexView {
    const all = this.#members.map((one) => one.indexView(of));
    return {
      parts: all.flatMap((one) => one.parts),
      passages: sum(all.map(({ passages }) => passages)),
      tokens: sum(all.map(({ tokens }) => tokens)),
      wanted: this.#unite(
        of,
        all.map(({ wanted: subset }) => subset),
      ),
    };
  }

  /** Of all together, worked out again when a corpus has changed. */
  #unite(of: CopyFilter, all: readonly ArticleSubset[]): ArticleSubset {
    const known = this.#united.get(of);
    const isSame = (one: ArticleSubset, at: number): boolean =>
      one.keys === known?.of[at]?.keys && one.without === known.of[at].without;
    if (known !== undefined && all.every(isSame)) return known.wanted;
    const keys = all.map((one) => one.keys);
    const subset: ArticleSubset = {
      keys: keys.includes(null) ? null : new Set(keys.flatMap((set) => [...(set ?? [])])),
      without: new Set(all.flatMap(({ without }) => [...without])),
    };
    this.#united.set(of, { of: all, wanted: subset });
    return subset;
  }
}

const renamed = ({ name }: FederableCorpus, cards: readonly ArticleCard[]): ArticleCard[] =>
  cards.map((card) => ({ ...card, id: name + BETWEEN + card.id }));

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
