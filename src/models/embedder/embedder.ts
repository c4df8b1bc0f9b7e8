/** What an embedder is: text to unit vectors. Refuses to mix the vectors of two models. */
import type { WordTokenizer } from '../tokenizer.js';

/** How a model is used. */
export interface ModelDescription {
  /** What verbatim.json names it, or its folder's name, or `owner/name@commit` of the hub. */
  readonly id: string;
  /**
   * sha256, hex, of all that decides its embeddings: network, tokenizer, prefixes, pooling, token limit. Embeddings of
   * different models are never mixed.
   */
  readonly sha256: string;
  readonly dimensions: number;
  /**
   * Tokens of one text that the model reads, as `countTokens` counts them (prefix and special tokens have their room
   * beside it); the rest would be cut off, so passages are cut below it.
   */
  readonly maxTokens: number;
  /** Put before a text by the embedder, e.g. e5's `query: `. */
  readonly prefixes: { readonly question: string; readonly passage: string };
  readonly pooling: 'mean' | 'cls';
}

/**
 * Text to unit-length vectors (all zeros for a text without any token). Deterministic: a text's embedding is the same
 * bytes whichever texts are beside it. Safe to call concurrently; a run holds the thread, so call it off the thread
 * that must answer.
 */
export interface Embedder {
  readonly model: ModelDescription;
  /** One embedding a text, `dimensions` floats each, in order. Any number of texts: batches are bounded inside. */
  embedPassages(texts: readonly string[]): Promise<Float32Array[]>;
  embedQuestion(text: string): Promise<Float32Array>;
  /** Tokens of a text without its prefix, special tokens not counted. */
  countTokens(text: string): number;
  /** Its words with their ids, for a reader of the same tokenizer; null where its ids are not those of words. */
  readonly tokenizer: WordTokenizer | null;
  /** Lets go of the model: it is freed once nobody who opened it uses it any more. */
  close(): Promise<void>;
}
