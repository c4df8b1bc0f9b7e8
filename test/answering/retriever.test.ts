import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retrieve, type SearchedCorpus } from '../../src/answering/retriever.js';

/** A passage as the indexes see it. */
interface Seen {
  readonly id: number;
  /** Of the question. Null: it has none of its words. */
  readonly bm25?: number;
  readonly cosine: number;
  /** Whether it is among those that the vector index gives; the others' cosine is known from their embedding alone. */
  readonly near?: boolean;
}

const QUESTION = Float32Array.from([1, 0]);
const byScore = (a: { score: number }, b: { score: number }): number => b.score - a.score;

/**
 * A corpus without a model: every cosine and BM25 is chosen.
 * @param known how many of its 1,000 passages hold each term
 */
function corpusOf(seen: readonly Seen[], known: Readonly<Record<string, number>> = { port: 10 }): SearchedCorpus {
  const hits = (scores: readonly { passageId: number; score: number }[], k: number) =>
    [...scores]
      .sort(byScore)
      .slice(0, k)
      .map((hit, index) => ({ ...hit, rank: index + 1 }));
  return {
    documentFrequencies: async (terms) => ({
      passages: 1000,
      holding: new Map(terms.map((term) => [term, known[term] ?? 0])),
    }),
    lexicalHits: async (_, k) => {
      const found = seen.flatMap(({ id, bm25 }) => (bm25 === undefined ? [] : [{ passageId: id, score: bm25 }]));
      return hits(found, k);
    },
    denseHits: async (_, k) => {
      const near = seen.filter((one) => one.near ?? true);
      return hits(
        near.map(({ id, cosine }) => ({ passageId: id, score: cosine })),
        k,
      );
    },
    embeddings: async (ids) => {
      const asked = seen.filter(({ id }) => ids.includes(id));
      return new Map(asked.map(({ id, cosine }) => [id, Float32Array.from([cosine, Math.sqrt(1 - cosine ** 2)])]));
    },
  };
}

/** For each word its terms. */
const asking = (...words: readonly (readonly string[])[]) => ({ words, embedding: QUESTION });
const order = async (corpus: SearchedCorpus, query = asking(['port']), count = 100): Promise<number[]> =>
  (await retrieve(corpus, query, count)).hits.map(({ passageId }) => passageId);

/** The most that a passage reaches by a word that ten of 1,000 hold. */
const WHOLE = 2.2 * Math.log(990.5 / 10.5);

