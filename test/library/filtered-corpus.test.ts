import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/articles/article.js';
import type { Corpus, Hit } from '../../src/library/corpora/corpus.js';
import { articleById } from '../../src/library/corpora/corpus.js';
import { type ArticleFilter, articleFilter } from '../../src/library/corpora/filter.js';
import { type Library, openLibrary } from '../../src/library/open.js';
import { terms } from '../../src/text/terms.js';
import { articleOf, articlesOf, countsOf } from '../fixtures/corpus-reading.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { article, fill, indexFiles, manyArticles, temporaryFolder } from './corpora.js';

const embedder = fakeEmbedder();
const OUTLETS = ['Le Monde', 'Libération', null];
const COUNT = 60;

/** Articles of three outlets over twenty days, some without a date. */
const articles: readonly Article[] = manyArticles(COUNT).map((one, index) => ({
  ...one,
  outlet: OUTLETS[index % OUTLETS.length]!,
  date: index % 7 === 0 ? null : `2024-03-${String(1 + (index % 20)).padStart(2, '0')}`,
}));

async function opened(): Promise<{ folder: string; library: Library; corpus: Corpus }> {
  const folder = temporaryFolder();
  const library = openLibrary(folder, { model: embedder.model });
  await fill(library, articles);
  return { folder, library, corpus: library.corpus('news') };
}

const day = fc.integer({ min: 1, max: 20 }).map((one) => `2024-03-${String(one).padStart(2, '0')}`);
const filters: fc.Arbitrary<ArticleFilter> = fc.record(
  {
    ...{ outlet: fc.constantFrom('Le Monde', 'LIBERATION', 'Ailleurs'), from: day, to: day },
    arrivedAfter: fc.integer({ min: 0, max: COUNT }),
  },
  { requiredKeys: [] },
);

/** The hits of the whole corpus, all of them, that a filter lets through: what exact recall is. */
async function sieved(corpus: Corpus, hits: readonly Hit[], kept: Set<string>, k: number) {
  const passages = await corpus.passages(hits.map(({ passageId }) => passageId));
  const articles = await corpus.articles(passages.map(({ articleKey }) => articleKey));
  const passing = new Set(
    passages.flatMap(({ id, articleKey }) => (kept.has(articles.get(articleKey)!.id) ? [id] : [])),
  );
  return hits
    .filter(({ passageId }) => passing.has(passageId))
    .slice(0, k)
    .map(({ passageId, score }) => ({ passageId, score }));
}

const those = (filter: ArticleFilter): Article[] =>
  articles.filter((one, index) => articleFilter(filter)({ ...one, arrival: index + 1 }));

const ALL_PASSAGES = COUNT * 6;

