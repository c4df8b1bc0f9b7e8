import { setImmediate } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Network } from './network.js';
import type { TokenReader } from './tokens.js';

/** Embeddings of words that are kept: 32 MiB at 256 dimensions. A question meets some thousand, mostly known ones. */
const CACHED_WORDS = 32_768;

/** Words that one run takes at most. */
const WORDS_TOGETHER = 256;

/** Any three words. */
const PROBE = ['article', 'journal', 'ville'] as const;

/** Makes an embedding of what the network gives of one text. */
export type Pool = (rows: Float32Array) => Float32Array;

/**
 * Whether words in one run get the same numbers as each by itself: so in a static model; a dynamically quantized one
 * scales its numbers by the whole run.
 */
export async function readsApart(tokens: TokenReader, network: Network): Promise<boolean> {
  const ids = PROBE.map((word) => tokens.encode(word));
  const equal = ids.filter(({ length }) => length > 0 && length === ids[0]!.length);
  if (equal.length < 2) return false;
  const apart = await Promise.all(equal.map((one) => network.run(one)));
  const together = await network.runTogether(equal);
  return apart.flatMap((rows) => [...rows]).every((value, at) => value === together[at]);
}

/**
 * Embeds single words and remembers them.
 * @param together whether words may share a run
 */
export function createWordEmbedder(
  tokens: TokenReader,
  network: Network,
  pool: Pool,
  together: boolean,
): (words: readonly string[]) => Promise<Float32Array[]> {
  const known = new LRUCache<string, Float32Array>({ max: CACHED_WORDS });
  const most = together ? WORDS_TOGETHER : 1;

  async function embed(words: readonly string[], made: Map<string, Float32Array>): Promise<void> {
    const byLength = new Map<number, { readonly words: string[]; readonly ids: number[][] }>();
    for (const word of words) {
      const ids = tokens.encode(word);
      const group = byLength.get(ids.length) ?? { words: [], ids: [] };
      byLength.set(ids.length, group);
      group.words.push(word);
      group.ids.push(ids);
    }
    for (const [length, group] of byLength) {
      for (let from = 0; from < group.words.length; from += most) {
        const some = group.words.slice(from, from + most);
        const rows = length === 0 ? new Float32Array(0) : await network.runTogether(group.ids.slice(from, from + most));
        for (const [index, word] of some.entries()) {
          const size = rows.length / some.length;
          made.set(word, pool(rows.subarray(index * size, (index + 1) * size)));
        }
        await setImmediate(); // a run holds the thread: let timers and signals in between
      }
    }
  }

  return async (words) => {
    const made = new Map<string, Float32Array>();
    const missing: string[] = [];
    for (const word of new Set(words)) {
      const embedding = known.get(word);
      if (embedding === undefined) missing.push(word);
      else made.set(word, embedding);
    }
    await embed(missing, made);
    for (const word of missing) known.set(word, made.get(word)!);
    return words.map((word) => made.get(word)!);
  };
}
