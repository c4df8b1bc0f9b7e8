import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { LibraryError } from '../../src/errors.js';
import type { Hit } from '../../src/library/corpora/corpus.js';
import { VectorIndex } from '../../src/library/index/vector-index.js';
import { openLibrary } from '../../src/library/open.js';
import { sha256 } from '../../src/text/sha256.js';
import { terms } from '../../src/text/terms.js';
import { articlesOf } from '../fixtures/corpus-reading.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { article, fill, indexFiles, manyArticles, prepared, temporaryFolder } from './corpora.js';

const embedder = fakeEmbedder();
const other = fakeEmbedder('other');
const articles = manyArticles(64);

/** An index in which passages are erased and others are gone since, and two articles that are in no file. */
async function makeLibrary(folder: string, model = embedder): Promise<void> {
  const library = openLibrary(folder);
  await fill(library, [article('parti', 'Une girafe.\nUn gaz.'), ...articles.slice(0, 40)], model);
  const writer = library.write('news', model.model);
  writer.remove(['parti']);
  await writer.refreshIndex(() => {});
  writer.close();
  await fill(library, articles.slice(40, 62), model);
  const later = library.write('news', model.model);
  later.put(await Promise.all(articles.slice(62).map((one) => prepared(one, model))));
  later.close();
  library.close();
}

const files = (folder: string) => ({ database: join(folder, 'verbatim.db'), ...indexFiles(folder) });

/** Changes what the manifest says. */
function restate(folder: string, change: object): void {
  const { manifest, stated } = files(folder);
  writeFileSync(manifest, JSON.stringify({ ...stated, ...change }));
}

function flip(file: string, at: number): void {
  const bytes = readFileSync(file);
  const place = Math.min(bytes.length - 1, Math.floor(bytes.length * at));
  bytes[place] = bytes[place]! ^ 0x10;
  writeFileSync(file, bytes);
}

interface Found {
  readonly dense: Hit[];
  readonly lexical: Hit[];
  readonly frequencies: readonly number[];
}

async function hits(folder: string): Promise<Found & { degraded: string | null }> {
  const library = openLibrary(folder, { model: embedder.model, readonly: true });
  try {
    const corpus = library.corpus('news');
    const words = terms('prix du gaz à l’aéroport', 'fr');
    return {
      dense: await corpus.denseHits(await embedder.embedQuestion('prix du gaz'), 10),
      lexical: await corpus.lexicalHits(words, 50),
      frequencies: [...(await corpus.documentFrequencies(words)).holding.values()],
      degraded: await corpus.degraded(),
    };
  } finally {
    library.close();
  }
}

let whole = '';
let others = '';
let expected: Found;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-damage-'));
  whole = join(folder, 'whole');
  others = join(folder, 'other');
  await makeLibrary(whole);
  await makeLibrary(others, other);
  const { degraded: _, ...found } = await hits(whole);
  expected = found;
  return () => rmSync(folder, { recursive: true, force: true });
});

function copy(): string {
  const folder = join(temporaryFolder(), 'library');
  cpSync(whole, folder, { recursive: true });
  return folder;
}

function replaceGenerations(folder: string, from: string): void {
  rmSync(join(folder, 'generations'), { recursive: true });
  cpSync(join(from, 'generations'), join(folder, 'generations'), { recursive: true });
}

const hashOf = (file: string): string => sha256(readFileSync(file));

const halves = (file: string): void => truncateSync(file, Math.floor(statSync(file).size / 2));
const harms: Readonly<Record<string, (file: string, same: string) => void>> = {
  'cut in half': halves,
  'cut to ten bytes': (file) => truncateSync(file, 10),
  emptied: (file) => truncateSync(file, 0),
  'flipped in its first bytes': (file) => flip(file, 0.0001),
  'flipped in the middle': (file) => flip(file, 0.5),
  'flipped at its end': (file) => flip(file, 1),
  'overwritten with zeros': (file) => writeFileSync(file, Buffer.alloc(statSync(file).size)),
  deleted: (file) => rmSync(file),
  'replaced by a folder': (file) => {
    rmSync(file);
    mkdirSync(file);
  },
  "replaced by another model's": (file, same) => copyFileSync(same, file),
};

const cases = (['manifest', 'graph', 'postings'] as const).flatMap((file) =>
  Object.keys(harms).map((harm) => [file, harm] as const),
);