describe('a filtered corpus', () => {
  for (const [state, degrade] of [
    ['while the vector index answers', false],
    ['while exact search stands in for it', true],
  ] as const) {
    test(`has the very hits that pass, with their scores, ${state}`, async () => {
      const { folder, corpus } = await opened();
      if (degrade) writeFileSync(indexFiles(folder).graph, 'damaged');
      expect((await corpus.degraded()) !== null).toBe(degrade);
      const question = await embedder.embedQuestion(articles[5]!.text.slice(0, 50));
      const words = terms('troupes gaz ministre calme', 'fr');
      const dense = await corpus.denseHits(question, ALL_PASSAGES);
      const lexical = await corpus.lexicalHits(words, ALL_PASSAGES);
      expect(dense).toHaveLength(ALL_PASSAGES);
      await fc.assert(
        fc.asyncProperty(filters, fc.integer({ min: 1, max: 40 }), async (filter, k) => {
          const kept = new Set(those(filter).map(({ id }) => id));
          const filtered = corpus.filtered(filter);
          const plain = (hits: typeof dense) => hits.map(({ passageId, score }) => ({ passageId, score }));
          const found = await filtered.denseHits(question, k);
          expect(plain(found)).toEqual(await sieved(corpus, dense, kept, k));
          expect(found.map(({ rank }) => rank)).toEqual(found.map((_, index) => index + 1));
          expect(plain(await filtered.lexicalHits(words, k))).toEqual(await sieved(corpus, lexical, kept, k));
        }),
        { numRuns: 40 },
      );
    });
  }

  test('shows nothing of an article that does not pass, however it is asked for', async () => {
    const { corpus } = await opened();
    const ids = (await corpus.denseHits(await embedder.embedQuestion('gaz'), ALL_PASSAGES)).map(
      ({ passageId }) => passageId,
    );
    await fc.assert(
      fc.asyncProperty(filters, async (filter) => {
        const passing = those(filter).map(({ id }) => id);
        const filtered = corpus.filtered(filter);
        expect((await countsOf(filtered)).articles).toBe(passing.length);
        expect((await filtered.cards()).map(({ id }) => id)).toEqual(passing);
        expect([...(await articlesOf(filtered))].map(({ id }) => id)).toEqual(passing);
        const passages = await filtered.passages(ids);
        expect(
          new Set(await Promise.all(passages.map(async ({ articleKey }) => (await articleOf(corpus, articleKey))!.id))),
        ).toEqual(new Set(passing));
        expect([...(await filtered.embeddings(ids)).keys()].sort()).toEqual(passages.map(({ id }) => id).sort());
        for (const { id } of articles) {
          const passes = passing.includes(id);
          expect((await articleById(filtered, id)) !== null).toBe(passes);
          expect(await filtered.passagesOf(id)).toEqual(passes ? await corpus.passagesOf(id) : []);
          const key = (await corpus.passagesOf(id))[0]!.articleKey;
          expect((await articleOf(filtered, key)) !== null).toBe(passes);
        }
        const withGas = await corpus.passagesWith([terms('gaz', 'fr')]);
        const idOf = await corpus.articles(withGas.map(({ articleKey }) => articleKey));
        expect(withGas.length).toBeGreaterThan(0);
        expect(await filtered.passagesWith([terms('gaz', 'fr')])).toEqual(
          withGas.filter(({ articleKey }) => passing.includes(idOf.get(articleKey)!.id)),
        );
      }),
      { numRuns: 25 },
    );
  });

  test('of a filtered one holds what passes both', async () => {
    const { corpus } = await opened();
    const both = corpus.filtered({ outlet: 'le monde' }).filtered({ from: '2024-03-05', to: '2024-03-09' });
    const once = corpus.filtered({ outlet: 'Le Monde', from: '2024-03-05', to: '2024-03-09' });
    const question = await embedder.embedQuestion('gaz');
    expect(await both.cards()).toEqual(await once.cards());
    expect((await both.cards()).length).toBeGreaterThan(0);
    expect(await both.denseHits(question, 50)).toEqual(await once.denseHits(question, 50));
    expect(await both.lexicalHits(terms('gaz', 'fr'), 50)).toEqual(await once.lexicalHits(terms('gaz', 'fr'), 50));
  });
});

describe('passages with words', () => {
  async function withWords(): Promise<{ corpus: Corpus; texts(words: string[][]): Promise<string[]> }> {
    const library = openLibrary(temporaryFolder(), { model: embedder.model });
    await fill(library, [
      article('a', 'Le gaz manque.\nLa paix et le gaz.\nThe gas is gone.', { title: 'Essence' }),
      article('b', 'La paix revient.'),
    ]);
    const corpus = library.corpus('news');
    return {
      corpus,
      texts: async (words) =>
        await Promise.all(
          (await corpus.passagesWith(words)).map(async ({ articleKey, start, end }) =>
            (await articleOf(corpus, articleKey))!.text.slice(start, end),
          ),
        ),
    };
  }

  test('hold all the words, each in one of its forms', async () => {
    const { texts } = await withWords();
    expect(await texts([['gaz']])).toEqual(['Le gaz manque.', 'La paix et le gaz.']);
    expect(await texts([['gaz'], ['paix']])).toEqual(['La paix et le gaz.']);
    expect(await texts([['gaz', ...terms('gone', 'fr')]])).toEqual([
      'Le gaz manque.',
      'La paix et le gaz.',
      'The gas is gone.',
    ]);
  });

  test('hold them in their own text, not in the title', async () => {
    expect(await (await withWords()).texts([terms('essence', 'fr')])).toEqual([]);
  });

  test('are none without any word, and for any string no error', async () => {
    const { corpus, texts } = await withWords();
    expect(await texts([])).toEqual([]);
    expect(await texts([[''], []])).toEqual([]);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(fc.string({ unit: 'binary' }))), async (words) => {
        await corpus.passagesWith(words);
      }),
    );
  });
});
