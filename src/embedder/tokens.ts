import type { PreTrainedTokenizer, Tokenizer } from '../models/tokenizer.js';

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

function specialTokensOf(tokenizer: PreTrainedTokenizer): [number[], number[]] {
  const bare = tokenizer.encode('a', null, { add_special_tokens: false });
  const dressed = tokenizer.encode('a');
  const start = dressed.findIndex((_, at) => bare.every((id, i) => dressed[at + i] === id));
  return start < 0 ? [[], []] : [dressed.slice(0, start), dressed.slice(start + bare.length)];
}
