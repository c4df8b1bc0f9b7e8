import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { historyOf } from '../../src/library/corpora/corpus.js';
import { VectorIndex } from '../../src/library/index/vector-index.js';
import { openLibrary } from '../../src/library/open.js';
import { AuditedLibrary } from '../../src/library/sqlite/audited.js';
import { WriteStatements } from '../../src/library/sqlite/write-statements.js';
import { articleOf, countsOf } from '../fixtures/corpus-reading.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { article, fill, indexFiles, manyArticles, prepared, temporaryFolder } from './corpora.js';

const embedder = fakeEmbedder();

/** Files below a folder in which any of these bytes stand. */
function filesHolding(folder: string, ...sought: readonly Buffer[]): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => sought.some((bytes) => readFileSync(file).includes(bytes)));
}

/** What an audit finds left in the index of what is gone. */
function left(folder: string): number {
  const audited = new AuditedLibrary(join(folder, 'verbatim.db'));
  try {
    return audited.goneButIndexed(audited.corpora()[0]!);
  } finally {
    audited.close();
  }
}

const kinds = (files: readonly string[]): Set<string> => new Set(files.map((file) => /\w+$/.exec(file)![0]));

/** A word in each form that an index or a database may keep it in. */
const forms = (word: string): Buffer[] =>
  [word, `${word[0]!.toUpperCase()}${word.slice(1)}`].map((one) => Buffer.from(one));

/** A library with an article of one passage, its words and its embedding, in an index of many others. */
async function withZorglub() {
  const folder = temporaryFolder();
  const library = openLibrary(folder, { model: embedder.model });
  onTestFinished(() => library.close());
  await fill(library, [...manyArticles(40), article('a', 'Le zorglub est venu.')]);
  const [id] = (await library.corpus('news').passagesOf('a')).map((passage) => passage.id);
  const embedding = (await library.corpus('news').embeddings([id!])).get(id!)!;
  const traces = [...forms('zorglub'), Buffer.from(embedding.buffer.slice(0))];
  expect(kinds(filesHolding(folder, traces[0]!))).toEqual(new Set(['wal', 'postings']));
  expect(kinds(filesHolding(folder, traces[2]!))).toEqual(new Set(['wal', 'hnsw']));
  return { folder, library, traces };
}

describe('a withdrawn article', () => {
  test('is in no byte of any file, nor is what it said before, and the others are not indexed anew', async () => {
    const { folder, library, traces } = await withZorglub();
    const changed = library.write('news', embedder.model);
    changed.put([await prepared(article('a', 'Le zorglub est parti.'))]);
    await changed.refreshIndex(() => {});
    changed.close();
    expect(kinds(filesHolding(folder, traces[2]!))).toEqual(new Set(['wal']));
    const writer = library.write('news', embedder.model);
    writer.withdraw(['a']);
    const add = vi.spyOn(VectorIndex.prototype, 'add');
    await writer.refreshIndex(() => {});
    expect(add).not.toHaveBeenCalled();
    add.mockRestore();
    writer.close();
    expect(filesHolding(folder, ...traces)).toEqual([]);
    expect(indexFiles(folder).stated.passages).toBe(240);
    expect(await historyOf(library.corpus('news'), 'a')).toEqual({ withdrawn: true, texts: [] });
  });

  test('is in no file of the index of a writer that is closed before it has written another', async () => {
    const { folder, library, traces } = await withZorglub();
    const writer = library.write('news', embedder.model);
    writer.withdraw(['a']);
    const stopped = AbortSignal.abort(new Error('stopped'));
    await expect(writer.refreshIndex(() => {}, stopped)).rejects.toThrow('stopped');
    writeFileSync(join(indexFiles(folder).folder, 'cafe.postings'), 'zorglub, of a process that was killed');
    writer.close();
    expect(filesHolding(folder, ...traces)).toEqual([]);
    expect((await library.corpus('news').lexicalHits(['gaz'], 300)).length).toBeGreaterThan(50);
  });

  test('of which a killed process has left its traces in the index loses them to the next writer; audit says so', async () => {
    const { folder, library, traces } = await withZorglub();
    const database = new Database(join(folder, 'verbatim.db'));
    database.pragma('foreign_keys = ON');
    database.pragma('secure_delete = ON');
    const statements = new WriteStatements(database, 1);
    database.transaction(() => {
      statements.begin();
      statements.withdraw('a');
      statements.revise();
    })();
    database.pragma('wal_checkpoint(TRUNCATE)');
    database.close();
    expect(kinds(filesHolding(folder, ...traces))).toEqual(new Set(['postings', 'hnsw']));
    expect(left(folder)).toBe(1);
    const writer = library.write('news', embedder.model);
    await writer.refreshIndex(() => {});
    writer.close();
    expect(filesHolding(folder, ...traces)).toEqual([]);
    expect(left(folder)).toBe(0);
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
          for (const at of out) expect(filesHolding(folder, ...forms(`zorg${at}x`))).toEqual([]);
          writer.close();
          library.close();
        },
      ),
      { numRuns: 5 },
    );
  });

  test('is found no more at once, and the others are, before the index is written and after', async () => {
    const library = openLibrary(temporaryFolder());
    const some = manyArticles(60);
    await fill(library, some);
    const corpus = library.corpus('news');
    const [question] = await embedder.embedPassages([some[7]!.text.split('\n')[0]!]);
    const found = async (): Promise<(string | undefined)[]> => [
      ...new Set(
        await Promise.all(
          (await corpus.passages((await corpus.denseHits(question!, 60)).map(({ passageId }) => passageId))).map(
            async ({ articleKey }) => (await articleOf(corpus, articleKey))?.id,
          ),
        ),
      ),
    ];
    const others = (await found()).filter((id) => id !== some[7]!.id);
    const writer = library.write('news', embedder.model);
    writer.withdraw([some[7]!.id]);
    const reader = openLibrary(library.folder).corpus('news');
    expect(await reader.denseHits(question!, 354)).toHaveLength(354);
    expect(await found()).toEqual(expect.arrayContaining(others));
    expect(await found()).not.toContain(some[7]!.id);
    await writer.refreshIndex(() => {});
    writer.close();
    for (const one of [corpus, reader, openLibrary(library.folder).corpus('news')]) {
      expect([await one.degraded(), await countsOf(one)]).toEqual([null, { articles: 59, passages: 354 }]);
      expect(await one.denseHits(question!, 400)).toEqual(await reader.denseHits(question!, 400));
    }
    expect(await found()).not.toContain(some[7]!.id);
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
    expect(await historyOf(library.corpus('news'), 'a')).toEqual({ withdrawn: false, texts: ['Deux.', 'Un.'] });
    expect(await historyOf(library.corpus('news'), 'b')).toEqual({ withdrawn: false, texts: [] });
  });
});
