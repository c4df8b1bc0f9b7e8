/**
 * Tokenizing a text word by word, through a cache. Refuses, by `wordSplitter`, tokenizers whose ids of a text are not
 * those of its words.
 */
import { LRUCache } from 'lru-cache';
import { asRead } from '../text/fold.js';

const CACHED_WORDS = 65_536;
/** Longer runs without a space are addresses and the like, which do not come again. */
const LONGEST_CACHED_WORD = 40;

/** What is between two spaces of a text: `[start, end)` in UTF-16 code units, and its token ids. */
export interface WordTokens {
  readonly start: number;
  readonly end: number;
  readonly ids: readonly number[];
}

/** How a kind of tokenizer parts a text into words. */
export interface WordSplitter {
  /** One run of what it takes for space. */
  readonly spaces: RegExp;
  /** A word as it is read inside a text: without spaces at its edges that a normalizer makes of other signs. */
  readonly bare: (word: string) => string;
}

/** White space to every BERT normalizer; others (form feed, say) some of them delete. */
const BERT: WordSplitter = { spaces: /[ \t\n\r\u00a0\u2009\u202f]+/g, bare: (word) => asRead(word).text };

/**
 * What SentencePiece's Nmt and NFKC turn into spaces, but for zero-width characters, which part no word; NFKC also gives
 * some accents a space of their own.
 */
const SENTENCE_PIECE: WordSplitter = {
  spaces: /[ \t\n\f\r\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u2581\u3000\ufffd]+/g,
  bare: (word) => asRead(word).text.normalize('NFKC').trim(),
};

/** The words of a text between its spaces, in order. */
export function* splitWords(text: string, { spaces }: WordSplitter): Generator<{ start: number; end: number }> {
  let start = 0;
  for (const { index, 0: space } of text.matchAll(spaces)) {
    if (index > start) yield { start, end: index };
    start = index + space.length;
  }
  if (start < text.length) yield { start, end: text.length };
}

/** Tokenizing word by word, through a cache, is many times as fast: a text's words are mostly frequent ones. */
export function createWordTokenizer(
  plain: (text: string) => number[],
  splitter: WordSplitter,
): (text: string) => WordTokens[] {
  const known = new LRUCache<string, readonly number[]>({ max: CACHED_WORDS });
  return (text) =>
    Array.from(splitWords(text, splitter), ({ start, end }) => {
      const word = text.slice(start, end);
      let ids = known.get(word);
      if (ids === undefined) {
        const bare = splitter.bare(word);
        ids = bare === '' ? [] : plain(bare);
        if (word.length <= LONGEST_CACHED_WORD) known.set(detached(word), ids);
      }
      return { start, end, ids };
    });
}

/** A copy that does not keep the whole text alive which the word was cut from. */
function detached(word: string): string {
  return Buffer.from(word, 'utf16le').toString('utf16le');
}

/**
 * How to part a text into words so that its ids are those of its words, one after the other; null for tokenizers of
 * which that is not sure. It holds for BERT's, whose normalizers work character by character, and for SentencePiece's
 * Unigram where no piece crosses a space.
 * @param json The parsed tokenizer.json.
 */
export function wordSplitter(json: unknown): WordSplitter | null {
  const { normalizer, pre_tokenizer, added_tokens, model } = json as {
    normalizer?: unknown;
    pre_tokenizer?: { type?: unknown; prepend_scheme?: unknown; add_prefix_space?: unknown } | null;
    added_tokens?: readonly { content?: unknown }[];
    model?: { type?: unknown; vocab?: unknown };
  };
  if (!(added_tokens ?? []).every((token) => !/\s/.test(String(token.content)))) return null;
  if (pre_tokenizer?.type === 'BertPreTokenizer') return worksByCharacter(normalizer) ? BERT : null;
  const marksWords = pre_tokenizer?.type === 'Metaspace' && pre_tokenizer.prepend_scheme === 'always';
  return marksWords && model?.type === 'Unigram' && isNmt(normalizer) && staysInWords(model.vocab)
    ? SENTENCE_PIECE
    : null;
}

function worksByCharacter(normalizer: unknown): boolean {
  if (normalizer === null || normalizer === undefined) return true;
  const { type, normalizers, pattern } = normalizer as {
    type?: unknown;
    normalizers?: readonly unknown[];
    pattern?: { String?: unknown };
  };
  if (type === 'Sequence') return (normalizers ?? []).every(worksByCharacter);
  if (type === 'Replace') return typeof pattern?.String === 'string' && !/\s/.test(pattern.String);
  return type === 'BertNormalizer' || type === 'Lowercase' || type === 'StripAccents';
}

/** Nmt of SentencePiece spelt as `Replace`s around NFKC, as `embeddings/train` writes it: spaces in a row become one. */
function isNmt(normalizer: unknown): boolean {
  const { type, normalizers } = (normalizer ?? {}) as { type?: unknown; normalizers?: readonly { type?: unknown }[] };
  const steps = (normalizers ?? []).map((one) => one.type).join();
  return type === 'Sequence' && steps === 'Replace,Replace,NFKC,Replace';
}

function staysInWords(vocabulary: unknown): boolean {
  return (
    Array.isArray(vocabulary) &&
    vocabulary.every((entry) => String((entry as readonly unknown[])[0]).lastIndexOf('\u2581') <= 0)
  );
}
