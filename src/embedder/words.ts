import { setImmediate } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';

/** Embeddings of words that are kept: 32 MiB at 256 dimensions. A question meets some thousand, mostly known ones. */
const CACHED_WORDS = 32_768;

/** Words after which timers and signals are let in between: their runs hold the thread. */
const AT_A_STRETCH = 64;

/**
 * Embeds single words and remembers them. Each by itself: in one run with others the last bits of its numbers would
 * depend on them, and an answer's on what was asked before.
 */
export function createWordEmbedder(
  embed: (word: string) => Promise<Float32Array>,
): (words: readonly string[]) => Promise<Float32Array[]> {
  const known = new LRUCache<string, Float32Array>({ max: CACHED_WORDS });

  return async (words) => {
    const embeddings: Float32Array[] = [];
    let made = 0;
    for (const word of words) {
      let embedding = known.get(word);
      if (embedding === undefined) {
        embedding = await embed(word);
        known.set(word, embedding);
        made += 1;
        if (made % AT_A_STRETCH === 0) await setImmediate();
      }
      embeddings.push(embedding);
    }
    return embeddings;
  };
}
