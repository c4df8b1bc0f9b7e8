import { setImmediate } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { TOGETHER } from './company.js';

/** Embeddings of words that are kept: 16 MiB at 256 dimensions. A question meets some thousand, mostly known ones. */
const CACHED_WORDS = 16_384;

/** Runs after which timers and signals are let in between: they hold the thread. */
const AT_A_STRETCH = 16;

export interface WordNetwork {
  /** A word's token ids. */
  readonly encode: (word: string) => readonly number[];
  /** Embeddings of words by their token ids, of one or of `TOGETHER` words of one number of tokens. */
  readonly embed: (words: readonly (readonly number[])[]) => Promise<readonly Float32Array[]>;
  /** Numbers of tokens of which `TOGETHER` words are embedded as each would be beside any others: see `sureTogether`. */
  readonly together: ReadonlySet<number>;
}

/**
 * Embeds single words and remembers them. Together only where company changes nothing: else an answer's last bits would
 * depend on what was asked before.
 */
export function createWordEmbedder({
  encode,
  embed,
  together,
}: WordNetwork): (words: readonly string[]) => Promise<Float32Array[]> {
  const known = new LRUCache<string, Float32Array>({ max: CACHED_WORDS });

  async function learn(words: readonly string[], found: Map<string, Float32Array>): Promise<void> {
    let runs = 0;
    for (const batch of batches(words.map((word) => ({ word, ids: encode(word) })))) {
      const embeddings = await embed(batch.map(({ ids }) => ids));
      for (const [at, { word }] of batch.entries()) {
        known.set(word, embeddings[at]!);
        found.set(word, embeddings[at]!);
      }
      runs += 1;
      if (runs % AT_A_STRETCH === 0) await setImmediate();
    }
  }

  function* batches(words: readonly { readonly word: string; readonly ids: readonly number[] }[]) {
    const waiting = new Map<number, (typeof words)[number][]>();
    for (const one of words) {
      if (!together.has(one.ids.length)) {
        yield [one];
        continue;
      }
      const some = waiting.get(one.ids.length) ?? [];
      some.push(one);
      waiting.set(one.ids.length, some);
      if (some.length === TOGETHER) {
        yield some;
        waiting.delete(one.ids.length);
      }
    }
    for (const some of waiting.values()) yield Array.from({ length: TOGETHER }, (_, at) => some[at] ?? some[0]!);
  }

  return async (words) => {
    const found = new Map<string, Float32Array>();
    const unknown = new Set<string>();
    for (const word of words) {
      const embedding = known.get(word);
      if (embedding === undefined) unknown.add(word);
      else found.set(word, embedding);
    }
    await learn([...unknown], found);
    return words.map((word) => found.get(word)!);
  };
}
