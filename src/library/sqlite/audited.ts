/** All that a library's database holds, as it is stored, for whoever checks it. Judges nothing and repairs nothing. */
import type Database from 'better-sqlite3';
import type { Article } from '../../articles/article.js';
import type { Range } from '../../text/range.js';
import { UnusableIndex } from '../index/manifest.js';
import { openSnapshot } from '../index/snapshot.js';
import { guarded, openDatabase, orphanProblems } from './database.js';
import { type FormerTextRow, formerText } from './history.js';
import {
  ARTICLE_COLUMNS,
  type ArticleRow,
  articleFromRow,
  PASSAGE_COLUMNS,
  type PassageRow,
  rangesFromJson,
} from './rows.js';

/** Articles read at once. */
const ARTICLES_AT_ONCE = 128;

/** A row of `corpora`, with the sums that it keeps of the articles. */
export interface AuditedCorpus {
  readonly key: number;
  readonly name: string;
  readonly modelSha256: string;
  readonly dimensions: number;
  readonly articles: number;
  readonly passages: number;
  readonly tokens: number;
  readonly content: string;
  readonly revision: number;
}

interface AuditedPassageRow extends PassageRow {
  readonly corpus: number;
  readonly terms: string;
  readonly embedding: Buffer | null;
}

export interface AuditedPassage extends Omit<AuditedPassageRow, 'sentences'> {
  /** Null when what is stored is no list of ranges. */
  readonly sentences: readonly Range[] | null;
}

interface AuditedArticleRow extends ArticleRow {
  readonly contentHash: string;
  readonly titleTerms: string;
  readonly tokens: number;
  readonly signature: Buffer;
  /** Of near copies; null without any. */
  readonly group: number | null;
}

export interface AuditedArticle extends AuditedArticleRow {
  /** Null when its masks are no list of ranges. */
  readonly article: Article | null;
  /** Ascending. */
  readonly bands: readonly number[];
  /** In order. */
  readonly passages: readonly AuditedPassage[];
}

/** One state of the database, held until it is closed: what is committed meanwhile does not show. */
export class AuditedLibrary {
  readonly #database: Database.Database;

  /** @throws LibraryError when there is no library, or its database cannot be read */
  constructor(file: string) {
    this.#database = openDatabase(file, true);
    this.#guarded(() => this.#database.exec('BEGIN'));
  }

  /** What SQLite's own checks find; empty when it is sound. */
  problems(): string[] {
    return this.#guarded(() => {
      const rows = this.#database.pragma('integrity_check') as readonly { readonly integrity_check: string }[];
      const lines = rows.map((row) => row.integrity_check).filter((line) => line !== 'ok');
      return [...lines, ...orphanProblems(this.#database)];
    });
  }

  corpora(): readonly AuditedCorpus[] {
    return this.#guarded(() =>
      this.#database
        .prepare<[], AuditedCorpus>(
          `SELECT key, name, model_sha256 AS modelSha256, dimensions, articles, passages, tokens, content, revision
           FROM corpora ORDER BY name, key`,
        )
        .all(),
    );
  }

  *articles(corpus: number): Generator<readonly AuditedArticle[]> {
    const next = this.#database.prepare<[number, number, number], AuditedArticleRow>(
      `SELECT ${ARTICLE_COLUMNS}, content_hash AS contentHash, title_terms AS titleTerms, tokens, signature,
         story AS "group" FROM articles WHERE corpus = ? AND key > ? ORDER BY key LIMIT ?`,
    );
    const passages = this.#database.prepare<[number], AuditedPassageRow>(
      `SELECT ${PASSAGE_COLUMNS}, corpus, terms, embedding FROM passages LEFT JOIN embeddings ON passage = id
       WHERE article = ? ORDER BY ordinal, id`,
    );
    const bands = this.#database
      .prepare<[number], number>('SELECT band FROM bands WHERE article = ? ORDER BY band')
      .pluck();
    for (let last: number | undefined = 0; last !== undefined; ) {
      const articles: AuditedArticle[] = this.#guarded(() =>
        next.all(corpus, last!, ARTICLES_AT_ONCE).map((row) => ({
          ...row,
          article: articleFromRow(row),
          bands: bands.all(row.key),
          passages: passages.all(row.key).map((one) => ({ ...one, sentences: rangesFromJson(one.sentences) })),
        })),
      );
      if (articles.length > 0) yield articles;
      last = articles.at(-1)?.key;
    }
  }

  /** Ids of a corpus that were withdrawn though it still holds an article or a former text of them. */
  stillHeld(corpus: string): readonly string[] {
    return this.#guarded(() =>
      this.#database
        .prepare<[{ corpus: string }], string>(
          `SELECT id FROM withdrawn WHERE corpus = $corpus AND (
             id IN (SELECT id FROM articles WHERE articles.corpus IN (SELECT key FROM corpora WHERE name = $corpus))
             OR id IN (SELECT id FROM superseded WHERE superseded.corpus = $corpus)) ORDER BY id`,
        )
        .pluck()
        .all({ corpus }),
    );
  }

  /** How many passages that are gone the files of a corpus' index still hold; 0 where the index is not in use. */
  goneButIndexed({ key, name, modelSha256: sha256, dimensions, revision }: AuditedCorpus): number {
    return this.#guarded(() => {
      try {
        const model = { id: '', sha256, dimensions };
        const { snapshot } = openSnapshot({ database: this.#database, name, key, model }, revision);
        const isLeft = (slot: number): boolean => snapshot.articles[slot] !== 0 || !snapshot.graph.isErased(slot);
        return [...snapshot.gone].filter(isLeft).length;
      } catch (error) {
        if (error instanceof UnusableIndex) return 0;
        throw error;
      }
    });
  }

  /** Ids of the articles of a corpus that have a damaged former text. */
  damagedFormerTexts(corpus: string): readonly string[] {
    return this.#guarded(() => {
      const rows = this.#database.prepare<[string], FormerTextRow>(
        'SELECT id, text_hash AS textHash, text FROM superseded WHERE corpus = ? ORDER BY id',
      );
      return [...rows.iterate(corpus)].filter((row) => formerText(row) === null).map(({ id }) => id);
    });
  }

  close(): void {
    this.#database.close();
  }

  #guarded<T>(work: () => T): T {
    return guarded(this.#database.name, work);
  }
}
