import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/articles/article.js';
import { LibraryError, UsageError } from '../../src/errors.js';
import type { Corpus, Hit } from '../../src/library/corpora/corpus.js';
import { articleById } from '../../src/library/corpora/corpus.js';
import type { ArticleFilter } from '../../src/library/corpora/filter.js';
import { type Library, openLibrary } from '../../src/library/open.js';
import { terms } from '../../src/text/terms.js';
import { articleOf, articlesOf, countsOf } from '../fixtures/corpus-reading.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { manyArticles, prepared, temporaryFolder } from './corpora.js';

const embedder = fakeEmbedder();
const COUNT = 60;

const articles: readonly Article[] = manyArticles(COUNT).map((one, index) => ({
  ...one,
  outlet: ['Le Monde', 'Libération', null][index % 3]!,
  date: index % 7 === 0 ? null : `2024-03-${String(1 + (index % 20)).padStart(2, '0')}`,
}));

const NAMES = ['droit', 'presse', 'sport'] as const;
const shareOf = (name: string): Article[] => articles.filter((_, index) => NAMES[index % 3] === name);

async function fill(library: Library, name: string, held: readonly Article[], indexed: boolean): Promise<void> {
  const writer = library.write(name, embedder.model);
  try {
    writer.put(await Promise.all(held.map((one) => prepared(one, embedder))));
    writer.activate();
    if (indexed) await writer.rebuildIndex();
  } finally {
    writer.close();
  }
}

/** The articles in three corpora, and in a fourth all that two of them hold. */
async function opened(): Promise<Library> {
  const library = openLibrary(temporaryFolder(), { model: embedder.model });
  for (const [at, name] of NAMES.entries()) await fill(library, name, shareOf(name), at !== 1);
  await fill(library, 'whole', [...shareOf('droit'), ...shareOf('presse')], true);
  return library;
}

const textOf = async (corpus: Corpus, passageId: number): Promise<string> => {
  const [passage] = await corpus.passages([passageId]);
  return (await articleOf(corpus, passage!.articleKey))!.text.slice(passage!.start, passage!.end);
};

/** What was found, whatever its ids: those of equal score have no order of their own. */
const found = async (corpus: Corpus, hits: readonly Hit[]): Promise<string[]> =>
  (
    await Promise.all(
      hits.map(async ({ passageId, score }) => `${score.toFixed(9)} ${await textOf(corpus, passageId)}`),
    )
  ).sort();

const ALL_PASSAGES = COUNT * 6;

const words = fc
  .subarray(['troupes', 'gaz', 'Almaty', 'retrait', 'soldats', 'président', 'nuit', 'absent'], { minLength: 1 })
  .map((some) => some.join(' '));
const day = fc.integer({ min: 1, max: 20 }).map((one) => `2024-03-${String(one).padStart(2, '0')}`);
const filters: fc.Arbitrary<ArticleFilter | null> = fc.option(
  fc.record(
    { outlet: fc.constantFrom('Le Monde', 'LIBERATION', 'Ailleurs'), from: day, to: day },
    { requiredKeys: [] },
  ),
);

