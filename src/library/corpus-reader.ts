import type Database from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import type { Article, ArticleCard } from '../corpus/article.js';
import { LibraryError } from '../errors.js';
import { damaged, guarded } from './database.js';
import { DenseSearch } from './dense.js';
import { DenseAmong } from './dense-among.js';
import { embeddingLoader, type LoadEmbeddings } from './embeddings.js';
import type { ArticleFilter } from './filter.js';
import { corpusHash, shownGeneration, textHash } from './hashes.js';
import { LexicalSearch } from './lexical.js';
import type { Corpus, Hit, LibraryModel, StoredPassage } from './library.js';
import { RestrictedCorpus } from './restricted-corpus.js';
import {
  ARTICLE_COLUMNS,
  type ArticleRow,
  articleFromRow,
  CARD_COLUMNS,
  type CardRow,
  type PassageRow,
  passageFromRow,
} from './rows.js';

/** Articles kept from question to question; one question reads some twenty. */
const ARTICLES_KEPT = 500;

interface CorpusRow {
  readonly key: number;
  readonly model_id: string;
  readonly model_sha256: string;
  readonly dimensions: number;
  readonly revision: number;
}

/** What holds for one row of `corpora` and is made again when another model's takes its place. */
interface Bound {
  readonly key: number;
  readonly embeddings: LoadEmbeddings;
  readonly dense: DenseSearch;
  readonly denseAmong: DenseAmong;
  readonly lexical: LexicalSearch;
}

/** What holds for one revision of the corpus. */
interface Counted {
  readonly key: number;
  readonly revision: number;
  readonly generation: string;
  readonly articles: number;
  readonly passages: number;
  readonly cards: readonly CardRow[];
}

export interface CorpusReaderParts {
  readonly database: Database.Database;
  readonly file: string;
  readonly generations: string;
  readonly name: string;
  /** The model in use: a corpus of another model is refused. Undefined where nothing is embedded. */
  readonly model: LibraryModel | undefined;
}

export class SqliteCorpusReader implements Corpus {
  readonly name: string;
  readonly #parts: CorpusReaderParts;
  readonly #corpus: Database.Statement<[string], CorpusRow>;
  readonly #hashes: Database.Statement<[number], string>;
  readonly #passageCount: Database.Statement<[number], number>;
  readonly #passages: Database.Statement<[string], PassageRow>;
  readonly #byKey: Database.Statement<[number, number], ArticleRow>;
  readonly #byId: Database.Statement<[number, string], ArticleRow>;
  readonly #cards: Database.Statement<[number], CardRow>;
  readonly #passagesOf: Database.Statement<[number, string], number>;
  readonly #articles = new LRUCache<number, Article>({ max: ARTICLES_KEPT });
  #bound: Bound | null = null;
  #counted: Counted | null = null;

  /** @throws LibraryError when there is no such corpus, or it is another model's. */
  constructor(parts: CorpusReaderParts) {
    this.#parts = parts;
    this.name = parts.name;
    const { database } = parts;
    this.#corpus = database.prepare(
      'SELECT key, model_id, model_sha256, dimensions, revision FROM corpora WHERE name = ? AND active = 1',
    );
    this.#hashes = database
      .prepare<[number], string>('SELECT content_hash FROM articles WHERE corpus = ? ORDER BY id')
      .pluck();
    this.#passageCount = database.prepare<[number], number>('SELECT count(*) FROM passages WHERE corpus = ?').pluck();
    this.#passages = database.prepare('SELECT * FROM passages WHERE id IN (SELECT value FROM json_each(?))');
    this.#byKey = database.prepare(`SELECT ${ARTICLE_COLUMNS} FROM articles WHERE corpus = ? AND key = ?`);
    this.#byId = database.prepare(`SELECT ${ARTICLE_COLUMNS} FROM articles WHERE corpus = ? AND id = ?`);
    this.#cards = database.prepare(`SELECT ${CARD_COLUMNS} FROM articles WHERE corpus = ? ORDER BY id`);
    this.#passagesOf = database
      .prepare<[number, string], number>(
        `SELECT passages.id FROM articles JOIN passages ON passages.article = articles.key
         WHERE articles.corpus = ? AND articles.id = ? ORDER BY ordinal`,
      )
      .pluck();
    guarded(parts.file, () => this.#current());
  }

  generation(): string {
    return this.#ask((corpus) => this.#count(corpus).generation);
  }