describe('an index', () => {
  test('that is whole is in use', async () => {
    const load = vi.spyOn(VectorIndex, 'load');
    expect((await hits(whole)).degraded).toBeNull();
    expect(load.mock.calls.map(([file]) => file)).toEqual([files(whole).graph]);
    load.mockRestore();
    expect([expected.dense.length, expected.lexical.length]).toEqual([10, 50]);
  });

  test.each(cases)(
    'whose %s file was %s is out of use, gives the same hits, and is written again without embedding',
    async (file, harm) => {
      const folder = copy();
      harms[harm]!(files(folder)[file], files(others)[file]);
      const embedded = embedder.embedded.length;
      const load = vi.spyOn(VectorIndex, 'load');
      const { degraded, ...found } = await hits(folder);
      expect(found).toEqual(expected);
      // Postings are the same whatever the model.
      const isSame = file === 'postings' && harm === "replaced by another model's";
      expect(load).toHaveBeenCalledTimes(isSame ? 1 : 0);
      load.mockRestore();
      // A corpus as small as this needs none, but one that is there must be sound.
      const isMissing = file === 'manifest' && (harm === 'deleted' || harm === 'replaced by a folder');
      if (isSame || isMissing) expect(degraded).toBeNull();
      else expect(degraded).toMatch(/^the vector index of the corpus news is not in use \(.*exact search/);

      const library = openLibrary(folder, { model: embedder.model });
      await library.rebuildIndex('news');
      library.close();
      expect(embedder.embedded.length).toBe(embedded);
      expect(files(folder).stated.passages).toBe(64 * 6);
      expect(await hits(folder)).toEqual({ ...expected, degraded: null });
    },
  );

  test('of another model is not in use, though whole in itself', async () => {
    const folder = copy();
    replaceGenerations(folder, others);
    expect(await hits(folder)).toEqual({ ...expected, degraded: expect.stringContaining('the model other') });
  });

  test('of the same articles in another database is not in use, and is written again', async () => {
    const folder = copy();
    const twin = join(temporaryFolder(), 'library');
    const library = openLibrary(twin);
    await fill(library, articles.toReversed());
    library.close();
    replaceGenerations(folder, twin);
    expect(await hits(folder)).toEqual({ ...expected, degraded: expect.stringMatching(/another state/) });
    const again = openLibrary(folder, { model: embedder.model });
    await again.rebuildIndex('news');
    again.close();
    expect(await hits(folder)).toEqual({ ...expected, degraded: null });
  });

  // Below 96 bytes the addon would read a header that is not there: no manifest ever bears the sha256 of such a file,
  // because it is tried before it is switched in.
  test.each([
    ...[96, 1_000, 40_000, -1].map((length) => ['graph', length, /cannot be loaded/] as const),
    ...[0, 1, 8, 31, 32, 1_000, -1].map((length) => ['postings', length, /cut short/] as const),
  ])(
    'written to a full disk, so that of its %s only %i bytes are there, is not in use though its sha256 is right',
    async (kind, length, why) => {
      const folder = copy();
      const file = files(folder)[kind];
      truncateSync(file, length < 0 ? statSync(file).size + length : length);
      restate(folder, { [`${kind}Sha256`]: hashOf(file) });
      expect(await hits(folder)).toEqual({ ...expected, degraded: expect.stringMatching(why) });
    },
  );

  test('whose manifest says one digit else, so that passages would be left out, is not in use', async () => {
    const folder = copy();
    const { manifest } = files(folder);
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(/"last": (\d)/, '"last": 9$1'));
    expect(await hits(folder)).toEqual({ ...expected, degraded: expect.stringMatching(/another state/) });
  });

  test('whose graph is of other passages than its postings is not in use', async () => {
    const folder = copy();
    const smaller = openLibrary(temporaryFolder());
    await fill(smaller, manyArticles(5));
    copyFileSync(indexFiles(smaller.folder).graph, files(folder).graph);
    restate(folder, { graphSha256: hashOf(files(folder).graph) });
    expect(await hits(folder)).toEqual({ ...expected, degraded: expect.stringMatching(/another number of passages/) });
  });

  test('that lacks a passage that the database has is not in use', async () => {
    const folder = copy();
    const database = new Database(files(folder).database);
    database.exec(`INSERT INTO passages SELECT 1, corpus, article, 99, range_start, range_end, paragraph, sentences, terms,
      token_ids FROM passages WHERE id = 3`);
    database.close();
    expect((await hits(folder)).degraded).toMatch(/another state of the database/);
  });

  test('newer than its database is not in use', async () => {
    const folder = copy();
    const before = join(temporaryFolder(), 'verbatim.db');
    copyFileSync(files(folder).database, before);
    const library = openLibrary(folder);
    await fill(library, manyArticles(75).slice(64));
    library.close();
    copyFileSync(before, files(folder).database);
    expect(await hits(folder)).toEqual({ ...expected, degraded: expect.stringMatching(/another state/) });
  });

  test('newer than its database is left behind by the next ingest, which gives the same ids to other passages', async () => {
    const folder = copy();
    const before = join(temporaryFolder(), 'verbatim.db');
    copyFileSync(files(folder).database, before);
    const library = openLibrary(folder);
    await fill(library, manyArticles(75).slice(64));
    library.close();
    copyFileSync(before, files(folder).database);

    const again = openLibrary(folder, { model: embedder.model });
    const corpus = again.corpus('news');
    const girafe = article('neuf', 'Une girafe traverse la place.');
    const inPlace = async () => ({
      dense: (await corpus.denseHits(await embedder.embedQuestion(girafe.text), 1)).map(({ passageId }) => passageId),
      lexical: (await corpus.lexicalHits(terms('girafe', 'fr'), 5)).map(({ passageId }) => passageId),
      degraded: await corpus.degraded(),
    });
    const writer = again.write('news', embedder.model);
    writer.put([await prepared(girafe)]);
    const [id] = (await corpus.passagesOf('neuf')).map((passage) => passage.id);
    expect(await inPlace()).toEqual({ dense: [id], lexical: [id], degraded: null });
    await writer.rebuildIndex();
    writer.close();
    await fill(again, manyArticles(90).slice(75));
    expect(await inPlace()).toEqual({ dense: [id], lexical: [id], degraded: null });
    again.close();
  });

  test('has a passage whose embedding is damaged by its words still', async () => {
    const folder = copy();
    const database = new Database(files(folder).database);
    database.exec("UPDATE embeddings SET embedding = x'00' WHERE passage = 20");
    database.close();
    rmSync(join(folder, 'generations'), { recursive: true });
    const exact = await hits(folder);
    const library = openLibrary(folder, { model: embedder.model });
    await library.rebuildIndex('news');
    library.close();
    expect(exact.lexical).toEqual(expected.lexical);
    expect(await hits(folder)).toEqual({ ...exact, degraded: null });
  });
});

