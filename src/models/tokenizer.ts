import type { PreTrainedTokenizer } from '@xenova/transformers/types/tokenizers.js';
import { ModelError } from '../errors.js';
import type { ModelFiles } from './model-folder.js';
import { loadRuntime } from './runtime.js';
import { idsWordByWord, splitsAtSpaces } from './word-ids.js';

export type { PreTrainedTokenizer };

export interface Tokenizer {
  readonly native: PreTrainedTokenizer;
  /** Token ids of a text alone, without special tokens, none cut off. */
  ids(text: string): number[];
}

/** @throws ModelError for a tokenizer.json that is not one, or not one that can be used here. */
export async function openTokenizer(files: ModelFiles): Promise<Tokenizer> {
  const { tokenizers } = await loadRuntime();
  const { kind, tokenizer: json, tokenizerConfig: config } = files;
  const classes = tokenizers.AutoTokenizer.TOKENIZER_CLASS_MAPPING as Record<string, typeof PreTrainedTokenizer>;
  const name = String(config.tokenizer_class ?? '').replace(/Fast$/, '');
  try {
    const native = new (classes[name] ?? tokenizers.PreTrainedTokenizer)(json, config);
    native.encode('a'); // some are found out only when they work
    return tokenizerOf(native, splitsAtSpaces(json));
  } catch (cause) {
    throw new ModelError(
      'model-tokenizer',
      `${files.tokenizerPath} is not a tokenizer that can be used here`,
      `restore the file, or set ${kind.setting} to another model`,
      { cause },
    );
  }
}

/** @param wordByWord Whether the ids of a text are those of its words: see `splitsAtSpaces`. */
export function tokenizerOf(native: PreTrainedTokenizer, wordByWord: boolean): Tokenizer {
  const ids = (text: string): number[] => native.encode(text, null, { add_special_tokens: false });
  return { native, ids: wordByWord ? idsWordByWord(ids) : ids };
}
