import { createHash } from 'node:crypto';
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
import { beforeAll, describe, expect, test } from 'vitest';
import { LibraryError } from '../../src/errors.js';
import type { Hit } from '../../src/library/library.js';
import { openLibrary } from '../../src/library/open.js';
import { terms } from '../../src/text/terms.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { fill, manyArticles, temporaryFolder } from './corpora.js';

const embedder = fakeEmbedder();
const other = fakeEmbedder('other');
const articles = manyArticles(60);

/** A copy of a whole library to be damaged, and where its files stand in it. */
async function makeLibrary(folder: string, model = embedder): Promise<void> {
  const library = openLibrary(folder);
  await fill(library, articles.slice(0, 30), model);
  await fill(library, articles, model);
  library.close();
}

function files(folder: string) {
  const generations = join(folder, 'generations', 'news');
  const { name } = JSON.parse(readFileSync(join(generations, 'current'), 'utf8')) as { name: string };
  return {
    database: join(folder, 'verbatim.db'),
    current: join(generations, 'current'),
    manifest: join(generations, name, 'manifest.json'),
    index: join(generations, name, 'index.hnsw'),
  };
}

function flip(file: string, at: number): void {
  const bytes = readFileSync(file);
  const place = Math.min(bytes.length - 1, Math.floor(bytes.length * at));
  bytes[place] = bytes[place]! ^ 0x10;
  writeFileSync(file, bytes);
}

async function hits(folder: string): Promise<{ dense: Hit[]; degraded: string | null }> {
  const library = openLibrary(folder, { model: embedder.model, readonly: true });
  try {
    const corpus = library.corpus('news');
    return { dense: corpus.denseHits(await embedder.embedQuestion('prix du gaz'), 10), degraded: corpus.degraded() };
  } finally {
    library.close();
  }
}

let whole = '';
let others = '';
let expected: Hit[] = [];

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-damage-'));
  whole = join(folder, 'whole');
  others = join(folder, 'other');
  await makeLibrary(whole);
  await makeLibrary(others, other);
  expected = (await hits(whole)).dense;
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

const cases = (['current', 'manifest', 'index'] as const).flatMap((file) =>
  Object.keys(harms).map((harm) => [file, harm] as const),
);

describe('a vector index', () => {
  test('that is whole is in use', async () => {
    expect((await hits(whole)).degraded).toBeNull();
    expect(expected).toHaveLength(10);
  });

  test.each(cases)('whose %s file was %s gives the same hits, and is built again', async (file, harm) => {
    const folder = copy();
    harms[harm]!(files(folder)[file], files(others)[file]);
    const found = await hits(folder);
    expect(found.dense).toEqual(expected);

    const library = openLibrary(folder, { model: embedder.model });
    await library.rebuildIndex('news');
    library.close();
    expect(await hits(folder)).toEqual({ dense: expected, degraded: null });
  });

  test.each(cases.filter(([file]) => file !== 'manifest' && file !== 'current'))(
    'whose %s file was %s is said to be out of use',
    async (file, harm) => {
      const folder = copy();
      harms[harm]!(files(folder)[file], files(others)[file]);
      expect((await hits(folder)).degraded).toMatch(
        /^the vector index of the corpus news is not in use \(.*exact search/,
      );
    },
  );

  test('of another model is not in use, though whole in itself', async () => {
    const folder = copy();
    replaceGenerations(folder, others);
    expect(await hits(folder)).toMatchObject({ dense: expected, degraded: expect.stringContaining('the model other') });
  });

  test('of the same articles in another database is not in use', async () => {
    const folder = copy();
    const twin = join(temporaryFolder(), 'library');
    const library = openLibrary(twin);
    await fill(library, articles.toReversed());
    library.close();
    replaceGenerations(folder, twin);
    const { degraded } = await hits(folder);
    expect(degraded).toMatch(/another state of the database/);
  });

  test.each([0, 1, 8, 50, 95, 96, 1_000, 40_000, -1])(
    'written to a full disk, so that only %i bytes of it are there, is not loaded though its sha256 is right',
    async (length) => {
      const folder = copy();
      const { index, manifest } = files(folder);
      truncateSync(index, length < 0 ? statSync(index).size + length : length);
      const indexSha256 = createHash('sha256').update(readFileSync(index)).digest('hex');
      writeFileSync(manifest, JSON.stringify({ ...JSON.parse(readFileSync(manifest, 'utf8')), indexSha256 }));
      expect(await hits(folder)).toMatchObject({
        dense: expected,
        degraded: expect.stringMatching(length >= 0 && length < 96 ? /cut short/ : /cut short|cannot be loaded/),
      });
    },
  );

  test('that holds fewer passages than its manifest says is not in use', async () => {
    const folder = copy();
    const { manifest } = files(folder);
    writeFileSync(manifest, JSON.stringify({ ...JSON.parse(readFileSync(manifest, 'utf8')), passages: 361 }));
    expect((await hits(folder)).degraded).toMatch(/another number of passages/);
  });

  test('newer than its database is not in use', async () => {
    const folder = copy();
    const database = new Database(files(folder).database);
    database.exec("DELETE FROM articles WHERE id >= 'article-0040'; UPDATE sqlite_sequence SET seq = 240");
    database.close();
    expect((await hits(folder)).degraded).toMatch(/another state of the database|most of its passages/);
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
      else expect([60, 58, 57]).toContain((read as unknown[]).length);
    },
  );

  async function readEverything(folder: string) {
    const library = openLibrary(folder, { model: embedder.model, readonly: true });
    try {
      const corpus = library.corpus('news');
      const found = corpus.denseHits(await embedder.embedQuestion('prix du gaz'), 500);
      corpus.passages(found.map(({ passageId }) => passageId));
      corpus.lexicalHits(terms('prix gaz aéroport', 'fr'), 500);
      return [...corpus.articles()];
    } finally {
      library.close();
    }
  }
});
