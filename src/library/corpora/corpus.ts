/** What every corpus offers to its readers, whichever database is behind it. Implements none. */
import type { Article, ArticleCard } from '../../articles/article.js';
import type { Passage } from '../../articles/passages.js';
import type { ArticleFilter } from './filter.js';

/** One passage found by one index or by their fusion. Ranks count from 1; higher scores are better. */
export interface Hit {
  readonly passageId: number;
  readonly score: number;
  readonly rank: number;
}

/**
 * Which articles hits come from. Of a group of near copies the article of the least id is its representative, and the
 * others are duplicates of it. `unique`: all but duplicates.
 */
export type CopyFilter = 'all' | 'unique' | 'duplicates';

/** Of a corpus' passages without those of duplicates: near copies count once. */
export interface Frequencies {
  readonly passages: number;
  /** How many of them hold each term; 0 where no passage does, not even of a duplicate. */
  readonly holding: ReadonlyMap<string, number>;
}

/** What a corpus keeps of an article beside the article itself. */
export interface ArticleHistory {
  readonly withdrawn: boolean;
  /** Texts that it had before, newest first. */
  readonly texts: readonly string[];
}

/** A passage as the library keeps it. Ids are never used twice, not even after a removal. */
export interface StoredPassage extends Passage {
  readonly id: number;
  readonly articleKey: number;
  /** Position among its article's passages, from 0. */
  readonly ordinal: number;
  /** See `PreparedPassage`. */
  readonly tokens: Uint8Array | null;
}

/** What distinguishes the embeddings of one model from those of another. */
export interface LibraryModel {
  readonly id: string;
  readonly sha256: string;
  readonly dimensions: number;
}

/** A passage ready to be stored: its text as it is indexed, and its unit-length embedding. */
export interface PreparedPassage {
  readonly passage: Passage;
  readonly text: string;
  /** Its words' ids by the model's tokenizer, as `packWords` gives them; null where they cannot be kept. */
  readonly tokens: Uint8Array | null;
  readonly embedding: Float32Array;
}

export interface PreparedArticle {
  readonly article: Article;
  /** Version of the code that masked and cut it: another version cuts it again. */
  readonly cutting: number;
  /** Of its text: see `text/signature.ts`. */
  readonly signature: Uint32Array;
  readonly passages: readonly PreparedPassage[];
}

/** What names and counts a corpus as it is now. */
export interface CorpusState {
  /** Names the corpus' content: equal content (articles, passages, model) has an equal generation. */
  readonly generation: string;
  /** Those that pass the filter, where there is one. */
  readonly articles: number;
  /** Of the whole corpus, also where a filter holds. */
  readonly passages: number;
  /** When an ingest or a removal last changed it, ISO 8601 in UTC; null where an earlier version of Verbatim did. */
  readonly ingestedAt: string | null;
}

/**
 * Read access to one corpus. Every call sees the latest committed state of the database, and takes several ids or keys at
 * once: a corpus may stand behind a network.
 */
export interface CorpusReader {
  readonly name: string;
  state(): Promise<CorpusState>;
  /**
   * Null while the vector index answers, or a corpus is small enough for exact search; else why exact search answers
   * instead, in one sentence for the log. The hits are as right.
   */
  degraded(): Promise<string | null>;
  /** The k passages of highest cosine to a unit-length question embedding. */
  denseHits(question: Float32Array, k: number, of?: CopyFilter): Promise<Hit[]>;
  /** The k passages of highest BM25 for any of the terms (folded, stemmed); title terms count with their weight. */
  lexicalHits(terms: readonly string[], k: number, of?: CopyFilter): Promise<Hit[]>;
  /** Of the whole corpus, also where a filter holds: a passage scores the same with and without it. */
  documentFrequencies(terms: readonly string[]): Promise<Frequencies>;
  /** In the order of the ids; those that are gone are left out. */
  passages(ids: readonly number[]): Promise<StoredPassage[]>;
  embeddings(ids: readonly number[]): Promise<Map<number, Float32Array>>;
  /** In order; empty when there is no such article. */
  passagesOf(articleId: string): Promise<StoredPassage[]>;
  /** By key, in the order of the keys; those that are gone are left out. */
  articles(keys: readonly number[]): Promise<Map<number, Article>>;
  /** By id, likewise. */
  articlesById(ids: readonly string[]): Promise<Map<string, Article>>;
  /** Of every article, in order of id; no text is read. */
  cards(): Promise<readonly ArticleCard[]>;
  /** For each article the keys of its near copies in this corpus, itself left out, in order of their articles' ids. */
  copiesOf(articleKeys: readonly number[]): Promise<Map<number, readonly number[]>>;
}

/** A corpus to look things up in, beside answering from it. */
export interface Corpus extends CorpusReader {
  /** For each id what is kept of the article beside it, or in its place. */
  histories(articleIds: readonly string[]): Promise<Map<string, ArticleHistory>>;
  /** Of each article that there is, by id, a hash of its text, masks and passages: it costs no reading of the text. */
  contentHashes(articleIds: readonly string[]): Promise<Map<string, string>>;
  /** Every passage whose own text holds, for each word, one of its terms (folded, stemmed); in order of id. */
  passagesWith(words: readonly (readonly string[])[]): Promise<StoredPassage[]>;
  /** The articles that pass, as a corpus of their own. It sees every later change too. */
  filtered(filter: ArticleFilter): Corpus;
}

/** Every article in order of id, one after the other. */
export async function* allArticles(corpus: CorpusReader): AsyncGenerator<Article> {
  for (const { id } of await corpus.cards()) yield* (await corpus.articlesById([id])).values();
}

/** One article by its id; null where the corpus has none. */
export async function articleById(corpus: Pick<CorpusReader, 'articlesById'>, id: string): Promise<Article | null> {
  return (await corpus.articlesById([id])).get(id) ?? null;
}

/** What is kept of one article beside it, or in its place. */
export async function historyOf(corpus: Pick<Corpus, 'histories'>, id: string): Promise<ArticleHistory> {
  return (await corpus.histories([id])).get(id) ?? { withdrawn: false, texts: [] };
}