describe('corpora that are asked together', () => {
  test('find what one corpus of all their articles finds, with its scores, with and without a filter', async () => {
    const library = await opened();
    await fc.assert(
      fc.asyncProperty(words, filters, async (question, filter) => {
        const [whole, federated] = [library.corpus('whole'), library.corpus('presse,droit')].map((corpus) =>
          filter === null ? corpus : corpus.filtered(filter),
        ) as [Corpus, Corpus];
        const asked = terms(question, 'fr');
        const embedding = await embedder.embedQuestion(question);
        expect(await countsOf(federated)).toEqual(await countsOf(whole));
        expect(await federated.documentFrequencies(asked)).toEqual(await whole.documentFrequencies(asked));
        expect(await found(federated, await federated.lexicalHits(asked, ALL_PASSAGES))).toEqual(
          await found(whole, await whole.lexicalHits(asked, ALL_PASSAGES)),
        );
        expect(await found(federated, await federated.denseHits(embedding, ALL_PASSAGES))).toEqual(
          await found(whole, await whole.denseHits(embedding, ALL_PASSAGES)),
        );
        const holding = [terms(question.split(' ')[0]!, 'fr')];
        const textsWith = async (corpus: Corpus) =>
          await Promise.all((await corpus.passagesWith(holding)).map(async ({ id }) => await textOf(corpus, id)));
        expect((await textsWith(federated)).sort()).toEqual((await textsWith(whole)).sort());
      }),
      { numRuns: 40 },
    );
    library.close();
  });

  test('give nothing of a corpus that was not named, by any way of asking', async () => {
    const library = await opened();
    const keys = new Map(
      await Promise.all(
        NAMES.map(async (name) => {
          const corpus = library.corpus(name);
          const hits = await corpus.lexicalHits(terms(shareOf(name)[0]!.text, 'fr'), ALL_PASSAGES);
          return [name, { ids: hits.map(({ passageId }) => passageId), corpus }] as const;
        }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.subarray([...NAMES], { minLength: 1 }), words, async (named, question) => {
        const corpus = library.corpus(named.join(','));
        const asked = terms(question, 'fr');
        const embedding = await embedder.embedQuestion(question);
        const own = new Set(named.flatMap((name) => shareOf(name).map(({ text }) => text)));
        const hits = [
          ...(await corpus.lexicalHits(asked, ALL_PASSAGES)),
          ...(await corpus.denseHits(embedding, ALL_PASSAGES)),
        ];
        for (const { articleKey } of await corpus.passages(hits.map(({ passageId }) => passageId))) {
          expect(own).toContain((await articleOf(corpus, articleKey))?.text);
        }
        expect(await corpus.cards()).toHaveLength(own.size);
        expect(Array.from(await articlesOf(corpus), ({ text }) => text).every((text) => own.has(text))).toBe(true);
        for (const other of NAMES.filter((name) => !named.includes(name))) {
          const { ids, corpus: strange } = keys.get(other)!;
          expect(await corpus.passages(ids)).toEqual([]);
          for (const { articleKey } of await strange.passages(ids))
            expect(await articleOf(corpus, articleKey)).toBeNull();
          for (const { id } of shareOf(other)) {
            expect(await articleById(corpus, `${other}:${id}`)).toBeNull();
            expect(await articleById(corpus, id)).toBeNull();
            expect(await corpus.passagesOf(`${other}:${id}`)).toEqual([]);
          }
        }
      }),
      { numRuns: 30 },
    );
    library.close();
  });

  test('have ids that say which corpus, in order, and each leads back to its article', async () => {
    const library = await opened();
    const corpus = library.corpus('sport,droit');
    const ids = (await corpus.cards()).map(({ id }) => id);
    expect(ids).toEqual([
      ...shareOf('droit').map(({ id }) => `droit:${id}`),
      ...shareOf('sport').map(({ id }) => `sport:${id}`),
    ]);
    for (const [at, one] of [...shareOf('droit'), ...shareOf('sport')].entries()) {
      expect(await articleById(corpus, ids[at]!)).toMatchObject({ id: ids[at], text: one.text });
      const passages = await corpus.passagesOf(ids[at]!);
      expect(passages).toHaveLength(6);
      const [key] = passages.map(({ articleKey }) => articleKey);
      expect(await articleOf(corpus, key!)).toBe(await articleOf(corpus, key!));
      expect((await articleOf(corpus, key!))?.id).toBe(ids[at]);
    }
    library.close();
  });

  test('are one whatever the order in which they are named, and however often', async () => {
    const library = await opened();
    const [one, other] = [library.corpus('sport,droit'), library.corpus('droit,sport,droit')];
    expect(other.name).toBe('droit,sport');
    expect((await other.state()).generation).toBe((await one.state()).generation);
    expect(library.corpus('droit,droit').name).toBe('droit');
    library.close();
  });

  test('have a generation that each of them changes, and change none of theirs', async () => {
    const library = await opened();
    const generations = async (): Promise<string[]> =>
      await Promise.all(NAMES.map(async (name) => (await library.corpus(name).state()).generation));
    const before = await generations();
    const [pair, all] = [
      (await library.corpus('droit,presse').state()).generation,
      (await library.corpus(NAMES.join(',')).state()).generation,
    ];
    await fill(library, 'sport', manyArticles(COUNT + 1).slice(COUNT), true);
    expect((await generations()).slice(0, 2)).toEqual(before.slice(0, 2));
    expect((await generations())[2]).not.toBe(before[2]);
    expect((await library.corpus('droit,presse').state()).generation).toBe(pair);
    expect((await library.corpus(NAMES.join(',')).state()).generation).not.toBe(all);
    library.close();
  });

  test('say so where the index of one is not in use, and answer all the same', async () => {
    const library = await opened();
    expect(await library.corpus('droit,sport').degraded()).toBeNull();
    const folder = join(library.folder, 'generations', 'presse', '2');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'manifest.json'), 'damaged');
    expect(await library.corpus('droit,presse').degraded()).toContain('the corpus presse');
    library.close();
  });

  test('are refused where one of them is absent, no name, or where there are too many', async () => {
    const library = await opened();
    expect(() => library.corpus('droit,absent')).toThrow(LibraryError);
    for (const names of ['droit,', ',', 'droit,../x', 'droit;presse', 'a,b,c,d,e,f,g,h,i,j']) {
      expect(() => library.corpus(names)).toThrow(UsageError);
    }
    library.close();
  });
});
