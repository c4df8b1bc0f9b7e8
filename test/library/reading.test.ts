import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openLibrary } from '../../src/library/open.js';
import { terms } from '../../src/text/terms.js';
import { articleOf } from '../fixtures/corpus-reading.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { article, fill, indexFiles, manyArticles, prepared, temporaryFolder } from './corpora.js';

const embedder = fakeEmbedder();

async function opened(articles = manyArticles(50)) {
  const folder = temporaryFolder();
  const library = openLibrary(folder, { model: embedder.model });
  await fill(library, articles);
  return { folder, library, corpus: library.corpus('news') };
}

describe('passages by meaning', () => {
  test('are the same ones whether the vector index answers or exact search does', async () => {
    const { folder, library, corpus } = await opened();
    const writer = library.write('news', embedder.model);
    writer.put([await prepared(article('neuf', 'Une girafe traverse la place.'))]);
    writer.close();
    const questions = await Promise.all(manyArticles(20).map(({ text }) => embedder.embedQuestion(text.slice(0, 40))));
    const indexed = await Promise.all(questions.map(async (question) => await corpus.denseHits(question, 20)));
    writeFileSync(indexFiles(folder).graph, 'damaged');
    const exact = openLibrary(folder).corpus('news');
    expect([await corpus.degraded(), await exact.degraded()]).toEqual([
      null,
      expect.stringMatching(/damaged.*exact search answers/),
    ]);
    expect(await Promise.all(questions.map(async (question) => await exact.denseHits(question, 20)))).toEqual(indexed);
  });

  test('follow every change while exact search answers', async () => {
    const { folder, library, corpus } = await opened();
    rmSync(join(folder, 'generations'), { recursive: true });
    const question = await embedder.embedQuestion('Une girafe traverse la place.');
    const nearest = async (): Promise<string | undefined> => {
      const [hit] = await corpus.denseHits(question, 1);
      const [passage] = await corpus.passages([hit!.passageId]);
      return (await articleOf(corpus, passage!.articleKey))?.id;
    };
    const before = await nearest();
    const writer = library.write('news', embedder.model);
    writer.put([
      await prepared(article('une', 'Une girafe.')),
      await prepared(article('deux', 'Une girafe traverse la place.')),
    ]);
    expect(await nearest()).toBe('deux');
    writer.remove(['deux']);
    expect(await nearest()).toBe('une');
    writer.remove(['une']);
    writer.close();
    expect(await nearest()).toBe(before);
  });

  test('have ranks from 1, falling scores, and ties in order of id', async () => {
    const { corpus } = await opened([article('a', 'Le gaz.\nLe gaz.\nLe gaz.'), article('b', 'La paix.')]);
    const hits = await corpus.denseHits(await embedder.embedQuestion('Le gaz.'), 4);
    expect(hits.map(({ rank }) => rank)).toEqual([1, 2, 3, 4]);
    expect(hits[0]!.score).toBeCloseTo(1, 5);
    expect(hits.slice(0, 3).map(({ passageId }) => passageId)).toEqual([1, 2, 3]);
  });

  test('are found at once when they were added after the index was built', async () => {
    const { library, corpus } = await opened();
    const writer = library.write('news', embedder.model);
    writer.put([await prepared(article('neuf', 'Une girafe traverse la place.'))]);
    const [hit] = await corpus.denseHits(await embedder.embedQuestion('Une girafe traverse la place.'), 3);
    writer.close();
    expect(hit?.score).toBeCloseTo(1, 5);
    expect(await corpus.degraded()).toBeNull();
  });

  test('are still k when the nearest of the index are gone', async () => {
    const text = 'Une girafe traverse la place.';
    const copies = Array.from({ length: 20 }, (_, index) => article(`copie-${index}`, text));
    const { library, corpus } = await opened([...manyArticles(50), ...copies]);
    const writer = library.write('news', embedder.model);
    writer.remove(copies.map(({ id }) => id));
    writer.close();
    expect(await corpus.degraded()).toBeNull();
    expect(await corpus.denseHits(await embedder.embedQuestion(text), 5)).toHaveLength(5);
  });

  test('are none for a question that has no embedding', async () => {
    const { corpus } = await opened();
    expect(await corpus.denseHits(await embedder.embedQuestion('?!'), 5)).toEqual([]);
  });
});

describe('passages by words', () => {
  test('rank by how rare and how frequent the words are', async () => {
    const { corpus } = await opened([
      article('a', 'Le gaz et la ville.\nLe gaz, le gaz, le prix.\nLa ville.\nUn train.\nUn avion.\nUne route.'),
    ]);
    const texts = await Promise.all(
      (await corpus.lexicalHits(terms('prix du gaz', 'fr'), 5)).map(async ({ passageId }) => {
        const [passage] = await corpus.passages([passageId]);
        return (await articleOf(corpus, passage!.articleKey))?.text.slice(passage!.start, passage!.end);
      }),
    );
    expect(texts).toEqual(['Le gaz, le gaz, le prix.', 'Le gaz et la ville.']);
  });

  test('count the words of the title', async () => {
    const { corpus } = await opened([
      article('a', 'Rien ici.', { title: 'Kazakhstan' }),
      article('b', 'Autre chose.', { title: 'Sport' }),
      article('c', 'Encore une autre.', { title: 'Culture' }),
    ]);
    expect(await corpus.lexicalHits(terms('Kazakhstan', 'fr'), 5)).toHaveLength(1);
  });

  test('keep decimals and letters of every script whole', async () => {
    const { corpus } = await opened([article('a', 'Une hausse de 2,5 points à Алматы.'), article('b', '2 ou 5.')]);
    const { holding } = await corpus.documentFrequencies(['2.5', ...terms('Алматы', 'fr'), 'absent']);
    expect([...holding.values()]).toEqual([1, 1, 0]);
  });

  test('of one corpus know nothing of another', async () => {
    const { library, corpus } = await opened([article('a', 'Le gaz.')]);
    const writer = library.write('sport', embedder.model);
    writer.put([await prepared(article('b', 'Le gaz.'))]);
    writer.close();
    expect(await corpus.documentFrequencies(['gaz'])).toEqual({ passages: 1, holding: new Map([['gaz', 1]]) });
    expect(library.corpora()).toEqual(['news', 'sport']);
  });

  test('of a very long question are found by its rarest words', async () => {
    const { corpus } = await opened([...manyArticles(30), article('rare', 'Une girafe.')]);
    const padding = Array.from({ length: 500 }, (_, index) => `inconnu${index}`);
    expect(await corpus.lexicalHits([...padding, 'giraf'], 5)).toHaveLength(1);
  });
});
