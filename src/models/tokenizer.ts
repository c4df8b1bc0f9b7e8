/** A model's tokenizer: texts to token ids. Refuses a tokenizer.json that is none, or none that can be used here. */
import type { PreTrainedTokenizer } from '@xenova/transformers/types/tokenizers.js';
import { ModelError } from '../errors.js';
import { asRead } from '../text/fold.js';
import { type ModelFiles, sha256Of } from './model-folder.js';
import { loadRuntime } from './runtime.js';
import { createWordTokenizer, splitWords, type WordSplitter, type WordTokens, wordSplitter } from './word-ids.js';

export type { PreTrainedTokenizer };

/** A tokenizer whose ids of a text are those of its words. */
export interface WordTokenizer {
  /** Of tokenizer.json, hex: the same file gives the same ids. */
  readonly sha256: string;
  /** The words of a text in order, with their ids and without special tokens. */
  words(text: string): WordTokens[];
  /** The same words without their ids, which costs next to nothing. */
  wordRanges(text: string): { readonly start: number; readonly end: number }[];
}

export interface Tokenizer {
  readonly native: PreTrainedTokenizer;
  /** Token ids of a text alone, without special tokens, none cut off. */
  ids(text: string): number[];
  /** Null where the ids of a text need not be those of its words. */
  readonly byWord: WordTokenizer | null;
}

/** By sha256: embedder and reader share one, whose reading takes a tenth of a second. */
const open = new Map<string, Promise<Tokenizer>>();

/** @throws ModelError for a tokenizer.json that is not one, or not one that can be used here. */
export async function openTokenizer(files: ModelFiles): Promise<Tokenizer> {
  const sha256 = (await sha256Of(files.tokenizerPath)) ?? '';
  const key = `${sha256} ${JSON.stringify(files.tokenizerConfig)}`;
  const known = open.get(key) ?? readTokenizer(files, sha256);
  open.set(key, known);
  known.catch(() => open.delete(key));
  return known;
}

async function readTokenizer(files: ModelFiles, sha256: string): Promise<Tokenizer> {
  const { tokenizers } = await loadRuntime();
  const { kind, tokenizer: json, tokenizerConfig: config } = files;
  const classes = tokenizers.AutoTokenizer.TOKENIZER_CLASS_MAPPING as Record<string, typeof PreTrainedTokenizer>;
  const name = String(config.tokenizer_class ?? '').replace(/Fast$/, '');
  try {
    const native = new (classes[name] ?? tokenizers.PreTrainedTokenizer)(json, config);
    native.encode('a'); // some are found out only when they work
    return tokenizerOf(native, sha256, wordSplitter(json));
  } catch (cause) {
    throw new ModelError(
      'model-tokenizer',
      `${files.tokenizerPath} is not a tokenizer that can be used here`,
      `restore the file, or set ${kind.setting} to another model`,
      { cause },
    );
  }
}

/** @param splitter How its words are told apart; null: its ids of a text need not be those of its words. */
export function tokenizerOf(native: PreTrainedTokenizer, sha256: string, splitter: WordSplitter | null): Tokenizer {
  const plain = (text: string): number[] => native.encode(text, null, { add_special_tokens: false });
  if (splitter === null) return { native, ids: (text) => plain(asRead(text).text), byWord: null };
  const words = createWordTokenizer(plain, splitter);
  return {
    native,
    ids: (text) => words(text).flatMap(({ ids }) => ids),
    byWord: { sha256, words, wordRanges: (text) => [...splitWords(text, splitter)] },
  };
}

/** The special tokens that a tokenizer puts before and behind a text. */
export function specialTokensOf(tokenizer: PreTrainedTokenizer): [number[], number[]] {
  const bare = tokenizer.encode('a', null, { add_special_tokens: false });
  const dressed = tokenizer.encode('a');
  const start = dressed.findIndex((_, at) => bare.every((id, i) => dressed[at + i] === id));
  return start < 0 ? [[], []] : [dressed.slice(0, start), dressed.slice(start + bare.length)];
}
