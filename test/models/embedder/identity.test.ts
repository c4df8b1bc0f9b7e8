import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ingest } from '../../../src/ingest/ingest.js';
import { openLibrary } from '../../../src/library/open.js';
import type { Embedder } from '../../../src/models/embedder/embedder.js';
import { openEmbedder } from '../../../src/models/embedder/open.js';
import { countsOf } from '../../fixtures/corpus-reading.js';
import { writeTinyModel } from '../../fixtures/tiny-model.js';

const SIZE = { words: ['troupes', 'almaty'], dimensions: 8, seed: 1, specialTokens: true };
const STATED = { prefixes: { question: 'query: ', passage: 'passage: ' }, pooling: 'mean', maxTokens: 40 };

let home: string;
let model: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'verbatim-identity-'));
  model = join(home, 'model');
  await writeTinyModel(model, { ...SIZE, statement: STATED });
});
afterEach(() => rm(home, { recursive: true }));

async function open(folder = model): Promise<Embedder> {
  const embedder = await openEmbedder(folder, { cacheFolder: join(home, 'cache') });
  await embedder.close(); // it goes on working: only the next opening loads anew
  return embedder;
}

const identity = async (folder = model): Promise<string> => (await open(folder)).model.sha256;
const state = (more: object) => writeFile(join(model, 'verbatim.json'), JSON.stringify({ ...STATED, ...more }));

async function alter(file: string, change: (text: string) => string): Promise<void> {
  await writeFile(join(model, file), change(await readFile(join(model, file), 'utf8')));
}

describe("a model's identity", () => {
  it('is the same under another name and in another place', async () => {
    await cp(model, join(home, 'copy'), { recursive: true });
    const before = await identity();
    await state({ id: 'renamed' });
    expect(await identity()).toBe(before);
    expect(await identity(join(home, 'copy'))).toBe(before);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['the network', () => writeTinyModel(model, { ...SIZE, seed: 2, statement: STATED })],
    ['the weights beside it', () => writeFile(join(model, 'onnx/model_quantized.onnx_data'), 'weights')],
    ['the tokenizer', () => alter('tokenizer.json', (text) => text.replace('"lowercase":true', '"lowercase":false'))],
    ['how the tokenizer is used', () => alter('tokenizer_config.json', (text) => text.replace('64', '63'))],
    ["a question's prefix", () => state({ prefixes: { question: 'q: ', passage: 'passage: ' } })],
    ["a passage's prefix", () => state({ prefixes: { question: 'query: ', passage: 'p: ' } })],
    ['the pooling', () => state({ pooling: 'cls' })],
    ['how much is read of a text', () => state({ maxTokens: 41 })],
  ])('is another when %s changes', async (_, change) => {
    const before = await identity();
    await change();
    expect(await identity()).not.toBe(before);
  });

  it('keeps a library from mixing the embeddings of two, until the articles are ingested again', async () => {
    await writeFile(join(home, 'news.txt'), 'Les troupes sont à Almaty.\n');
    const folder = join(home, 'library');
    const take = async (embedder: Embedder) => {
      const library = openLibrary(folder, { model: embedder.model });
      await ingest({ library, embedder, corpus: 'news', paths: [join(home, 'news.txt')] });
      library.close();
    };
    const found = async (embedder: Embedder): Promise<number> => {
      const library = openLibrary(folder, { model: embedder.model, readonly: true });
      try {
        return (await countsOf(library.corpus('news'))).passages;
      } finally {
        library.close();
      }
    };

    await take(await open());
    await state({ id: 'other', pooling: 'cls' });
    const changed = await open();
    await expect(found(changed)).rejects.toThrow(
      expect.objectContaining({
        code: 'other-model',
        message: expect.stringMatching(/was embedded with the model model, the one in use is other/),
        remedy: expect.stringMatching(/npm run ingest/),
      }),
    );
    await take(changed);
    expect(await found(changed)).toBe(1);
  });
});
