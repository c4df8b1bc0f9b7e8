/** A corpus in the library's database, or those of its articles that pass a filter. Writes nothing. */
import { dirname } from 'node:path';
import type Database from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import type { Article, ArticleCard } from '../../articles/article.js';
import { LibraryError } from '../../errors.js';
import { LexicalSearch, type SearchedIndex } from '../index/lexical.js';
import { type IndexState, LiveIndex } from '../index/live-index.js';
import { otherModel } from '../other-model.js';
import { ArticleCards } from '../sqlite/article-cards.js';
import { damaged, guarded } from '../sqlite/database.js';
import { generationName, textHash } from '../sqlite/hashes.js';
import { historyReader } from '../sqlite/history.js';
import type { ArticleSubset, NearDuplicates } from '../sqlite/near-duplicates.js';
import {
  ARTICLE_COLUMNS,
  type ArticleRow,
  articleFromRow,
  PASSAGE_COLUMNS,
  type PassageRow,
  passageFromRow,
} from '../sqlite/rows.js';
import type {
  ArticleHistory,
  CopyFilter,
  Corpus,
  CorpusState,
  Frequencies,
  Hit,
  LibraryModel,
  StoredPassage,
} from './corpus.js';
import { type ArticleFilter, articleFilter, type CardFilter } from './filter.js';

/** Articles kept from question to question; one question reads some twenty. */
const ARTICLES_KEPT = 500;

interface CorpusRow extends IndexState {
  readonly key: number;
  readonly modelId: string;
  readonly modelSha256: string;
  readonly dimensions: number;
  readonly articles: number;
  readonly content: string;
  readonly ingestedAt: string | null;
}

/** What is kept in memory for one row of `corpora`; made again when another model's row takes its place. */
interface Bound {
  readonly key: number;
  readonly index: LiveIndex;
  readonly cards: ArticleCards;
  /** By key; of the commit `articlesAt`. */
  readonly articles: LRUCache<number, Article>;
  articlesAt: number;
}

/** The articles that pass the filter. */
interface Selection {
  /** Null without a filter. */
  readonly keys: ReadonlySet<number> | null;
  /** Near copies among them: the representative of a group in the whole corpus may not pass. */
  readonly copies: NearDuplicates;
}

export interface SqliteCorpusParts {
  readonly database: Database.Database;
  readonly name: string;
  /** The model in use: a corpus of another model is refused. Undefined where nothing is embedded. */
  readonly model: LibraryModel | undefined;
}

export class SqliteCorpus implements Corpus {
  readonly name: string;
  readonly #parts: SqliteCorpusParts;
  readonly #bind: (corpus: CorpusRow) => Bound;
  readonly #filter: CardFilter | null;
  readonly #corpus: Database.Statement<[string], CorpusRow>;
  readonly #passages: Database.Statement<[string, number], PassageRow>;
  readonly #byKey: Database.Statement<[number, number], ArticleRow>;
  readonly #byId: Database.Statement<[number, string], ArticleRow>;
  readonly #contentHash: Database.Statement<[number, string], { readonly key: number; readonly contentHash: string }>;
  readonly #passagesOf: Database.Statement<[number, string], number>;
  readonly #history: (corpus: string, id: string) => ArticleHistory;
  readonly #lexical = new LexicalSearch();
  #selected: (Selection & { readonly of: NearDuplicates }) | null = null;

