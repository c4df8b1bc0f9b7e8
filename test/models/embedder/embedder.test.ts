import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from '../../../src/models/embedder/embedder.js';
import { openEmbedder } from '../../../src/models/embedder/open.js';
import { type TinyModel, writeTinyModel } from '../../fixtures/tiny-model.js';

const WORDS = ['le', 'troupes', 'arrivent', 'almaty', 'query', 'passage', 'troops'];
const SIZE = { words: WORDS, dimensions: 16, seed: 7 };
const e5 = { question: 'query: ', passage: 'passage: ' };

let home: string;
let tiny: TinyModel;
const opened: Embedder[] = [];

async function open(name: string): Promise<Embedder> {
  const embedder = await openEmbedder(join(home, name), { cacheFolder: join(home, 'cache') });
  opened.push(embedder);
  return embedder;
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'verbatim-embedder-'));
  tiny = await writeTinyModel(join(home, 'plain'), SIZE);
  await writeTinyModel(join(home, 'e5'), { ...SIZE, specialTokens: true, statement: { prefixes: e5, maxTokens: 12 } });
  await writeTinyModel(join(home, 'cls'), { ...SIZE, statement: { pooling: 'cls' } });
});
afterAll(async () => {
  await Promise.all(opened.map((embedder) => embedder.close()));
  await rm(home, { recursive: true });
});

function expectedMean(tokens: readonly string[]): number[] {
  const rows = tokens.map((token) => tiny.tokens.indexOf(token) * 16);
  const sum = Array.from({ length: 16 }, (_, i) => rows.reduce((total, row) => total + tiny.table[row + i]!, 0));
  return sum.map((value) => value / Math.hypot(...sum));
}

function expectClose(actual: Float32Array, expected: ArrayLike<number>): void {
  expect(actual.length).toBe(expected.length);
  actual.forEach((value, i) => {
    expect(Math.abs(value - expected[i]!)).toBeLessThan(1e-6);
  });
}

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.constantFrom(...WORDS, 'Élysée', "l'eau", '«', '!'), { maxLength: 80 }).map((words) => words.join(' ')),
);

describe('an embedding', () => {
  it('is the mean of the vectors of its tokens, at length 1', async () => {
    const [embedding] = await (await open('plain')).embedPassages(['Troupes arrivent']);
    expectClose(embedding!, expectedMean(['troupes', 'arrivent']));
  });

  it('is that of the first token where the model pools so', async () => {
    const [embedding] = await (await open('cls')).embedPassages(['troupes arrivent']);
    expectClose(embedding!, expectedMean(['troupes']));
  });

  it('holds the special tokens and the prefix of its kind', async () => {
    const embedder = await open('e5');
    const around = (prefix: string) => ['[CLS]', prefix, ':', 'almaty', '[SEP]'];
    expectClose(await embedder.embedQuestion('Almaty'), expectedMean(around('query')));
    expectClose((await embedder.embedPassages(['Almaty']))[0]!, expectedMean(around('passage')));
  });

  it('reads as many tokens as the model may, and keeps the last special token', async () => {
    const embedder = await open('e5');
    const { maxTokens } = embedder.model;
    expect(maxTokens).toBe(12 - 2 - 2);
    const long = `${'troupes '.repeat(maxTokens)} almaty`;
    expect(embedder.countTokens(long)).toBe(maxTokens + 1);
    const read = ['[CLS]', 'passage', ':', ...Array<string>(maxTokens).fill('troupes'), '[SEP]'];
    expectClose((await embedder.embedPassages([long]))[0]!, expectedMean(read));
  });

  it('is all zeros for a text without tokens, never NaN', async () => {
    expect(await (await open('plain')).embedQuestion(' \n')).toEqual(new Float32Array(16));
  });
});

describe('an embedder', () => {
  it.each(['plain', 'e5'])('gives the same bytes whatever stands beside a text (%s)', async (name) => {
    const embedder = await open(name);
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { minLength: 1, maxLength: 9 }), async (texts) => {
        const together = await embedder.embedPassages(texts);
        for (const [i, text] of texts.entries()) {
          expect((await embedder.embedPassages([text]))[0]).toEqual(together[i]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('takes any number of texts, and calls at the same time', async () => {
    const embedder = await open('plain');
    const texts = Array.from({ length: 300 }, (_, i) => `troupes ${i} almaty`);
    const [all, question] = await Promise.all([embedder.embedPassages(texts), embedder.embedQuestion('almaty')]);
    expect(all).toHaveLength(300);
    expect(all[299]).toEqual((await embedder.embedPassages([texts[299]!]))[0]);
    expect(question).toEqual(await embedder.embedQuestion('almaty'));
    expect(await embedder.embedPassages([])).toEqual([]);
  });

  it('describes its model', async () => {
    const { model } = await open('e5');
    expect(model).toMatchObject({ id: 'e5', dimensions: 16, prefixes: e5, pooling: 'mean' });
    expect(model.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is loaded once for those who open it together, and stays until the last of them closes it', async () => {
    const [first, second] = await Promise.all([open('plain'), open('plain')]);
    expect(second.embedPassages).toBe(first.embedPassages);
    await first.close();
    await first.close();
    expect((await open('plain')).embedPassages).toBe(second.embedPassages);
  });
});
