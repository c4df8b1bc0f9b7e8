import { expect, test } from 'vitest';
import type { Article } from '../../src/corpus/article.js';
import type { Corpus } from '../../src/library/library.js';
import { type Library, openLibrary } from '../../src/library/open.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { manyArticles, prepared, temporaryFolder } from './corpora.js';

const embedder = fakeEmbedder();
const articles: readonly Article[] = manyArticles(20).map((one, index) => ({
  ...one,
  outlet: index % 2 === 0 ? 'Le Monde' : null,
}));

async function opened(): Promise<Library> {
  const library = openLibrary(temporaryFolder(), { model: embedder.model });
  for (const [name, held] of [
    ['droit', articles.slice(0, 12)],
    ['presse', articles.slice(12)],
  ] as const) {
    const writer = library.write(name, embedder.model);
    writer.put(await Promise.all(held.map((one) => prepared(one, embedder))));
    writer.activate();
    writer.remove([held[3]!.id]);
    writer.close();
  }
  return library;
}

/** Its passages, by article, as an outline has them; they stand in order. */
function outlined(corpus: Corpus): Map<string, number[]> {
  const { cards, ids, articles } = corpus.outline();
  expect([...ids]).toEqual([...ids].sort((a, b) => a - b));
  expect(ids.length).toBe(articles.length);
  const byArticle = new Map<string, number[]>(cards.map(({ id }) => [id, []]));
  for (const [at, id] of ids.entries()) byArticle.get(cards[articles[at]!]!.id)!.push(id);
  return byArticle;
}

test('an outline has every passage of every article, of one corpus, of some of its articles, and of several corpora', async () => {
  const library = await opened();
  const [one, several] = [library.corpus('droit'), library.corpus('droit,presse')];
  const outlet = 'Le Monde';
  const all = [
    one,
    several,
    one.restrict({ outlet }),
    several.restrict({ outlet }),
    one.restrict({ outlet: 'Ailleurs' }),
  ];
  const sizes = all.map((corpus) => {
    const found = outlined(corpus);
    expect(new Set(found.keys())).toEqual(new Set(corpus.cards().map(({ id }) => id)));
    for (const [id, ids] of found) expect(ids).toEqual(corpus.passagesOf(id).map((passage) => passage.id));
    return found.size;
  });
  expect(sizes).toEqual([11, 18, 6, 10, 0]);
  library.close();
});
