import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Article } from '../../src/articles/article.js';
import { openLibrary } from '../../src/library/open.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { article, prepared, temporaryFolder } from './corpora.js';

const first = article('a', 'Le maire est venu.');
const second = article('b', 'Il a plu.');
const third = article('c', 'Il neige.');

function opened() {
  const folder = temporaryFolder();
  const library = openLibrary(folder);
  onTestFinished(() => library.close());
  /** Puts articles as an ingest with this model does, which makes the corpus its own. */
  async function put(corpus: string, articles: readonly Article[], model = 'fake'): Promise<void> {
    const embedder = fakeEmbedder(model);
    const writer = library.write(corpus, embedder.model);
    writer.put(await Promise.all(articles.map((one) => prepared(one, embedder))));
    writer.activate();
    writer.close();
  }
  async function since(arrivedAfter: number, corpora = 'news'): Promise<string[]> {
    return (await library.corpus(corpora).filtered({ arrivedAfter }).cards()).map(({ id }) => id);
  }
  return { folder, library, put, since };
}

describe('articles that came in after a moment', () => {
  it('are those that were new after it, of whichever corpus', async () => {
    const { library, put, since } = opened();
    expect(library.lastArrival()).toBe(0);
    await put('news', [first]);
    await put('sport', [first]);
    const then = library.lastArrival();
    expect(await since(then, 'news,sport')).toEqual([]);
    await put('news', [second]);
    await put('sport', [third]);
    expect(library.lastArrival()).toBeGreaterThan(then);
    expect(await since(then)).toEqual(['b']);
    expect(await since(then, 'news,sport')).toEqual(['news:b', 'sport:c']);
    expect(await since(0)).toEqual(['a', 'b']);
    expect([
      ...(await library.corpus('news').filtered({ arrivedAfter: then }).articlesById(['a', 'b'])).keys(),
    ]).toEqual(['b']);
  });

  it('are not those that were replaced, whatever they say now', async () => {
    const { library, put, since } = opened();
    await put('news', [first, second]);
    const then = library.lastArrival();
    await put('news', [{ ...first, text: 'Le maire est reparti.' }, second]);
    await put('news', [{ ...first, text: 'Le maire est revenu.' }, third]);
    expect(await since(then)).toEqual(['c']);
  });

  it('are not those that another model embedded anew', async () => {
    const { library, put, since } = opened();
    await put('news', [first, second]);
    const then = library.lastArrival();
    await put('news', [first, second, third], 'later');
    await put('news', [{ ...first, text: 'Le maire est revenu.' }], 'later');
    expect(await since(then)).toEqual(['c']);
  });

  it('are as many when the newest is removed, and those that are put back', async () => {
    const { library, put, since } = opened();
    await put('news', [first, second]);
    const then = library.lastArrival();
    const writer = library.write('news', fakeEmbedder().model);
    writer.remove(['b']);
    writer.close();
    expect(library.lastArrival()).toBe(then);
    await put('news', [second]);
    expect(await since(then)).toEqual(['b']);
  });

  it('are none of a library of schema 5, whose articles were all there', async () => {
    const { folder, library, put } = opened();
    await put('news', [first, second]);
    library.close();
    const old = new Database(join(folder, 'verbatim.db'));
    old.exec('ALTER TABLE articles DROP COLUMN arrival');
    old.pragma('user_version = 5');
    old.close();
    const migrated = openLibrary(folder);
    onTestFinished(() => migrated.close());
    const corpus = migrated.corpus('news');
    expect(await corpus.filtered({ arrivedAfter: migrated.lastArrival() }).cards()).toEqual([]);
    expect(await corpus.filtered({ arrivedAfter: 0 }).cards()).toHaveLength(2);
  });
});
