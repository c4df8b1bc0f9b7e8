import { dirname } from 'node:path';
import type Database from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import type { Article, ArticleCard } from '../../articles/article.js';
import { LibraryError } from '../../errors.js';
import { type IndexState, LiveIndex } from '../index/live-index.js';
import { indexFolder } from '../index/manifest.js';
import { otherModel } from '../other-model.js';
import { ArticleCards } from '../sqlite/article-cards.js';
import { damaged, guarded } from '../sqlite/database.js';
import { embeddingLoader, type LoadEmbeddings } from '../sqlite/embeddings.js';
import { generationName, textHash } from '../sqlite/hashes.js';
import { historyReader } from '../sqlite/history.js';
import { type ArticleSubset, type NearDuplicates, nearDuplicatesReader } from '../sqlite/near-duplicates.js';
import {
  ARTICLE_COLUMNS,
  type ArticleRow,
  articleFromRow,
  type CardRow,
  type PassageRow,
  passageFromRow,
} from '../sqlite/rows.js';
import type { CopyFilter, CorpusState, Frequencies, Hit, LibraryModel, StoredPassage } from './corpus.js';
import type { FederableCorpus, IndexView } from './federated-corpus.js';
import type { ArticleFilter } from './filter.js';
import { FilteredCorpus } from './filtered-corpus.js';
import type { ArticleHistory } from './history.js';

/** Articles kept from question to question; one question reads some twenty. */
const ARTICLES_KEPT = 500;

interface CorpusRow extends IndexState {
  readonly model_id: string;
  readonly model_sha256: string;
  readonly dimensions: number;
  readonly articles: number;
  readonly content: string;
  readonly ingestedAt: string | null;
}

/** What holds for one row of `corpora` and is made again when another model's takes its place. */
interface Bound {
  readonly key: number;
  readonly embeddings: LoadEmbeddings;
  readonly index: LiveIndex;
  readonly nearDuplicates: (corpus: CorpusRow) => NearDuplicates;
  readonly cards: ArticleCards;
  /** By key. */
  readonly articles: LRUCache<number, Article>;
}

export interface SqliteCorpusParts {
  readonly database: Database.Database;
  readonly file: string;
  readonly name: string;
  /** The model in use: a corpus of another model is refused. Undefined where nothing is embedded. */
  readonly model: LibraryModel | undefined;
}

export class SqliteCorpus implements FederableCorpus {
  readonly name: string;
  readonly #parts: SqliteCorpusParts;
  readonly #corpus: Database.Statement<[string], CorpusRow>;
  readonly #passages: Database.Statement<[string, number], PassageRow>;
  readonly #byKey: Database.Statement<[number, number], ArticleRow>;
  readonly #byId: Database.Statement<[number, string], ArticleRow>;
  readonly #passagesOf: Database.Statement<[number, string], number>;
  readonly #history: (corpus: string, id: string) => ArticleHistory;
  #bound: Bound | null = null;
  #revision = -1;