describe('a damaged database', () => {
  const bad = Object.keys(harms).filter((harm) => !harm.startsWith('flipped'));

  test.each(bad)('(%s) is an error that names the file and the remedy', async (harm) => {
    const folder = copy();
    const file = files(folder).database;
    harms[harm]!(file, files(others).database);
    const error = await readEverything(folder).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(LibraryError);
    expect((error as LibraryError).message).toContain(harm.includes('model') ? 'news' : folder);
    expect((error as LibraryError).remedy).not.toBe('');
  });

  test('with a flipped bit, wherever it is, never gives a text that was not stored', async () => {
    const truth = new Map(articles.map(({ id, text }) => [id, text]));
    const folder = copy();
    const file = files(folder).database;
    const bytes = readFileSync(file);
    let noticed = 0;
    for (let round = 0; round < 150; round += 1) {
      const damagedBytes = Buffer.from(bytes);
      const at = Math.floor((round / 150) * bytes.length) + (round % 97);
      damagedBytes[at] = damagedBytes[at]! ^ (1 << (round % 8));
      writeFileSync(file, damagedBytes);
      for (const rest of ['-wal', '-shm']) if (existsSync(file + rest)) rmSync(file + rest);
      const read = await readEverything(folder).catch((error: unknown) => {
        expect(error).toBeInstanceOf(LibraryError);
        noticed += 1;
        return [];
      });
      for (const { id, text } of read) if (truth.has(id)) expect(text).toBe(truth.get(id));
    }
    expect(noticed).toBeGreaterThan(10);
  });

  test.each(Object.keys(harms).filter((harm) => harm !== "replaced by another model's"))(
    'whose log of the last writes was %s is in the state before them, after them, or refused',
    async (harm) => {
      const folder = copy();
      const library = openLibrary(folder);
      const writer = library.write('news', embedder.model);
      writer.remove(['article-0000', 'article-0001']);
      writer.remove(['article-0002']);
      const later = join(temporaryFolder(), 'library');
      cpSync(folder, later, { recursive: true });
      writer.close();
      library.close();
      rmSync(join(later, 'verbatim.db-shm'));
      harms[harm]!(join(later, 'verbatim.db-wal'), '');
      const read = await readEverything(later).catch((error: unknown) => error);
      if (read instanceof Error) expect(read).toBeInstanceOf(LibraryError);
      else expect([64, 62, 61]).toContain((read as unknown[]).length);
    },
  );

  async function readEverything(folder: string) {
    const library = openLibrary(folder, { model: embedder.model, readonly: true });
    try {
      const corpus = library.corpus('news');
      const found = await corpus.denseHits(await embedder.embedQuestion('prix du gaz'), 500);
      await corpus.passages(found.map(({ passageId }) => passageId));
      await corpus.lexicalHits(terms('prix gaz aéroport', 'fr'), 500);
      return [...(await articlesOf(corpus))];
    } finally {
      library.close();
    }
  }
});
