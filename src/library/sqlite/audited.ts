import { dirname } from 'node:path';
import type Database from 'better-sqlite3';
import type { Article } from '../../articles/article.js';
import type { Range } from '../../text/range.js';
import { indexFolder, UnusableIndex } from '../index/manifest.js';
import { openSnapshot, type SnapshotParts } from '../index/snapshot.js';
import { guarded, openDatabase } from './database.js';
import { embeddingLoader } from './embeddings.js';
import { type FormerTextRow, formerText } from './history.js';
import { ARTICLE_COLUMNS, type ArticleRow, articleFromRow, type PassageRow, passageFromRow } from './rows.js';

/** Articles read at once. */
const ARTICLES_AT_ONCE = 128;

/** A row of `corpora`: what it says of the articles is to be recounted. */
export interface AuditedCorpus {
  readonly key: number;
  readonly name: string;
  readonly active: number;
  readonly modelSha256: string;
  readonly dimensions: number;
  readonly articles: number;
  readonly passages: number;
  readonly tokens: number;
  readonly content: string;
  readonly revision: number;
}

export interface AuditedPassage extends Range {
  readonly id: number;
  readonly corpus: number;
  readonly ordinal: number;
  readonly paragraph: number;
  /** Null when what is stored is no list of ranges. */
  readonly sentences: readonly Range[] | null;
  readonly terms: string;
  readonly embedding: Buffer | null;
}

/** All that the database holds of an article, as it is stored. */
export interface AuditedArticle {
  readonly key: number;
  readonly id: string;
  /** Null when its masks are no list of ranges. */
  readonly article: Article | null;
  readonly textHash: Buffer;
  readonly cutting: number;
  readonly contentHash: string;
  readonly titleTerms: string;
  readonly tokens: number;
  readonly signature: Buffer;
  readonly story: number | null;
  /** Ascending. */
  readonly bands: readonly number[];
  /** In order. */
  readonly passages: readonly AuditedPassage[];
}

interface Row extends ArticleRow {
  readonly content_hash: string;
  readonly title_terms: string;
  readonly tokens: number;
  readonly signature: Buffer;
}

type JoinedPassageRow = PassageRow & {
  readonly corpus: number;
  readonly terms: string;
  readonly embedding: Buffer | null;
};

/** One state of a library's database, held while it is gone through: what is committed meanwhile does not show. */
export interface AuditedLibrary {
  /** What SQLite's own checks find; empty when it is sound. */
  problems(): string[];
  corpora(): readonly AuditedCorpus[];
  articles(corpus: number): Generator<readonly AuditedArticle[]>;
  /** Ids of a corpus that were withdrawn, and of which it holds an article or a former text all the same. */
  stillHeld(corpus: string): readonly string[];
  /** Of how many passages that are gone the files of a corpus' index hold anything; 0 where the index is not in use. */
  goneButIndexed(corpus: AuditedCorpus): number;
  /** Ids of a corpus of which a former text is damaged. */
  damagedFormerTexts(corpus: string): readonly string[];
  close(): void;
}

/** @throws LibraryError when there is no library, or its database cannot be read */
export function openAudited(file: string): AuditedLibrary {
  const database = openDatabase(file, true);
  guarded(file, () => database.exec('BEGIN'));
  return {
    problems: () => guarded(file, () => problemsOf(database)),
    corpora: () =>
      guarded(file, () =>
        database
          .prepare<[], AuditedCorpus>(
            `SELECT key, name, active, model_sha256 AS modelSha256, dimensions, articles, passages, tokens, content, revision
             FROM corpora ORDER BY name, key`,
          )
          .all(),
      ),
    articles: (corpus) => articlesOf(database, file, corpus),
    stillHeld: (corpus) =>
      guarded(file, () =>
        database
          .prepare<[{ corpus: string }], string>(
            `SELECT id FROM withdrawn WHERE corpus = $corpus AND (
               id IN (SELECT id FROM articles WHERE articles.corpus IN (SELECT key FROM corpora WHERE name = $corpus))
               OR id IN (SELECT id FROM superseded WHERE superseded.corpus = $corpus)) ORDER BY id`,
          )
          .pluck()
          .all({ corpus }),
      ),
    goneButIndexed: ({ key, name, modelSha256: sha256, dimensions, revision }) =>
      guarded(file, () => {
        const folder = indexFolder(dirname(file), name, key);
        const model = { id: '', sha256, dimensions };
        const parts = { database, folder, name, corpus: key, model, embeddings: embeddingLoader(database, dimensions) };
        return goneIn(parts, revision);
      }),
    damagedFormerTexts: (corpus) =>
      guarded(file, () => {
        const rows = database.prepare<[string], FormerTextRow>(
          'SELECT id, text_hash, text FROM superseded WHERE corpus = ? ORDER BY id',
        );
        return [...rows.iterate(corpus)].filter((row) => formerText(row) === null).map(({ id }) => id);
      }),
    close: () => void database.close(),
  };
}

function goneIn(parts: SnapshotParts, revision: number): number {
  try {
    const { snapshot } = openSnapshot(parts, revision);
    const isLeft = (place: number): boolean => snapshot.articles[place] !== 0 || !snapshot.graph.isErased(place);
    return [...snapshot.gone].filter(isLeft).length;
  } catch (error) {
    if (error instanceof UnusableIndex) return 0;
    throw error;
  }
}

function problemsOf(database: Database.Database): string[] {
  const found = database.pragma('integrity_check') as readonly { readonly integrity_check: string }[];
  const lines = found.map((row) => row.integrity_check).filter((line) => line !== 'ok');
  const orphans = database.pragma('foreign_key_check') as readonly unknown[];
  return [...lines, ...(orphans.length === 0 ? [] : [`${orphans.length} rows belong to others that are gone`])];
}

function* articlesOf(database: Database.Database, file: string, corpus: number): Generator<readonly AuditedArticle[]> {
  const next = database.prepare<[number, number, number], Row>(
    `SELECT ${ARTICLE_COLUMNS}, content_hash, title_terms, tokens, signature FROM articles
     WHERE corpus = ? AND key > ? ORDER BY key LIMIT ?`,
  );
  const passages = database.prepare<[number], JoinedPassageRow>(
    'SELECT * FROM passages LEFT JOIN embeddings ON passage = id WHERE article = ? ORDER BY ordinal, id',
  );
  const bands = database.prepare<[number], number>('SELECT band FROM bands WHERE article = ? ORDER BY band').pluck();
  for (let last = 0; ; ) {
    const rows = guarded(file, () =>
      next.all(corpus, last, ARTICLES_AT_ONCE).map((row) => ({
        ...{ key: row.key, id: row.id, article: articleFromRow(row), textHash: row.text_hash, cutting: row.cutting },
        ...{ contentHash: row.content_hash, titleTerms: row.title_terms, tokens: row.tokens },
        ...{ signature: row.signature, story: row.story, bands: bands.all(row.key) },
        passages: passages.all(row.key).map(auditedPassage),
      })),
    );
    const end = rows.at(-1);
    if (end === undefined) return;
    yield rows;
    last = end.key;
  }
}

function auditedPassage(row: JoinedPassageRow): AuditedPassage {
  const { id, corpus, ordinal, paragraph, range_start: start, range_end: end, terms, embedding } = row;
  const sentences = passageFromRow(row)?.sentences ?? null;
  return { id, corpus, ordinal, paragraph, start, end, sentences, terms, embedding };
}
