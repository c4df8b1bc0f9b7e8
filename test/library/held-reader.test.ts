import { cpSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test, vi } from 'vitest';
import type { Corpus } from '../../src/library/corpora/corpus.js';
import { articleById } from '../../src/library/corpora/corpus.js';
import { VectorIndex } from '../../src/library/index/vector-index.js';
import { openLibrary } from '../../src/library/open.js';
import { articleOf, articlesOf, countsOf } from '../fixtures/corpus-reading.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { article, fill, indexFiles, manyArticles, temporaryFolder } from './corpora.js';

const embedder = fakeEmbedder();
const other = fakeEmbedder('other');
const { model } = embedder;
const question = await embedder.embedQuestion('prix du gaz');

const seen = async (corpus: Corpus) => ({
  generation: (await corpus.state()).generation,
  counts: await countsOf(corpus),
  articles: [...(await articlesOf(corpus))],
  dense: await corpus.denseHits(question, 20),
  lexical: await corpus.lexicalHits(['gaz', 'prix'], 50),
});

function opened(folder: string, withModel = true): Corpus {
  return openLibrary(folder, { readonly: true, ...(withModel ? { model } : {}) }).corpus('news');
}

describe('a reader that is held open', () => {
  test('knows where an article has moved, by its card and as a whole', async () => {
    const folder = temporaryFolder();
    const library = openLibrary(folder);
    await fill(library, [article('a', 'Première ligne.')]);
    const held = opened(folder);
    const paths = async () => [(await held.cards())[0]!.path, (await articlesOf(held))[0]!.path];
    expect(await paths()).toEqual(Array(2).fill('/articles/a.txt'));
    const writer = library.write('news', model);
    writer.move(new Map([['a', '/archive/a.txt']]));
    writer.close();
    expect(await paths()).toEqual(Array(2).fill('/archive/a.txt'));
  });

  test('while the model changes refuses the other one, and answers again when it is back', async () => {
    const folder = temporaryFolder();
    const library = openLibrary(folder);
    await fill(library, manyArticles(8));
    const [held, anyModel] = [opened(folder), opened(folder, false)];
    const before = await seen(held);
    expect(await seen(anyModel)).toEqual(before);
    await fill(library, manyArticles(8), other);
    await expect(seen(held)).rejects.toThrow(/embedded with the model other, the one in use is fake/);
    expect(await countsOf(anyModel)).toEqual(before.counts);
    expect((await anyModel.state()).generation).not.toBe(before.generation);
    const foreign = await other.embedQuestion('prix du gaz');
    expect(await anyModel.denseHits(foreign, 20)).toEqual(await opened(folder, false).denseHits(foreign, 20));
    expect(await anyModel.lexicalHits(['gaz'], 50)).toEqual(await opened(folder, false).lexicalHits(['gaz'], 50));
    await fill(library, manyArticles(8));
    expect(await seen(held)).toEqual(await seen(opened(folder)));
    expect((await seen(held)).generation).toBe(before.generation);
  });

  test('says that its corpus is gone, and shows nothing of it when another takes its name', async () => {
    const folder = temporaryFolder();
    const library = openLibrary(folder);
    await fill(library, manyArticles(8));
    const held = opened(folder);
    const { dense } = await seen(held);
    const keys = (await held.passages(dense.map(({ passageId }) => passageId))).map(({ articleKey }) => articleKey);
    for (const key of keys) expect(await articleOf(held, key)).not.toBeNull();
    const database = new Database(join(folder, 'verbatim.db'));
    database.pragma('foreign_keys = ON');
    database.exec("DELETE FROM corpora WHERE name = 'news'");
    database.close();
    await expect(seen(held)).rejects.toThrow(/no corpus news/);

    // As many commits as the first had: a revision alone does not tell one from the other.
    await fill(library, [article('neuf', 'Le prix du gaz.')]);
    expect(await articleById(held, 'neuf')).not.toBeNull();
    for (const key of keys) expect(await articleOf(held, key)).toBeNull();
    expect(await held.passages(dense.map(({ passageId }) => passageId))).toEqual([]);
    expect(await seen(held)).toEqual(await seen(opened(folder)));
    expect((await seen(held)).articles.map(({ id }) => id)).toEqual(['neuf']);
  });

  test('while a backup is put in its place goes on with what it has, whole; who opens it then has the backup', async () => {
    const folder = join(temporaryFolder(), 'library');
    const library = openLibrary(folder);
    await fill(library, manyArticles(8));
    library.close();
    const backup = `${folder}.backup`;
    cpSync(folder, backup, { recursive: true });
    const before = await seen(opened(backup));

    const later = openLibrary(folder);
    await fill(later, [...manyArticles(30).slice(8), article('article-0002', 'Changé.')]);
    const held = opened(folder);
    const own = await seen(held);
    expect(own.counts.articles).toBe(30);
    renameSync(folder, `${folder}.before`);
    renameSync(backup, folder);
    expect(await seen(held)).toEqual(own);
    expect(await seen(opened(folder))).toEqual(before);
    expect(await opened(folder).degraded()).toBeNull();
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
    expect(await opened(folder).degraded()).toBeNull();
    expect(load.mock.calls.map(([file]) => file)).toEqual([former.graph, indexFiles(folder).graph]);
    load.mockRestore();
  });

  test('goes on with the index that it has when the files are taken away', async () => {
    const folder = temporaryFolder();
    const library = openLibrary(folder);
    await fill(library, manyArticles(8));
    const held = opened(folder);
    const before = await seen(held);
    rmSync(join(folder, 'generations'), { recursive: true });
    expect([await held.degraded(), await seen(held), await seen(opened(folder))]).toEqual([null, before, before]);
  });
});