describe('words and meaning together', () => {
  it('put the nearer in meaning first of two that have the question’s words alike', async () => {
    expect(
      await order(
        corpusOf([
          { id: 1, bm25: 5, cosine: 0.2 },
          { id: 2, bm25: 5, cosine: 0.6 },
        ]),
      ),
    ).toEqual([2, 1]);
  });

  it('put one that has more of the words first of two that are as near', async () => {
    expect(
      await order(
        corpusOf([
          { id: 1, bm25: 3, cosine: 0.4 },
          { id: 2, bm25: 6, cosine: 0.4 },
        ]),
      ),
    ).toEqual([2, 1]);
  });

  it('put all of the words before a little nearer meaning', async () => {
    expect(
      await order(
        corpusOf([
          { id: 1, cosine: 0.86 },
          { id: 2, bm25: 0.9 * WHOLE, cosine: 0.8 },
        ]),
      ),
    ).toEqual([2, 1]);
  });

  it('put far nearer meaning before all of the words', async () => {
    const near = { id: 1, cosine: 0.86 };
    expect(await order(corpusOf([near, { id: 2, bm25: WHOLE, cosine: 0.8 }]))).toEqual([2, 1]);
    expect(await order(corpusOf([near, { id: 2, bm25: WHOLE, cosine: 0.79 }]))).toEqual([1, 2]);
  });

  it('measure the words that are met against the question’s best hit, so that a few rare ones count in full', async () => {
    expect(
      await order(
        corpusOf([
          { id: 1, bm25: 0.2 * WHOLE, cosine: 0.8 },
          { id: 2, cosine: 0.84 },
        ]),
      ),
    ).toEqual([1, 2]);
  });

  it('measure meaning against the question’s best hit, however near that is', async () => {
    for (const best of [0.3, 0.86]) {
      const { hits } = await retrieve(
        corpusOf([
          { id: 1, cosine: best },
          { id: 2, cosine: best - 0.075 },
        ]),
        asking(['port']),
        2,
      );
      expect(hits[0]!.score).toBeCloseTo(0.7);
      expect(hits[1]!.score).toBeCloseTo(0.35);
    }
  });

  it('hold what is wanted beside the best, measured like these', async () => {
    const corpus = corpusOf([
      { id: 1, cosine: 0.8 },
      { id: 2, cosine: 0.79 },
      { id: 3, cosine: 0.65 },
    ]);
    const { hits } = await retrieve(corpus, { ...asking(['port']), beside: new Set([3]) }, 1);
    expect(hits.map(({ passageId }) => passageId)).toEqual([1, 3]);
    expect(hits[1]!.score).toBeCloseTo(0);
  });

  it('give the share of what the question could reach, not of the best hit', async () => {
    const [best] = (await retrieve(corpusOf([{ id: 1, bm25: WHOLE / 2, cosine: 0 }]), asking(['port']), 1)).hits;
    expect(best!.lexical).toBeCloseTo(0.5);
    expect(best!.dense).toBe(0);
  });

  it('take a word for its commonest term, whatever the language', async () => {
    const lexical = async (...terms: string[]): Promise<number> => {
      const corpus = corpusOf([{ id: 1, bm25: 4, cosine: 0 }], { port: 10, harbor: 0 });
      return (await retrieve(corpus, asking(terms), 1)).hits[0]!.lexical;
    };
    expect(await lexical('harbor', 'port')).toBe(await lexical('port'));
    expect(await lexical('harbor')).toBeLessThan(await lexical('port'));
  });

  it('know the meaning of a passage that only its words brought', async () => {
    const far = { bm25: 5, near: false };
    const { hits } = await retrieve(
      corpusOf([
        { id: 1, ...far, cosine: 0.1 },
        { id: 2, ...far, cosine: 0.5 },
        { id: 3, cosine: 0.02 },
      ]),
      asking(['port']),
      100,
    );
    expect(hits.map(({ passageId }) => passageId)).toEqual([2, 1, 3]);
    expect(hits.map(({ dense }) => Math.round(dense * 10))).toEqual([5, 1, 0]);
  });

  it('rank by score from 1, equal ones by id, and give no more than are wanted, for any hits', async () => {
    const seen = fc.uniqueArray(
      fc.record({
        id: fc.nat(300),
        bm25: fc.option(fc.constantFrom(0, 1, 2, 5, 10), { nil: undefined }),
        cosine: fc.constantFrom(-1, -0.5, 0, 0.5, 1),
        near: fc.boolean(),
      }),
      { selector: ({ id }) => id, maxLength: 150 },
    );
    await fc.assert(
      fc.asyncProperty(seen, fc.nat(120), async (some, count) => {
        const corpus = corpusOf(some as readonly Seen[]);
        const { hits } = await retrieve(corpus, asking(['port']), count);
        const { hits: all } = await retrieve(corpus, asking(['port']), 1000);
        expect(hits).toEqual(all.slice(0, count));
        expect(all.map(({ rank }) => rank)).toEqual(all.map((_, index) => index + 1));
        for (const [at, hit] of all.slice(1).entries()) {
          const before = all[at]!;
          expect(before.score > hit.score || (before.score === hit.score && before.passageId < hit.passageId)).toBe(
            true,
          );
        }
      }),
    );
  });
});

describe('the weights of a question’s words', () => {
  const weights = async (...words: readonly string[]): Promise<readonly number[]> => {
    const corpus = corpusOf([], { une: 1, dix: 10, cent: 100, presque: 990 });
    return (await retrieve(corpus, asking(...words.map((word) => [word])), 1)).weights;
  };

  it('are in their order, the rarer the more, 1 for a word of a single passage', async () => {
    const [cent, une, dix] = await weights('cent', 'une', 'dix');
    expect(une).toBe(1);
    expect(dix).toBeLessThan(1);
    expect(cent).toBeLessThan(dix!);
  });

  it('leave a word that nearly all passages hold a third of that, and never none', async () => {
    expect(await weights('presque')).toEqual([0.35]);
  });

  it('make no more of a word that no passage holds than a third above it, in a tiny corpus too', async () => {
    expect((await weights('zeppelin'))[0]).toBeGreaterThan(1);
    const tiny = { ...corpusOf([], {}), documentFrequencies: async () => ({ passages: 3, holding: new Map() }) };
    expect((await retrieve(tiny, asking(['zeppelin']), 1)).weights).toEqual([1.35]);
  });
});
