/** Near copies in what is counted and found: a library with copies beside the same without. */
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/articles/article.js';
import type { CopyFilter, Corpus, Hit } from '../../src/library/corpora/corpus.js';
import { type Library, openLibrary } from '../../src/library/open.js';
import { terms } from '../../src/text/terms.js';
import { articleOf, copiesOf, countsOf } from '../fixtures/corpus-reading.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { manyArticles, prepared, temporaryFolder } from './corpora.js';

const embedder = fakeEmbedder();
const WORDS = [...terms('troupes gaz président calme ville prix soldats', 'fr'), 'afp', 'absent'];
const QUESTION = await embedder.embedQuestion('troupes gaz président');
const MANY = 1_000;

const singles = manyArticles(12).map((one) => ({ ...one, outlet: 'Agence' }));
const [agency, flash] = singles as [Article, Article];

/** A copy under another id, headline and outlet, with a line added. */
const copy = (of: Article, id: string): Article => ({
  ...of,
  id,
  title: `${of.title} gaz, le point`,
  outlet: 'Journal',
  text: `${of.text}\nAvec AFP, ${id}.`,
});
const copies = [...Array(9).keys()].map((at) => copy(agency, `copie-${at}`)).concat(copy(flash, 'flash-2'));

async function put(library: Library, name: string, articles: readonly Article[]): Promise<void> {
  const writer = library.write(name, embedder.model);
  for (const one of articles) writer.put([await prepared(one)]);
  writer.close();
}

async function libraryOf(articles: readonly Article[]): Promise<{ folder: string; library: Library }> {
  const folder = temporaryFolder();
  const library = openLibrary(folder, { model: embedder.model });
  await put(library, 'news', articles);
  return { folder, library };
}

/** Hits by what they stand for: ids of passages differ from library to library. */
async function found(corpus: Corpus, of: CopyFilter) {
  const named = async (hits: readonly Hit[]): Promise<string[]> =>
    await Promise.all(
      hits.map(async ({ passageId, score }) => {
        const { articleKey, ordinal } = (await corpus.passages([passageId]))[0]!;
        return `${score.toFixed(12)} ${(await articleOf(corpus, articleKey))!.id} ${ordinal}`;
      }),
    );
  return {
    dense: (await named(await corpus.denseHits(QUESTION, MANY, of))).sort(),
    lexical: (await named(await corpus.lexicalHits(WORDS, MANY, of))).sort(),
  };
}

const idsOf = async (corpus: Corpus, of: CopyFilter): Promise<string[]> => {
  const { dense, lexical } = await found(corpus, of);
  return [...new Set([...dense, ...lexical].map((one) => one.split(' ')[1]!))].sort();
};

/** That a corpus counts and finds what one does that holds the first of each group alone. */
async function expectAsAlone(corpus: Corpus, unique: readonly Article[]): Promise<void> {
  const { library } = await libraryOf(unique);
  const alone = library.corpus('news');
  // A term that duplicates alone hold counts once.
  const expected = await alone.documentFrequencies(WORDS);
  expect(await corpus.documentFrequencies(WORDS)).toEqual({
    passages: expected.passages,
    holding: new Map([...expected.holding, ['afp', 1]]),
  });
  expect(expected.passages).toBe(unique.reduce((sum, { text }) => sum + text.split('\n').length, 0));
  const others = WORDS.filter((word) => word !== 'afp');
  const scores = async (of: Corpus) =>
    (await of.lexicalHits(others, MANY, 'unique')).map(({ score }) => score.toFixed(12));
  expect(await scores(corpus)).toEqual(await scores(alone));
  expect((await found(corpus, 'unique')).dense).toEqual((await found(alone, 'all')).dense);
  library.close();
}

const isCopy = (id: string): boolean => !id.startsWith('article');