  /** @throws LibraryError when there is no such corpus, or it is another model's. */
  constructor(parts: SqliteCorpusParts) {
    this.#parts = parts;
    this.name = parts.name;
    const { database } = parts;
    this.#corpus = database.prepare(
      `SELECT key, model_id, model_sha256, dimensions, revision, gone_since AS goneSince, articles, passages, tokens,
         content, ingested_at AS ingestedAt FROM corpora WHERE name = ? AND active = 1`,
    );
    this.#passages = database.prepare(
      'SELECT * FROM passages WHERE id IN (SELECT value FROM json_each(?)) AND corpus = ?',
    );
    this.#byKey = database.prepare(`SELECT ${ARTICLE_COLUMNS} FROM articles WHERE corpus = ? AND key = ?`);
    this.#byId = database.prepare(`SELECT ${ARTICLE_COLUMNS} FROM articles WHERE corpus = ? AND id = ?`);
    this.#passagesOf = database
      .prepare<[number, string], number>(
        `SELECT passages.id FROM articles JOIN passages ON passages.article = articles.key
         WHERE articles.corpus = ? AND articles.id = ? ORDER BY ordinal`,
      )
      .pluck();
    this.#history = historyReader(database);
    guarded(parts.file, () => this.#current());
  }

  async state(): Promise<CorpusState> {
    return this.#ask(({ model_sha256: model, content, articles, passages, ingestedAt }) => {
      return { generation: generationName(model, content), articles, passages, ingestedAt };
    });
  }

  async degraded(): Promise<string | null> {
    return this.#ask((corpus) => (corpus.passages === 0 ? null : this.#bind(corpus).index.degraded(corpus)));
  }

  async denseHits(question: Float32Array, k: number, of: CopyFilter = 'all'): Promise<Hit[]> {
    return this.#ask((corpus) => this.#dense(corpus, question, k, this.#subset(corpus, of)));
  }

  async lexicalHits(terms: readonly string[], k: number, of: CopyFilter = 'all'): Promise<Hit[]> {
    return this.#ask((corpus) => this.#bind(corpus).index.lexicalHits(terms, k, corpus, this.#subset(corpus, of)));
  }

  async documentFrequencies(terms: readonly string[]): Promise<Frequencies> {
    return this.#ask((corpus) => {
      const { index } = this.#bind(corpus);
      return { passages: index.statistics(corpus).passages, holding: index.frequencies(terms, corpus) };
    });
  }

  async passages(ids: readonly number[]): Promise<StoredPassage[]> {
    return this.#ask((corpus) => this.#stored(corpus, ids));
  }

  async embeddings(ids: readonly number[]): Promise<Map<number, Float32Array>> {
    return this.#ask((corpus) => this.#bind(corpus).embeddings(ids));
  }

  async articles(keys: readonly number[]): Promise<Map<number, Article>> {
    return this.#ask((corpus) => {
      const { articles } = this.#bind(corpus);
      // An article's path is all that changes under its key.
      if (corpus.revision !== this.#revision) articles.clear();
      this.#revision = corpus.revision;
      return found(keys, (key) => articles.get(key) ?? this.#restore(corpus, this.#byKey.get(corpus.key, key)));
    });
  }

  async articlesById(ids: readonly string[]): Promise<Map<string, Article>> {
    return this.#ask((corpus) => found(ids, (id) => this.#restore(corpus, this.#byId.get(corpus.key, id))));
  }

  async histories(articleIds: readonly string[]): Promise<Map<string, ArticleHistory>> {
    return guarded(this.#parts.file, () => found(articleIds, (id) => this.#history(this.name, id)));
  }

  async copiesOf(articleKeys: readonly number[]): Promise<Map<number, readonly number[]>> {
    return this.#ask((corpus) => {
      const nearDuplicates = this.#bind(corpus).nearDuplicates(corpus);
      return found(articleKeys, (key) => nearDuplicates.copiesOf(key));
    });
  }

  async cards(): Promise<readonly ArticleCard[]> {
    return this.#keyedCards().map(({ key: _, ...card }) => card);
  }

  async passagesOf(articleId: string): Promise<StoredPassage[]> {
    return this.#ask((corpus) => this.#stored(corpus, this.#passagesOf.all(corpus.key, articleId)));
  }

  async passagesWith(words: readonly (readonly string[])[]): Promise<StoredPassage[]> {
    return this.#ask((corpus) => this.#stored(corpus, this.#bind(corpus).index.all(words, corpus)));
  }

  async indexView(of: CopyFilter): Promise<IndexView> {
    return this.#ask((corpus) => {
      const { index } = this.#bind(corpus);
      return { parts: index.parts(corpus), ...index.statistics(corpus), subset: this.#subset(corpus, of) };
    });
  }

  filtered(filter: ArticleFilter): FederableCorpus {
    return new FilteredCorpus(this, filter, {
      dense: (question, k, subset) => this.#ask((corpus) => this.#dense(corpus, question, k, subset)),
      lexical: (terms, k, subset) =>
        this.#ask((corpus) => this.#bind(corpus).index.lexicalHits(terms, k, corpus, subset)),
      dated: () => this.#keyedCards(),
      nearDuplicates: () => this.#ask((corpus) => this.#bind(corpus).nearDuplicates(corpus)),
    });
  }

  async *allArticles(): AsyncIterableIterator<Article> {
    for (const { key } of this.#keyedCards()) yield* (await this.articles([key])).values();
  }

  #stored({ key }: CorpusRow, ids: readonly number[]): StoredPassage[] {
    const byId = new Map<number, StoredPassage>();
    for (const row of this.#passages.all(JSON.stringify(ids), key)) {
      const passage = passageFromRow(row);
      if (passage === null) throw damaged(this.#parts.file, `sentences of passage ${row.id}`);
      byId.set(row.id, passage);
    }
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  #keyedCards(): readonly CardRow[] {
    return this.#ask((corpus) => this.#bind(corpus).cards.all(corpus));
  }

  #subset(corpus: CorpusRow, of: CopyFilter): ArticleSubset {
    return this.#bind(corpus).nearDuplicates(corpus).subset(of, null);
  }

  #dense(corpus: CorpusRow, question: Float32Array, k: number, subset: ArticleSubset): Hit[] {
    if (question.length !== corpus.dimensions) throw this.#otherModel(corpus, `${question.length} dimensions`);
    return this.#bind(corpus).index.denseHits(question, k, corpus, subset);
  }

  #ask<T>(work: (corpus: CorpusRow) => T): T {
    return guarded(this.#parts.file, () => work(this.#current()));
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
    if (model !== undefined && model.sha256 !== corpus.model_sha256) throw this.#otherModel(corpus, model.id);
    return corpus;
  }

  #otherModel({ model_id: modelId, passages }: CorpusRow, used: string): LibraryError {
    return otherModel([{ name: this.name, modelId, passages }], { library: dirname(this.#parts.file), used });
  }

  #bind(corpus: CorpusRow): Bound {
    if (this.#bound?.key !== corpus.key) {
      const { database, name } = this.#parts;
      const model = { id: corpus.model_id, sha256: corpus.model_sha256, dimensions: corpus.dimensions };
      const embeddings = embeddingLoader(database, corpus.dimensions);
      const folder = indexFolder(dirname(this.#parts.file), name, corpus.key);
      const nearDuplicates = nearDuplicatesReader(database);
      this.#bound = {
        key: corpus.key,
        embeddings,
        index: new LiveIndex({
          database,
          folder,
          name,
          corpus: corpus.key,
          model,
          embeddings,
          nearDuplicates,
        }),
        nearDuplicates,
        cards: new ArticleCards(database),
        articles: new LRUCache({ max: ARTICLES_KEPT }),
      };
    }
    return this.#bound;
  }

  /** A text that is not what was ingested must never be quoted: a flipped bit on disk is not SQLite's to notice. */
  #restore(corpus: CorpusRow, row: ArticleRow | undefined): Article | null {
    if (row === undefined) return null;
    const article = textHash(row.text).equals(row.text_hash) ? articleFromRow(row) : null;
    if (article === null) throw damaged(this.#parts.file, `the article ${row.id} is not as it was stored`);
    this.#bind(corpus).articles.set(row.key, article);
    return article;
  }
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
