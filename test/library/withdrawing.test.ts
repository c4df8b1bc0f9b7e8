import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openLibrary } from '../../src/library/open.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { article, fill, manyArticles, prepared, temporaryFolder } from './corpora.js';

const embedder = fakeEmbedder();

/** Files below a folder in which a word stands, in whatever case. */
function filesHolding(folder: string, word: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => readFileSync(file, 'latin1').toLowerCase().includes(word));
}

describe('a withdrawn article', () => {
  test('is in no byte of any file, nor is what it said before', async () => {
    const folder = temporaryFolder();
    const before = openLibrary(folder);
    await fill(before, [...manyArticles(40), article('a', 'Le zorglub est venu.')]);
    before.close();
    const library = openLibrary(folder);
    await fill(library, [article('a', 'Le zorglub est parti.')]);
    expect(filesHolding(folder, 'zorglub').map((file) => /\w+$/.exec(file)![0])).toEqual(
      expect.arrayContaining(['db', 'wal', 'postings']),
    );
    const writer = library.write('news', embedder.model);
    writer.withdraw(['a']);
    expect(filesHolding(folder, 'zorglub')).toEqual([]);
    await writer.refreshIndex(() => {});
    writer.close();
    expect(filesHolding(folder, 'zorglub')).toEqual([]);
    expect(library.corpus('news').formerly('a')).toEqual({ withdrawn: true, texts: [] });
  });

  test('leaves no trace in the database, whatever was written before and beside it', async () => {
    const numbers = fc.array(fc.nat({ max: 19 }), { minLength: 20, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(
        numbers,
        fc.uniqueArray(fc.nat({ max: 19 }), { minLength: 1, maxLength: 8 }),
        async (puts, out) => {
          const folder = temporaryFolder();
          const library = openLibrary(folder);
          const writer = library.write('news', embedder.model);
          const some = manyArticles(20);
          for (const [turn, at] of puts.entries()) {
            const text = `${`Le zorg${at}x dit ${turn}. ${some[at]!.text}\n`.repeat(1 + (turn % 9))}`;
            writer.put([await prepared({ ...some[at]!, title: `zorg${at}x`, text })]);
          }
          for (const at of out) writer.withdraw([some[at]!.id]);
          for (const at of out) expect(filesHolding(folder, `zorg${at}x`)).toEqual([]);
          writer.close();
          library.close();
        },
      ),
      { numRuns: 5 },
    );
  });

  test('is found no more, and the others are, by exact search until the index is built anew', async () => {
    const library = openLibrary(temporaryFolder());
    const some = manyArticles(60);
    await fill(library, some);
    const corpus = library.corpus('news');
    const [question] = await embedder.embedPassages([some[7]!.text.split('\n')[0]!]);
    const found = (): (string | undefined)[] => [
      ...new Set(
        corpus
          .passages(corpus.denseHits(question!, 60).map(({ passageId }) => passageId))
          .map(({ articleKey }) => corpus.article(articleKey)?.id),
      ),
    ];
    const others = found().filter((id) => id !== some[7]!.id);
    const writer = library.write('news', embedder.model);
    writer.withdraw([some[7]!.id]);
    const reader = openLibrary(library.folder).corpus('news');
    expect(reader.degraded()).toMatch(/exact search answers/);
    expect(reader.denseHits(question!, 354)).toHaveLength(354);
    expect(found()).toEqual(expect.arrayContaining(others));
    expect(found()).not.toContain(some[7]!.id);
    await writer.refreshIndex(() => {});
    writer.close();
    expect(reader.degraded()).toBeNull();
    expect(corpus.counts()).toEqual({ articles: 59, passages: 354 });
    expect(found()).not.toContain(some[7]!.id);
  });

  test('can be let in again', async () => {
    const library = openLibrary(temporaryFolder());
    await fill(library, [article('a', 'Le gaz.'), article('b', 'La paix.')]);
    const writer = library.write('news', embedder.model);
    writer.withdraw(['a']);
    expect(writer.withdrawn()).toEqual(new Set(['a']));
    expect(writer.readmit(['a', 'b'])).toEqual(['a']);
    expect(writer.withdrawn()).toEqual(new Set());
    writer.close();
  });
});

describe('a corrected article', () => {
  test('keeps the texts that it had, newest first, and none that it has or that was said twice', async () => {
    const library = openLibrary(temporaryFolder());
    for (const text of ['Un.', 'Deux.', 'Deux.', 'Trois.']) await fill(library, [article('a', text)]);
    expect(library.corpus('news').formerly('a')).toEqual({ withdrawn: false, texts: ['Deux.', 'Un.'] });
    expect(library.corpus('news').formerly('b')).toEqual({ withdrawn: false, texts: [] });
  });
});
