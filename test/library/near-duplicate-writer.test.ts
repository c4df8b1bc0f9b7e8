import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openLibrary } from '../../src/library/open.js';
import type { CorpusWriter } from '../../src/library/sqlite/corpus-writer.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { article, manyArticles, prepared, temporaryFolder } from './corpora.js';

const embedder = fakeEmbedder();
const [agency, other, third] = manyArticles(3).map(({ text }) => text) as [string, string, string];

function opened() {
  const folder = temporaryFolder();
  const library = openLibrary(folder);
  const database = new Database(join(folder, 'verbatim.db'), { readonly: true });
  const writer = library.write('news', embedder.model);
  return {
    writer,
    library,
    /** Ids by group, and alone those that are in none. */
    groups(corpus = 'news'): string[][] {
      const rows = database
        .prepare<[string], { id: string; story: number | null }>(
          'SELECT id, story FROM articles WHERE corpus = (SELECT key FROM corpora WHERE name = ?) ORDER BY id',
        )
        .all(corpus);
      const groups = new Map<number | string, string[]>();
      for (const { id, story } of rows) groups.set(story ?? id, [...(groups.get(story ?? id) ?? []), id]);
      return [...groups.values()];
    },
  };
}

const put = async (writer: CorpusWriter, id: string, text: string): Promise<void> =>
  writer.put([await prepared(article(id, text))]);

describe('a group of near copies', () => {
  test('is what three outlets have of one agency, and no other article', async () => {
    const { writer, groups } = opened();
    await put(writer, 'a', agency);
    await put(writer, 'b', other);
    expect(groups()).toEqual([['a'], ['b']]);
    await put(writer, 'c', `${agency}\n(avec AFP)`);
    await put(writer, 'd', agency.toUpperCase());
    expect(groups()).toEqual([['a', 'c', 'd'], ['b']]);
  });

  test('is shared from four numbers of five in the signatures on', async () => {
    const { writer, groups } = opened();
    const one = await prepared(article('a', agency));
    const alike = async (id: string, rows: number) => ({
      ...(await prepared(article(id, agency))),
      signature: one.signature.map((number, row) => (row < rows ? number : number + 1)),
    });
    writer.put([one]);
    // Of 128: 102 are less than .8, 103 more.
    writer.put([await alike('b', 102), await alike('c', 103)]);
    expect(groups()).toEqual([['a', 'c'], ['b']]);
  });

  test('is the same when they come in one commit', async () => {
    const { writer, groups } = opened();
    writer.put(await Promise.all([article('b', agency), article('a', agency)].map((one) => prepared(one))));
    expect(groups()).toEqual([['a', 'b']]);
  });

  test('lasts when one of them is removed, the first too, and takes in a later copy', async () => {
    const { writer, groups } = opened();
    for (const id of ['a', 'b', 'c']) await put(writer, id, agency);
    writer.remove(['a']);
    expect(groups()).toEqual([['b', 'c']]);
    await put(writer, 'd', agency);
    expect(groups()).toEqual([['b', 'c', 'd']]);
    writer.remove(['b', 'c', 'd']);
    await put(writer, 'e', agency);
    expect(groups()).toEqual([['e']]);
  });

  test('is left by an article with a new text, which joins another', async () => {
    const { writer, groups } = opened();
    for (const id of ['a', 'b']) await put(writer, id, agency);
    await put(writer, 'c', other);
    await put(writer, 'b', other);
    expect(groups()).toEqual([['a'], ['b', 'c']]);
    await put(writer, 'b', third);
    expect(groups()).toEqual([['a'], ['b'], ['c']]);
    await put(writer, 'b', agency);
    expect(groups()).toEqual([['a', 'b'], ['c']]);
  });

  test('stays within its corpus', async () => {
    const { writer, library, groups } = opened();
    await put(writer, 'a', agency);
    writer.close();
    const second = library.write('sport', embedder.model);
    await put(second, 'b', agency);
    expect([groups(), groups('sport')]).toEqual([[['a']], [['b']]]);
    second.close();
  });

  test('of many articles is right whatever the order they come in', async () => {
    const { writer, groups } = opened();
    const texts = [agency, other, third];
    const order = Array.from({ length: 15 }, (_, at) => (at * 7) % 15);
    for (const at of order) await put(writer, `${at % 3}-${String(at).padStart(2, '0')}`, texts[at % 3]!);
    const found = groups();
    expect(found.map((ids) => new Set(ids.map((id) => id[0])).size)).toEqual([1, 1, 1]);
    expect(found.map(({ length }) => length)).toEqual([5, 5, 5]);
  });
});
