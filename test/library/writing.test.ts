import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { LibraryError, UsageError, VerbatimError } from '../../src/errors.js';
import { VectorIndex } from '../../src/library/index/vector-index.js';
import { openLibrary } from '../../src/library/open.js';
import { countsOf } from '../fixtures/corpus-reading.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { article, fill, indexFiles, manyArticles, prepared, temporaryFolder } from './corpora.js';

const embedder = fakeEmbedder();

const many = (count: number) => Promise.all(manyArticles(count).map((one) => prepared(one)));

/** What a person reads: message and remedy. */
function complaint(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof VerbatimError) return `${error.code}: ${error.message}; ${error.remedy}`;
    throw error;
  }
  return 'no complaint';
}

describe('the generation', () => {
  const three = manyArticles(3);

  async function generationOf(articles: typeof three, model = embedder): Promise<string> {
    const library = openLibrary(temporaryFolder());
    for (const one of articles) await fill(library, [one], model);
    return (await library.corpus('news').state()).generation;
  }

  test('is the same whatever the order of ingest and wherever the files stand', async () => {
    const moved = three.toReversed().map((one) => ({ ...one, path: `/elsewhere/${one.id}.txt` }));
    expect(await generationOf(moved)).toBe(await generationOf(three));
  });

  test('is the same after an article was changed and changed back', async () => {
    const library = openLibrary(temporaryFolder());
    await fill(library, three);
    const before = (await library.corpus('news').state()).generation;
    await fill(library, [{ ...three[1]!, text: 'Autre.' }]);
    expect((await library.corpus('news').state()).generation).not.toBe(before);
    await fill(library, [three[1]!]);
    expect((await library.corpus('news').state()).generation).toBe(before);
  });

  test.each([
    ['text', { text: 'Autre.' }],
    ['title', { title: 'Autre' }],
    ['outlet', { outlet: 'Autre' }],
    ['date', { date: '2022-01-12' }],
    ['masks', { masks: [{ start: 0, end: 2 }] }],
    ['file', { fileHash: '0'.repeat(64) }],
  ])('changes with the %s of an article', async (_what, change) => {
    expect(await generationOf([{ ...three[0]!, ...change }])).not.toBe(await generationOf([three[0]!]));
  });

  test('changes where a title is not stated any more, and the card says so', async () => {
    const untitled = three.map((one) => ({ ...one, titleStated: false }));
    expect(await generationOf(untitled)).not.toBe(await generationOf(three));
    const library = openLibrary(temporaryFolder());
    await fill(library, untitled);
    expect((await library.corpus('news').cards()).map(({ titleStated }) => titleStated)).toEqual([false, false, false]);
    const [id] = untitled.map((one) => one.id);
    expect((await library.corpus('news').articlesById([id!])).get(id!)!.titleStated).toBe(false);
  });

  test('changes with the model', async () => {
    expect(await generationOf(three, fakeEmbedder('other'))).not.toBe(await generationOf(three));
  });
});

describe('the time of the last change', () => {
  test('moves on with every change of the corpus, also for readers that are open, and not with one of another', async () => {
    const library = openLibrary(temporaryFolder());
    const begun = new Date().toISOString();
    await fill(library, [article('a', 'Le gaz.')]);
    const corpus = library.corpus('news');
    const first = (await corpus.state()).ingestedAt;
    expect(first! >= begun && first! <= new Date().toISOString()).toBe(true);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
    onTestFinished(() => void vi.useRealTimers());
    const sport = library.write('sport', embedder.model);
    sport.put([await prepared(article('s', 'Le tennis.'))]);
    sport.close();
    expect((await corpus.state()).ingestedAt).toBe(first);
    expect((await library.corpus('news,sport').state()).ingestedAt).toBe(
      (await library.corpus('sport').state()).ingestedAt,
    );
    await fill(library, [article('b', 'Le pétrole.')]);
    expect((await corpus.state()).ingestedAt! > first!).toBe(true);
  });
});

describe('a passage id', () => {
  test('is never given twice', async () => {
    const library = openLibrary(temporaryFolder());
    await fill(library, [article('a', 'Le gaz.')]);
    const corpus = library.corpus('news');
    const idOf = async (): Promise<number | undefined> => (await corpus.lexicalHits(['gaz'], 1))[0]?.passageId;
    const first = await idOf();
    const writer = library.write('news', embedder.model);
    writer.remove(['a']);
    writer.put([await prepared(article('a', 'Le gaz.'))]);
    writer.close();
    expect(await idOf()).toBeGreaterThan(first!);
  });
});

