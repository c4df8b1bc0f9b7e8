import type { Tokenizer } from '../models/tokenizer.js';

/** A pair of texts as the model reads it. */
export interface Pair {
  readonly ids: readonly number[];
  /** Which text a token belongs to, by the model's own numbers; as many as `ids`. */
  readonly types: readonly number[];
}

/** The model's special tokens around a pair, and the types that its own texts' tokens have. */
interface Frame {
  readonly before: Pair;
  readonly between: Pair;
  readonly after: Pair;
  readonly firstType: number;
  readonly secondType: number;
}

/** No tokenizer's vocabulary holds these: they mark where the texts go. */
const FIRST = '\u0000first';
const SECOND = '\u0000second';

/**
 * Encodes pairs as the model's own tokenizer does, `[CLS] first [SEP] second [SEP]` for BERT's, in at most `limit`
 * tokens.
 * @returns null for a tokenizer that has no template for two texts, or whose special tokens leave no room for any.
 */
export function createPairReader(
  tokenizer: Tokenizer,
  limit: number,
): ((first: string, second: string) => Pair) | null {
  const frame = frameOf(tokenizer);
  if (frame === null) return null;
  const { before, between, after, firstType, secondType } = frame;
  const room = limit - before.ids.length - between.ids.length - after.ids.length;
  if (room < 2) return null;
  return (first, second) => {
    const [a, b] = truncateLongestFirst(tokenizer.ids(first), tokenizer.ids(second), room);
    const types = (ids: readonly number[], type: number) => ids.map(() => type);
    return {
      ids: [...before.ids, ...a, ...between.ids, ...b, ...after.ids],
      types: [...before.types, ...types(a, firstType), ...between.types, ...types(b, secondType), ...after.types],
    };
  };
}

/** Takes tokens off the end of the longer one until both fit into `room`; of two as long, off the second. */
function truncateLongestFirst(
  a: readonly number[],
  b: readonly number[],
  room: number,
): [readonly number[], readonly number[]] {
  const half = Math.floor(room / 2);
  const firstRoom = Math.max(room - half, room - b.length);
  const first = a.slice(0, firstRoom);
  return [first, b.slice(0, room - first.length)];
}

/** Found by encoding two marks, so that it holds for every kind of template. */
function frameOf({ native }: Tokenizer): Frame | null {
  const processor = native.post_processor as
    | null
    | ((first: string[], second: string[]) => { tokens: string[]; token_type_ids?: number[] });
  if (processor === null) return null;
  const { tokens, token_type_ids } = processor([FIRST], [SECOND]);
  const [first, second] = [tokens.indexOf(FIRST), tokens.indexOf(SECOND)];
  if (first < 0 || second < first) return null;
  const types = token_type_ids ?? tokens.map(() => 0);
  const part = (from: number, to: number): Pair => ({
    ids: native.model.convert_tokens_to_ids(tokens.slice(from, to)),
    types: types.slice(from, to),
  });
  return {
    before: part(0, first),
    between: part(first + 1, second),
    after: part(second + 1, tokens.length),
    firstType: types[first]!,
    secondType: types[second]!,
  };
}