  counts(): { readonly articles: number; readonly passages: number } {
    return this.#ask((corpus) => {
      const { articles, passages } = this.#count(corpus);
      return { articles, passages };
    });
  }

  degraded(): string | null {
    return this.#ask((corpus) =>
      this.#count(corpus).passages === 0 ? null : this.#bind(corpus).dense.degraded(corpus.revision),
    );
  }

  denseHits(question: Float32Array, k: number): Hit[] {
    return this.#ask((corpus) => {
      if (question.length !== corpus.dimensions) throw this.#otherModel(corpus, `${question.length} dimensions`);
      return this.#bind(corpus).dense.hits(question, k, corpus.revision);
    });
  }

  lexicalHits(terms: readonly string[], k: number): Hit[] {
    return this.#ask((corpus) => this.#bind(corpus).lexical.hits(terms, k));
  }

  documentFrequencies(terms: readonly string[]): Map<string, number> {
    return this.#ask((corpus) => this.#bind(corpus).lexical.frequencies(terms));
  }

  passages(ids: readonly number[]): StoredPassage[] {
    return this.#ask(() => {
      const found = new Map<number, StoredPassage>();
      for (const row of this.#passages.all(JSON.stringify(ids))) {
        const passage = passageFromRow(row);
        if (passage === null) throw damaged(this.#parts.file, `sentences of passage ${row.id}`);
        found.set(row.id, passage);
      }
      return ids.flatMap((id) => found.get(id) ?? []);
    });
  }

  embeddings(ids: readonly number[]): Map<number, Float32Array> {
    return this.#ask((corpus) => this.#bind(corpus).embeddings(ids));
  }

  article(key: number): Article | null {
    return this.#ask((corpus) => {
      this.#count(corpus);
      return this.#articles.get(key) ?? this.#restore(this.#byKey.get(corpus.key, key));
    });
  }

  articleById(id: string): Article | null {
    return this.#ask((corpus) => this.#restore(this.#byId.get(corpus.key, id)));
  }

  cards(): readonly ArticleCard[] {
    return this.#ask((corpus) => this.#count(corpus).cards.map(({ key: _, ...card }) => card));
  }

  passagesOf(articleId: string): StoredPassage[] {
    return this.passages(this.#ask((corpus) => this.#passagesOf.all(corpus.key, articleId)));
  }

  passagesWith(words: readonly (readonly string[])[]): StoredPassage[] {
    return this.passages(this.#ask((corpus) => this.#bind(corpus).lexical.all(words)));
  }

  restrict(filter: ArticleFilter): Corpus {
    return new RestrictedCorpus(this, filter, {
      dense: (question, k, articles) =>
        this.#ask((corpus) => {
          if (question.length !== corpus.dimensions) throw this.#otherModel(corpus, `${question.length} dimensions`);
          return this.#bind(corpus).denseAmong.hits(question, k, articles);
        }),
      lexical: (terms, k, articles) => this.#ask((corpus) => this.#bind(corpus).lexical.hits(terms, k, articles)),
      dated: () => this.#ask((corpus) => this.#count(corpus).cards),
    });
  }

  *articles(): IterableIterator<Article> {
    for (const { key } of this.#ask((corpus) => this.#count(corpus).cards)) {
      const article = this.article(key);
      if (article !== null) yield article;
    }
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

  #otherModel(corpus: CorpusRow, used: string): LibraryError {
    return new LibraryError(
      'other-model',
      `the corpus ${this.name} was embedded with the model ${corpus.model_id}, the one in use is ${used}`,
      'run `npm run ingest` to embed it again, or set EMBEDDING_MODEL back',
    );
  }

  #bind(corpus: CorpusRow): Bound {
    if (this.#bound?.key !== corpus.key) {
      const { database, generations, name } = this.#parts;
      const model = { id: corpus.model_id, sha256: corpus.model_sha256, dimensions: corpus.dimensions };
      const embeddings = embeddingLoader(database, corpus.dimensions);
      this.#bound = {
        key: corpus.key,
        embeddings,
        denseAmong: new DenseAmong(database, corpus.dimensions),
        dense: new DenseSearch({ database, folder: generations, name, corpus: corpus.key, model, embeddings }),
        lexical: new LexicalSearch(database, corpus.key),
      };
    }
    return this.#bound;
  }

  #count({ key, revision, model_sha256 }: CorpusRow): Counted {
    if (this.#counted?.key !== key || this.#counted.revision !== revision) {
      const hashes = this.#hashes.all(key);
      this.#articles.clear();
      this.#counted = {
        key,
        revision,
        generation: shownGeneration(corpusHash(model_sha256, hashes)),
        articles: hashes.length,
        passages: this.#passageCount.get(key) ?? 0,
        cards: this.#cards.all(key),
      };
    }
    return this.#counted;
  }

  /** A text that is not what was ingested must never be quoted: a flipped bit on disk is not SQLite's to notice. */
  #restore(row: ArticleRow | undefined): Article | null {
    if (row === undefined) return null;
    const article = textHash(row.text).equals(row.text_hash) ? articleFromRow(row) : null;
    if (article === null) throw damaged(this.#parts.file, `the article ${row.id} is not as it was stored`);
    this.#articles.set(row.key, article);
    return article;
  }
}