describe('a second writer', () => {
  test('is refused at once, and let in when the first has closed', async () => {
    const folder = temporaryFolder();
    const [one, other] = [openLibrary(folder), openLibrary(folder)];
    const writer = one.write('news', embedder.model);
    expect(complaint(() => other.write('sport', embedder.model))).toMatch(/^library-busy: another ingest/);
    expect(complaint(() => one.write('news', embedder.model))).toMatch(/^library-busy/);
    writer.close();
    other.write('sport', embedder.model).close();
  });

  test('does not keep readers from answering', async () => {
    const folder = temporaryFolder();
    const library = openLibrary(folder);
    await fill(library, [article('a', 'Le gaz.')]);
    const writer = library.write('news', embedder.model);
    const reader = openLibrary(folder, { model: embedder.model, readonly: true });
    expect(await reader.corpus('news').lexicalHits(['gaz'], 1)).toHaveLength(1);
    writer.close();
  });
});

describe('embeddings', () => {
  test.each([
    ['of another length', new Float32Array(3)],
    ['that are no numbers', new Float32Array(32).fill(Number.NaN)],
  ])('%s are refused, and the library stays as it was', async (_what, embedding) => {
    const library = openLibrary(temporaryFolder());
    await fill(library, [article('a', 'Le gaz.')]);
    const generation = (await library.corpus('news').state()).generation;
    const bad = await prepared(article('b', 'La paix.'));
    const writer = library.write('news', embedder.model);
    const passages = bad.passages.map((passage) => ({ ...passage, embedding }));
    expect(complaint(() => writer.put([{ ...bad, passages }]))).toMatch(/^bad-embedding: .*EMBEDDING_MODEL/);
    writer.close();
    expect((await library.corpus('news').state()).generation).toBe(generation);
  });
});

describe('a corpus of another model', () => {
  const other = fakeEmbedder('other');

  test('is refused with the command that embeds it again', async () => {
    const folder = join(temporaryFolder(), "l'archive du jour");
    await fill(openLibrary(folder), manyArticles(3));
    const library = openLibrary(folder, { model: other.model });
    const quoted = `'${folder.replace("'", "'\\''")}'`;
    expect(complaint(() => library.corpus('news'))).toMatch(/^other-model: .*fake.*other; run `npm run ingest -- /);
    expect(complaint(() => library.corpus('news'))).toContain(
      `--library ${quoted} --corpus news\` to embed it again, or`,
    );
    expect(library.otherModels(other.model)).toEqual([{ name: 'news', modelId: 'fake', passages: 18 }]);
    expect(library.otherModels(embedder.model)).toEqual([]);
  });

  test('answers as before until all of it is embedded again, and never mixed', async () => {
    const folder = temporaryFolder();
    const articles = manyArticles(4);
    await fill(openLibrary(folder), articles);
    const before = openLibrary(folder, { model: embedder.model }).corpus('news');
    const generation = (await before.state()).generation;
    const anyModel = openLibrary(folder).corpus('news');
    const found = (await anyModel.lexicalHits(['gaz'], 50)).length;

    const library = openLibrary(folder, { model: other.model });
    const writer = library.write('news', other.model);
    const waiting = [...writer.otherModels()];
    expect(waiting.map(({ article }) => article)).toEqual(articles);
    writer.put([await prepared(articles[0]!, other)]);
    expect([...writer.otherModels()]).toHaveLength(3);
    expect((await before.state()).generation).toBe(generation);
    expect(await before.denseHits(await embedder.embedQuestion('gaz'), 30)).toHaveLength(24);

    writer.put(await Promise.all(articles.slice(1).map((one) => prepared(one, other))));
    writer.activate();
    writer.close();
    await expect(before.state()).rejects.toMatchObject({ code: 'other-model' });
    expect(await anyModel.lexicalHits(['gaz'], 50)).toHaveLength(found);
    expect(await countsOf(library.corpus('news'))).toEqual({ articles: 4, passages: 24 });
    expect(await library.corpus('news').denseHits(await other.embedQuestion('gaz'), 30)).toHaveLength(24);
  });

  test('given up and begun again starts from what the library holds by then', async () => {
    const library = openLibrary(temporaryFolder());
    await fill(library, manyArticles(2));
    const writer = library.write('news', other.model);
    writer.put([await prepared(manyArticles(1)[0]!, other)]);
    writer.close();
    const former = library.write('news', embedder.model);
    former.put([await prepared({ ...manyArticles(1)[0]!, text: 'Autre.' })]);
    former.close();
    expect((await countsOf(library.corpus('news'))).articles).toBe(2);
    const again = library.write('news', other.model);
    expect(Array.from(again.otherModels(), ({ article }) => article.text)).toContain('Autre.');
    again.close();
  });
});

