/** Texts as the token ids that an embedding model reads. Refuses nothing: what is too long is cut. */
import { specialTokensOf, type Tokenizer } from '../tokenizer.js';

/** A text as the model's token ids. */
export interface TokenReader {
  /** Ids with the model's special tokens, cut to `limit` with the last special tokens kept. */
  encode(text: string): number[];
  /** Ids of the text alone, none cut off. */
  count(text: string): number;
  /** How many special tokens `encode` adds. */
  readonly specialTokens: number;
}

/** @param limit Ids that the model reads at once, special tokens included. */
export function createTokenReader({ native, ids }: Tokenizer, limit: number): TokenReader {
  const [before, after] = specialTokensOf(native);
  const room = limit - before.length - after.length;
  return {
    specialTokens: before.length + after.length,
    encode: (text) => [...before, ...ids(text).slice(0, room), ...after],
    count: (text) => ids(text).length,
  };
}