  /** @throws LibraryError when there is no such corpus, or it is another model's; with a filter, not before it is read. */
  constructor(parts: SqliteCorpusParts, bind = binder(parts), filter: CardFilter | null = null) {
    this.name = parts.name;
    this.#parts = parts;
    this.#bind = bind;
    this.#filter = filter;
    const { database } = parts;
    this.#corpus = database.prepare(
      `SELECT key, model_id AS modelId, model_sha256 AS modelSha256, dimensions, revision, gone_since AS goneSince,
         articles, passages, tokens, content, ingested_at AS ingestedAt FROM corpora WHERE name = ? AND active = 1`,
    );
    this.#passages = database.prepare(
      `SELECT ${PASSAGE_COLUMNS} FROM passages WHERE id IN (SELECT value FROM json_each(?)) AND corpus = ?`,
    );
    this.#byKey = database.prepare(`SELECT ${ARTICLE_COLUMNS} FROM articles WHERE corpus = ? AND key = ?`);
    this.#byId = database.prepare(`SELECT ${ARTICLE_COLUMNS} FROM articles WHERE corpus = ? AND id = ?`);
    this.#contentHash = database.prepare(
      'SELECT key, content_hash AS contentHash FROM articles WHERE corpus = ? AND id = ?',
    );
    this.#passagesOf = database
      .prepare<[number, string], number>(
        `SELECT passages.id FROM articles JOIN passages ON passages.article = articles.key
         WHERE articles.corpus = ? AND articles.id = ? ORDER BY ordinal`,
      )
      .pluck();
    this.#history = historyReader(database);
    if (filter === null) guarded(database.name, () => this.#current());
  }

  async state(): Promise<CorpusState> {
    return this.#ask((corpus) => {
      const { modelSha256, content, articles, passages, ingestedAt } = corpus;
      const generation = generationName(modelSha256, content);
      return { generation, articles: this.#keys(corpus)?.size ?? articles, passages, ingestedAt };
    });
  }

  async degraded(): Promise<string | null> {
    return this.#ask((corpus) => (corpus.passages === 0 ? null : this.#bind(corpus).index.degraded(corpus)));
  }

  async denseHits(question: Float32Array, k: number, of: CopyFilter = 'all'): Promise<Hit[]> {
    return this.#ask((corpus) => {
      if (question.length !== corpus.dimensions) throw this.#otherModel(corpus, `${question.length} dimensions`);
      return this.#bind(corpus).index.denseHits(question, k, corpus, this.#subset(corpus, of));
    });
  }

  async lexicalHits(terms: readonly string[], k: number, of: CopyFilter = 'all'): Promise<Hit[]> {
    return this.#ask((corpus) => this.#lexical.hits([this.#index(corpus, of)], terms, k));
  }

  async documentFrequencies(terms: readonly string[]): Promise<Frequencies> {
    return this.#ask((corpus) => this.#lexical.frequencies([this.#index(corpus, 'all')], terms));
  }

  async passages(ids: readonly number[]): Promise<StoredPassage[]> {
    return this.#ask((corpus) => this.#stored(corpus, ids));
  }

  async embeddings(ids: readonly number[]): Promise<Map<number, Float32Array>> {
    return this.#ask((corpus) => {
      const passing = this.#filter === null ? ids : this.#stored(corpus, ids).map(({ id }) => id);
      return this.#bind(corpus).index.embeddings(passing);
    });
  }

  async articles(keys: readonly number[]): Promise<Map<number, Article>> {
    return this.#ask((corpus) => {
      const bound = this.#bind(corpus);
      // An article's path is all that changes under its key.
      if (corpus.revision !== bound.articlesAt) bound.articles.clear();
      bound.articlesAt = corpus.revision;
      const passing = this.#keys(corpus);
      const asked = passing === null ? keys : keys.filter((key) => passing.has(key));
      return found(asked, (key) => bound.articles.get(key) ?? this.#restore(corpus, this.#byKey.get(corpus.key, key)));
    });
  }

  async articlesById(ids: readonly string[]): Promise<Map<string, Article>> {
    return this.#ask((corpus) =>
      found(ids, (id) => {
        const row = this.#byId.get(corpus.key, id);
        if (row === undefined || this.#filter?.(row) === false) return null;
        return this.#restore(corpus, row);
      }),
    );
  }

  async histories(articleIds: readonly string[]): Promise<Map<string, ArticleHistory>> {
    return guarded(this.#parts.database.name, () => found(articleIds, (id) => this.#history(this.name, id)));
  }

  async contentHashes(articleIds: readonly string[]): Promise<Map<string, string>> {
    return this.#ask((corpus) => {
      const passing = this.#keys(corpus);
      return found(articleIds, (id) => {
        const row = this.#contentHash.get(corpus.key, id);
        return row === undefined || passing?.has(row.key) === false ? null : row.contentHash;
      });
    });
  }

  async copiesOf(articleKeys: readonly number[]): Promise<Map<number, readonly number[]>> {
    return this.#ask((corpus) => {
      const { copies } = this.#selection(corpus);
      return found(articleKeys, (key) => copies.copiesOf(key));
    });
  }

  async cards(): Promise<readonly ArticleCard[]> {
    const filter = this.#filter;
    const all = this.#ask((corpus) => this.#bind(corpus).cards.all(corpus));
    return (filter === null ? all : all.filter(filter)).map(({ key: _, arrival: __, ...card }) => card);
  }

  async passagesOf(articleId: string): Promise<StoredPassage[]> {
    return this.#ask((corpus) => this.#stored(corpus, this.#passagesOf.all(corpus.key, articleId)));
  }

  async passagesWith(words: readonly (readonly string[])[]): Promise<StoredPassage[]> {
    return this.#ask((corpus) => this.#stored(corpus, this.#lexical.all(this.#index(corpus, 'all'), words)));
  }

  filtered(filter: ArticleFilter): SqliteCorpus {
    const [own, further] = [this.#filter, articleFilter(filter)];
    const both: CardFilter = own === null ? further : (card) => own(card) && further(card);
    return new SqliteCorpus(this.#parts, this.#bind, both);
  }

  /** What several corpora are searched by. @param of which articles hits may come from */
  async index(of: CopyFilter): Promise<SearchedIndex> {
    return this.#ask((corpus) => this.#index(corpus, of));
  }

  #index(corpus: CorpusRow, of: CopyFilter): SearchedIndex {
    return { ...this.#bind(corpus).index.searched(corpus), subset: this.#subset(corpus, of) };
  }

  #stored(corpus: CorpusRow, ids: readonly number[]): StoredPassage[] {
    const passing = this.#keys(corpus);
    const byId = new Map<number, StoredPassage>();
    for (const row of this.#passages.all(JSON.stringify(ids), corpus.key)) {
      if (passing?.has(row.articleKey) === false) continue;
      const passage = passageFromRow(row);
      if (passage === null) throw damaged(this.#parts.database.name, `sentences of passage ${row.id}`);
      byId.set(row.id, passage);
    }
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  /** The same until the corpus changes. */
  #selection(corpus: CorpusRow): Selection {
    const { index, cards } = this.#bind(corpus);
    const all = index.nearDuplicates(corpus.revision);
    if (this.#filter === null) return { keys: null, copies: all };
    if (this.#selected?.of !== all) {
      const passing = cards.all(corpus).filter(this.#filter);
      const keys = new Set(passing.map(({ key }) => key));
      this.#selected = { of: all, keys, copies: all.among(keys) };
    }
    return this.#selected;
  }

  #keys(corpus: CorpusRow): ReadonlySet<number> | null {
    return this.#filter === null ? null : this.#selection(corpus).keys;
  }

  #subset(corpus: CorpusRow, of: CopyFilter): ArticleSubset {
    const { keys, copies } = this.#selection(corpus);
    return copies.subset(of, keys);
  }

  #ask<T>(work: (corpus: CorpusRow) => T): T {
    return guarded(this.#parts.database.name, () => work(this.#current()));
  }

  /** One small read a call: an ingest, in this process or another, shows at once. */
  #current(): CorpusRow {
    const corpus = this.#corpus.get(this.name);
    if (corpus === undefined) {
      throw new LibraryError(
        'corpus-missing',
        `the library has no corpus ${this.name}`,
        'run `npm run ingest` first, or name another corpus with --corpus',
      );
    }
    const { model } = this.#parts;
    if (model !== undefined && model.sha256 !== corpus.modelSha256) throw this.#otherModel(corpus, model.id);
    return corpus;
  }

  #otherModel({ modelId, passages }: CorpusRow, used: string): LibraryError {
    return otherModel([{ name: this.name, modelId, passages }], { library: dirname(this.#parts.database.name), used });
  }

  /** A text that is not what was ingested must never be quoted: SQLite does not notice a flipped bit on disk. */
  #restore(corpus: CorpusRow, row: ArticleRow | undefined): Article | null {
    if (row === undefined) return null;
    const article = textHash(row.text).equals(row.textHash) ? articleFromRow(row) : null;
    if (article === null) throw damaged(this.#parts.database.name, `the article ${row.id} is not as it was stored`);
    this.#bind(corpus).articles.set(row.key, article);
    return article;
  }
}

function binder({ database, name }: SqliteCorpusParts): (corpus: CorpusRow) => Bound {
  let bound: Bound | null = null;
  return ({ key, modelId, modelSha256, dimensions }) => {
    if (bound?.key === key) return bound;
    bound = {
      key,
      index: new LiveIndex({ database, name, key, model: { id: modelId, sha256: modelSha256, dimensions } }),
      cards: new ArticleCards(database, key),
      articles: new LRUCache({ max: ARTICLES_KEPT }),
      articlesAt: -1,
    };
    return bound;
  };
}

/** What there is of each of some names, by name, in their order. */
function found<Name, Thing>(names: readonly Name[], one: (name: Name) => Thing | null): Map<Name, Thing> {
  const all = new Map<Name, Thing>();
  for (const name of names) {
    const thing = one(name);
    if (thing !== null) all.set(name, thing);
  }
  return all;
}
