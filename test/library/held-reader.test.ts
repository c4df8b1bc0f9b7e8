import { cpSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test, vi } from 'vitest';
import type { Corpus } from '../../src/library/corpora/corpus.js';
import { VectorIndex } from '../../src/library/index/vector-index.js';
import { openLibrary } from '../../src/library/open.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { article, fill, indexFiles, manyArticles, temporaryFolder } from './corpora.js';

const embedder = fakeEmbedder();
const other = fakeEmbedder('other');
const { model } = embedder;
const question = await embedder.embedQuestion('prix du gaz');

const seen = (corpus: Corpus) => ({
  generation: corpus.generation(),
  counts: corpus.counts(),
  articles: [...corpus.articles()],
  dense: corpus.denseHits(question, 20),
  lexical: corpus.lexicalHits(['gaz', 'prix'], 50),
});

function opened(folder: string, withModel = true): Corpus {
  return openLibrary(folder, { readonly: true, ...(withModel ? { model } : {}) }).corpus('news');
}

describe('a reader that is held open', () => {
  test('while the model changes refuses the other one, and answers again when it is back', async () => {
    const folder = temporaryFolder();
    const library = openLibrary(folder);
    await fill(library, manyArticles(8));
    const [held, anyModel] = [opened(folder), opened(folder, false)];
    const before = seen(held);
    expect(seen(anyModel)).toEqual(before);
    await fill(library, manyArticles(8), other);
    expect(() => seen(held)).toThrow(/embedded with the model other, the one in use is fake/);
    expect(anyModel.counts()).toEqual(before.counts);
    expect(anyModel.generation()).not.toBe(before.generation);
    const foreign = await other.embedQuestion('prix du gaz');
    expect(anyModel.denseHits(foreign, 20)).toEqual(opened(folder, false).denseHits(foreign, 20));
    expect(anyModel.lexicalHits(['gaz'], 50)).toEqual(opened(folder, false).lexicalHits(['gaz'], 50));
    await fill(library, manyArticles(8));
    expect(seen(held)).toEqual(seen(opened(folder)));
    expect(seen(held).generation).toBe(before.generation);
  });

  test('says that its corpus is gone, and shows nothing of it when another takes its name', async () => {
    const folder = temporaryFolder();
    const library = openLibrary(folder);
    await fill(library, manyArticles(8));
    const held = opened(folder);
    const { dense } = seen(held);
    const keys = held.passages(dense.map(({ passageId }) => passageId)).map(({ articleKey }) => articleKey);
    for (const key of keys) expect(held.article(key)).not.toBeNull();
    const database = new Database(join(folder, 'verbatim.db'));
    database.pragma('foreign_keys = ON');
    database.exec("DELETE FROM corpora WHERE name = 'news'");
    database.close();
    expect(() => seen(held)).toThrow(/no corpus news/);

    // As many commits as the first had: a revision alone does not tell one from the other.
    await fill(library, [article('neuf', 'Le prix du gaz.')]);
    expect(held.articleById('neuf')).not.toBeNull();
    for (const key of keys) expect(held.article(key)).toBeNull();
    expect(held.passages(dense.map(({ passageId }) => passageId))).toEqual([]);
    expect(seen(held)).toEqual(seen(opened(folder)));
    expect(seen(held).articles.map(({ id }) => id)).toEqual(['neuf']);
  });

  test('while a backup is put in its place goes on with what it has, whole; who opens it then has the backup', async () => {
    const folder = join(temporaryFolder(), 'library');
    const library = openLibrary(folder);
    await fill(library, manyArticles(8));
    library.close();
    const backup = `${folder}.backup`;
    cpSync(folder, backup, { recursive: true });
    const before = seen(opened(backup));

    const later = openLibrary(folder);
    await fill(later, [...manyArticles(30).slice(8), article('article-0002', 'Changé.')]);
    const held = opened(folder);
    const own = seen(held);
    expect(own.counts.articles).toBe(30);
    renameSync(folder, `${folder}.before`);
    renameSync(backup, folder);
    expect(seen(held)).toEqual(own);
    expect(seen(opened(folder))).toEqual(before);
    expect(opened(folder).degraded()).toBeNull();
    later.close();
  });

  test('that finds the files replaced while it loads them loads the new ones', async () => {
    const folder = temporaryFolder();
    const library = openLibrary(folder);
    await fill(library, manyArticles(8));
    const former = indexFiles(folder);
    const aside = join(folder, 'aside');
    cpSync(former.folder, aside, { recursive: true });
    await fill(library, manyArticles(9).slice(8));
    const current = join(folder, 'current');
    renameSync(former.folder, current);
    renameSync(aside, former.folder);
    const load = vi.spyOn(VectorIndex, 'load').mockImplementationOnce(() => {
      rmSync(former.folder, { recursive: true });
      renameSync(current, former.folder);
      throw new Error('no such file');
    });
    expect(opened(folder).degraded()).toBeNull();
    expect(load.mock.calls.map(([file]) => file)).toEqual([former.graph, indexFiles(folder).graph]);
    load.mockRestore();
  });

  test('goes on with the index that it has when the files are taken away', async () => {
    const folder = temporaryFolder();
    const library = openLibrary(folder);
    await fill(library, manyArticles(8));
    const held = opened(folder);
    const before = seen(held);
    rmSync(join(folder, 'generations'), { recursive: true });
    expect([held.degraded(), seen(held), seen(opened(folder))]).toEqual([null, before, before]);
  });
});