describe('the files of the index', () => {
  test('are three: what an ended write left, and what an earlier version used, is removed', async () => {
    const folder = temporaryFolder();
    const library = openLibrary(folder);
    const index = join(folder, 'generations', 'news', '1');
    mkdirSync(join(index, 'unfinished'), { recursive: true });
    for (const name of ['cafe.hnsw', 'cafe.postings', 'cafe.json', 'current'])
      writeFileSync(join(index, name), 'words');
    for (const count of [1, 2, 3, 4]) await fill(library, manyArticles(count));
    const { stated } = indexFiles(folder);
    expect(readdirSync(index).sort()).toEqual([`${stated.name}.hnsw`, `${stated.name}.postings`, 'manifest.json']);
  });

  test('of a corpus that another model has taken over, or another schema, are removed', async () => {
    const folder = temporaryFolder();
    const library = openLibrary(folder);
    mkdirSync(join(folder, 'generations', 'news', '0123456789abcdef'), { recursive: true });
    await fill(library, manyArticles(2));
    await fill(library, manyArticles(2), fakeEmbedder('other'));
    expect(readdirSync(join(folder, 'generations', 'news'))).toEqual(['2']);
  });

  test('are not written again when nothing has changed', async () => {
    const folder = temporaryFolder();
    const library = openLibrary(folder);
    await fill(library, manyArticles(3));
    const { stated } = indexFiles(folder);
    await library.rebuildIndex('news');
    expect(indexFiles(folder).stated).toEqual(stated);
  });

  test('are none while a corpus is small enough for exact search, and written once it is not', async () => {
    const folder = temporaryFolder();
    const library = openLibrary(folder, { model: embedder.model });
    const writer = library.write('news', embedder.model);
    const index = join(folder, 'generations', 'news', '1');
    const [few, more] = [await many(682), await many(700)];
    writer.put(few);
    await writer.refreshIndex(() => {});
    expect(readdirSync(index)).toEqual([]);
    const corpus = library.corpus('news');
    const question = await embedder.embedQuestion(manyArticles(690).at(-1)!.text.split('\n')[2]!);
    expect([await corpus.degraded(), (await corpus.denseHits(question, 5)).length]).toEqual([null, 5]);
    const add = vi.spyOn(VectorIndex.prototype, 'add');
    writer.put(more.slice(682));
    writer.put(await many(1));
    // The graph grows with the commits, so that little is left to be done at the end.
    expect(add).toHaveBeenCalledTimes(1_024);
    add.mockRestore();
    const found = await corpus.denseHits(question, 5);
    expect(await corpus.degraded()).toMatch(/not been built yet/);
    const meanwhile: unknown[] = [];
    await writer.refreshIndex(async () => meanwhile.push(await corpus.denseHits(question, 5)));
    writer.close();
    expect(indexFiles(folder).stated).toMatchObject({ passages: 4_200 });
    expect(meanwhile.length).toBeGreaterThan(40);
    for (const hits of meanwhile) expect(hits).toEqual(found);

    // The reader that was open takes them up, since it searches more than need be in memory.
    const load = vi.spyOn(VectorIndex, 'load');
    expect([await corpus.degraded(), await corpus.denseHits(question, 5)]).toEqual([null, found]);
    expect(load).toHaveBeenCalledOnce();
    load.mockRestore();
  });

  test('are added to, also after a writer that was lost before it wrote any', async () => {
    const library = openLibrary(temporaryFolder(), { model: embedder.model });
    const [all, { embedded }] = [await many(1_500), embedder];
    const before = embedded.length;
    const add = vi.spyOn(VectorIndex.prototype, 'add');
    const passages: number[] = [];
    for (const [from, to] of [
      [0, 700],
      [700, 1_400],
      [1_400, 1_500],
    ]) {
      const lost = library.write('news', embedder.model);
      lost.put(all.slice(from, to));
      lost.close();
      add.mockClear();
      const writer = library.write('news', embedder.model);
      await writer.refreshIndex(() => {});
      writer.close();
      passages.push(add.mock.calls.length);
    }
    add.mockRestore();
    expect(passages).toEqual([4_200, 4_200, 0]);
    expect(indexFiles(library.folder).stated.passages).toBe(8_400);
    expect((await library.corpus('news').denseHits(all[1_499]!.passages[5]!.embedding, 1))[0]?.score).toBeCloseTo(1);
    expect(embedded.length).toBe(before);
    library.close();
  });

  test('that fail their trial are not switched in', async () => {
    const folder = temporaryFolder();
    await fill(openLibrary(folder), manyArticles(5));
    const { stated } = indexFiles(folder);
    const tried: string[] = [];
    const library = openLibrary(folder, {
      model: embedder.model,
      tryOut: async ({ graph, postings, passages }) => {
        tried.push(graph, postings, String(passages));
        throw new Error('the process that tried it ended (SIGSEGV)');
      },
    });
    const failure = await fill(library, manyArticles(9).slice(5)).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'index-not-built', message: expect.stringContaining('SIGSEGV') });
    expect([tried.length, tried[2]]).toEqual([3, '54']);
    expect(indexFiles(folder).stated).toEqual(stated);
    expect(readdirSync(indexFiles(folder).folder)).toHaveLength(3);
    expect([await library.corpus('news').degraded(), (await countsOf(library.corpus('news'))).articles]).toEqual([
      null,
      9,
    ]);
  });

  test('that are stopped half way leave the former ones in use', async () => {
    const library = openLibrary(temporaryFolder(), { model: embedder.model });
    await fill(library, manyArticles(5));
    const { stated } = indexFiles(library.folder);
    const writer = library.write('news', embedder.model);
    const stopped = AbortSignal.abort(new Error('stopped'));
    writer.put((await many(900)).slice(5));
    await expect(writer.refreshIndex(() => {}, stopped)).rejects.toThrow('stopped');
    writer.close();
    expect(indexFiles(library.folder).stated).toEqual(stated);
    expect(await library.corpus('news').degraded()).toBeNull();
  });

  test('are missing for an empty corpus, which is nothing to complain of', async () => {
    const library = openLibrary(temporaryFolder());
    library.write('news', embedder.model).close();
    expect(await library.corpus('news').degraded()).toBeNull();
    expect(await library.corpus('news').denseHits(new Float32Array(32), 5)).toEqual([]);
  });
});

