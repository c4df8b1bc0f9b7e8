import { describe, expect, it } from 'vitest';
import { sureTogether, TOGETHER } from '../../src/embedder/company.js';
import type { Network } from '../../src/embedder/network.js';
import { createWordEmbedder } from '../../src/embedder/words.js';

const tokens = { encode: (text: string) => Array.from(text, (_, at) => at), count: () => 0, specialTokens: 0 };

/** A network that gives one float a text. */
const network = (
  give: (ids: readonly number[], at: number, all: readonly (readonly number[])[]) => number,
): Network => ({
  dimensions: 1,
  run: async (ids) => Float32Array.of(give(ids, 0, [ids])),
  runTogether: async (texts) => texts.map((ids, at) => Float32Array.of(give(ids, at, texts))),
});

const sum = (ids: readonly number[]): number => ids.reduce((all, id) => all + id, 0);

describe('words that are embedded together', () => {
  it('are those that get the same whatever stands beside them', async () => {
    expect([...(await sureTogether(network(sum), tokens))]).toEqual([1, 2, 3, 4]);
  });

  it('are not those whose place in the run decides', async () => {
    const placed = network((ids, at) => sum(ids) + (ids.length > 2 ? at : 0));
    expect([...(await sureTogether(placed, tokens))]).toEqual([1, 2]);
  });

  it('are not those whose neighbours decide', async () => {
    const scaled = network((ids, _, all) => sum(ids) / Math.max(...all.flat()));
    expect([...(await sureTogether(scaled, tokens))]).toEqual([]);
  });

  it('go in runs of one size, longer ones alone, and every word gets its own', async () => {
    const sizes: number[] = [];
    const embedWords = createWordEmbedder({
      encode: (word) => Array.from(word, (letter) => letter.codePointAt(0)!),
      async embed(words) {
        sizes.push(words.length);
        return words.map((ids) => Float32Array.of(sum(ids), ids.length));
      },
      together: new Set([1, 2]),
    });
    const words = ['a', 'bb', 'c', 'long', 'a', 'longer', ...Array.from({ length: 20 }, (_, at) => `x${at % 10}`)];
    const embeddings = await embedWords(words);
    const expected = words.map((word) => [
      Array.from(word).reduce((all, letter) => all + letter.codePointAt(0)!, 0),
      word.length,
    ]);
    expect(embeddings.map((one) => [...one])).toEqual(expected);
    expect(sizes.sort((a, b) => a - b)).toEqual([1, 1, TOGETHER, TOGETHER]);
    await embedWords(words);
    expect(sizes).toHaveLength(4);
  });
});
