import { setImmediate } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Network } from './network.js';
import { sumRows, toUnit } from './pooling.js';
import type { TokenReader } from './tokens.js';

/** Embeddings of words that are kept: 64 MiB at 512 dimensions. A question meets some thousand, mostly known ones. */
const CACHED_WORDS = 32_768;

/** Words that one run takes at most, where they cannot disturb one another. */
const WORDS_TOGETHER = 512;

/** Any two words that are not one token. */
const PROBE = ['article', 'journal'] as const;

/**
 * Whether a token's vector never depends on its neighbours, as in a static model: the words of a passage are then
 * embedded in one run, which takes a tenth of the time of one run each.
 */
export async function isContextFree(tokens: TokenReader, network: Network): Promise<boolean> {
  if (tokens.specialTokens > 0) return false;
  const ids = PROBE.map((word) => tokens.encode(word));
  const apart = await Promise.all(ids.map((one) => network.run(one)));
  const together = await network.run(ids.flat());
  return apart.flatMap((rows) => [...rows]).every((value, at) => value === together[at]);
}

/**
 * Embeds single words and remembers them.
 * @param embed one text by itself
 * @param together a model whose tokens do not depend on their neighbours, and the mean of them is the embedding
 */
export function createWordEmbedder(
  embed: (text: string) => Promise<Float32Array>,
  together: { readonly tokens: TokenReader; readonly network: Network } | null,
  notFinite: () => Error,
): (words: readonly string[]) => Promise<Float32Array[]> {
  const known = new LRUCache<string, Float32Array>({ max: CACHED_WORDS });

  async function embedTogether(words: readonly string[], made: Map<string, Float32Array>): Promise<void> {
    const { tokens, network } = together!;
    const ids = words.map((word) => tokens.encode(word));
    const different = [...new Set(ids.flat())];
    const rowOf = new Map(different.map((id, row) => [id, row]));
    const rows = different.length === 0 ? new Float32Array(0) : await network.run(different);
    for (const [index, word] of words.entries()) {
      const own = new Float32Array(ids[index]!.length * network.dimensions);
      for (const [at, id] of ids[index]!.entries()) {
        const start = rowOf.get(id)! * network.dimensions;
        own.set(rows.subarray(start, start + network.dimensions), at * network.dimensions);
      }
      const embedding = toUnit(sumRows(own, network.dimensions));
      if (embedding === null) throw notFinite();
      made.set(word, embedding);
    }
    await setImmediate(); // a run holds the thread: let timers and signals in between
  }

  return async (words) => {
    const made = new Map<string, Float32Array>();
    const missing: string[] = [];
    for (const word of new Set(words)) {
      const embedding = known.get(word);
      if (embedding === undefined) missing.push(word);
      else made.set(word, embedding);
    }
    if (together === null) for (const word of missing) made.set(word, await embed(word));
    else {
      for (let from = 0; from < missing.length; from += WORDS_TOGETHER) {
        await embedTogether(missing.slice(from, from + WORDS_TOGETHER), made);
      }
    }
    for (const word of missing) known.set(word, made.get(word)!);
    return words.map((word) => made.get(word)!);
  };
}