test('the writer leaves no map that an earlier version drew of the passages, a reader leaves all as it is', async () => {
  const folder = temporaryFolder();
  const library = openLibrary(folder, { model: embedder.model });
  await fill(library, manyArticles(1));
  const drawn = join(folder, 'maps', '0123456789abcdef');
  mkdirSync(drawn, { recursive: true });
  writeFileSync(join(drawn, '0123456789ab.map'), 'points');
  openLibrary(folder, { readonly: true }).close();
  expect(existsSync(drawn)).toBe(true);
  library.write('news', embedder.model).close();
  expect(existsSync(join(folder, 'maps'))).toBe(false);
  expect((await countsOf(library.corpus('news'))).articles).toBe(1);
});

describe('opening', () => {
  test('only to read makes nothing where there is no library', () => {
    const folder = join(temporaryFolder(), 'absent');
    expect(complaint(() => openLibrary(folder, { readonly: true }))).toMatch(/^library-missing: .*npm run ingest/);
  });

  test("leaves another program's database alone", () => {
    const folder = temporaryFolder();
    new Database(join(folder, 'verbatim.db')).exec('CREATE TABLE mine (x)').close();
    expect(complaint(() => openLibrary(folder))).toMatch(/^not-a-library: .*verbatim\.db/);
  });

  test.each([
    [99, /schema 99, this version of Verbatim reads schema 6; update Verbatim/],
    [0, /schema 0.*npm run ingest/],
  ])('says what to do about schema %i', (version, expected) => {
    const folder = temporaryFolder();
    openLibrary(folder).close();
    const database = new Database(join(folder, 'verbatim.db'));
    database.pragma(`user_version = ${version}`);
    database.close();
    expect(complaint(() => openLibrary(folder))).toMatch(expected);
  });

  test('in a place where no folder can be is explained', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    expect(complaint(() => openLibrary(join(folder, 'file')))).toMatch(/^library-unreachable: /);
  });

  test('a corpus that is not there names what to run', () => {
    const library = openLibrary(temporaryFolder());
    expect(complaint(() => library.corpus('absent'))).toMatch(/^corpus-missing: .*absent.*npm run ingest/);
    expect(() => library.corpus('absent')).toThrow(LibraryError);
  });

  test.each(['', 'A', '../x', 'a/b', 'é', 'a'.repeat(65)])('a corpus cannot be called "%s"', (name) => {
    const library = openLibrary(temporaryFolder());
    expect(() => library.corpus(name)).toThrow(UsageError);
    expect(() => library.write(name, embedder.model)).toThrow(UsageError);
  });
});