describe('near copies in term statistics and hits', () => {
  for (const [state, prepare] of [
    ['in memory', async () => {}],
    ['in files', async (library) => library.rebuildIndex('news')],
  ] as const satisfies readonly [string, (library: Library) => Promise<void>][]) {
    test(`count once, ${state}, to a reader that follows and to a fresh one`, async () => {
      const { folder, library } = await libraryOf(singles);
      const corpus = library.corpus('news');
      expect((await corpus.documentFrequencies(WORDS)).passages).toBe(72);
      await put(library, 'news', copies);
      await prepare(library);
      await expectAsAlone(corpus, singles);
      expect(await countsOf(corpus)).toEqual({ articles: 22, passages: 72 + 70 });
      const reopened = openLibrary(folder, { model: embedder.model, readonly: true });
      await expectAsAlone(reopened.corpus('news'), singles);
      reopened.close();
      library.close();
    });
  }

  test('are unique or duplicates, and all of them together', async () => {
    const { library } = await libraryOf([...copies, ...singles]);
    const corpus = library.corpus('news');
    expect(await idsOf(corpus, 'duplicates')).toEqual(copies.map(({ id }) => id));
    expect((await idsOf(corpus, 'duplicates')).every(isCopy)).toBe(true);
    const [all, unique, duplicates] = await Promise.all(
      (['all', 'unique', 'duplicates'] as const).map(async (of) => await found(corpus, of)),
    );
    expect([...unique!.dense, ...duplicates!.dense].sort()).toEqual(all!.dense);
    expect([...unique!.lexical, ...duplicates!.lexical].sort()).toEqual(all!.lexical);
    library.close();
  });

  test('are represented by the one of the least id, in whatever order they came', async () => {
    for (const order of [[...singles, ...copies], [...copies, ...singles], [...singles, ...copies].reverse()]) {
      const { library } = await libraryOf(order);
      expect(await idsOf(library.corpus('news'), 'unique')).toEqual(singles.map(({ id }) => id));
      library.close();
    }
  });

  test('give way to the next when the first is removed, and to a lesser id that comes', async () => {
    const { library } = await libraryOf([...singles, ...copies]);
    const corpus = library.corpus('news');
    await library.rebuildIndex('news');
    await expectAsAlone(corpus, singles);
    const writer = library.write('news', embedder.model);
    writer.remove([agency.id]);
    await expectAsAlone(corpus, [copies[0]!, ...singles.slice(1)]);
    writer.remove(['copie-0']);
    await expectAsAlone(corpus, [copies[1]!, ...singles.slice(1)]);
    const lesser = copy(agency, 'a');
    writer.put([await prepared(lesser)]);
    await expectAsAlone(corpus, [lesser, ...singles.slice(1)]);
    writer.close();
    library.close();
  });

  test('count once in corpora that are asked together, each corpus’ own', async () => {
    const { library } = await libraryOf([...singles.slice(0, 6), ...copies]);
    await put(library, 'sport', [...singles.slice(6), copy(singles[7]!, 'z-1'), copy(singles[7]!, 'z-2')]);
    await library.rebuildIndex('sport');
    const federated = library.corpus('news,sport');
    const { library: one } = await libraryOf(singles);
    const alone = one.corpus('news');
    const frequencies = await alone.documentFrequencies(WORDS);
    expect(await federated.documentFrequencies(WORDS)).toEqual({
      passages: frequencies.passages,
      holding: new Map([...frequencies.holding, ['afp', 1]]),
    });
    const plain = WORDS.filter((word) => word !== 'afp');
    for (const of of ['unique', 'all'] as const) {
      const scores = async (from: Corpus) =>
        (await from.lexicalHits(plain, MANY, of)).map(({ score }) => score.toFixed(12));
      if (of === 'unique') expect(await scores(federated)).toEqual(await scores(alone));
      else expect((await scores(federated)).length).toBeGreaterThan((await scores(alone)).length);
    }
    expect(await idsOf(federated, 'duplicates')).toEqual([
      ...copies.map(({ id }) => `news:${id}`),
      'sport:z-1',
      'sport:z-2',
    ]);
    expect(await idsOf(federated.filtered({ outlet: 'Agence' }), 'duplicates')).toEqual([]);
    expect(await idsOf(federated.filtered({ outlet: 'Journal' }), 'unique')).toEqual([
      'news:copie-0',
      'news:flash-2',
      'sport:z-1',
    ]);
    await put(library, 'sport', [copy(singles[7]!, 'z-0')]);
    expect(await idsOf(federated, 'unique')).not.toContain('sport:z-0');
    expect(await idsOf(federated, 'duplicates')).toContain('sport:z-0');
    library.close();
    one.close();
  });

  test('score the same behind a filter, where the first that passes is the first', async () => {
    const { library } = await libraryOf([...singles, ...copies]);
    const corpus = library.corpus('news');
    const filtered = corpus.filtered({ outlet: 'Journal' });
    expect(await idsOf(filtered, 'unique')).toEqual(['copie-0', 'flash-2']);
    expect(await idsOf(filtered, 'duplicates')).toEqual(copies.slice(1, 9).map(({ id }) => id));
    expect(await filtered.documentFrequencies(WORDS)).toEqual(await corpus.documentFrequencies(WORDS));
    const everywhere = (await found(corpus, 'all')).lexical;
    const passing = everywhere.filter((one) => isCopy(one.split(' ')[1]!));
    expect((await found(filtered, 'all')).lexical).toEqual(passing);
    const key = (await filtered.passagesOf('copie-3'))[0]!.articleKey;
    const named = async (from: Corpus) =>
      await Promise.all((await copiesOf(from, key)).map(async (one) => (await articleOf(from, one))!.id));
    expect(await named(filtered)).toEqual([0, 1, 2, 4, 5, 6, 7, 8].map((at) => `copie-${at}`));
    expect(await named(corpus)).toEqual([agency.id, ...(await named(filtered))]);
    library.close();
  });
});
