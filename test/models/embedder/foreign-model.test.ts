import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Embedder, ModelDescription } from '../../../src/models/embedder/embedder.js';
import { openEmbedder } from '../../../src/models/embedder/open.js';
import { writeTinyModel } from '../../fixtures/tiny-model.js';
import { xlmRobertaTokenizer } from '../../fixtures/xlm-roberta.js';
import { startHubDouble } from '../hub-double.js';

const SIZE = { words: ['troupes', 'almaty'], dimensions: 8, seed: 1, specialTokens: true };
const POOLING = '1_Pooling/config.json';
const PROMPTS = 'config_sentence_transformers.json';

let home: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'verbatim-foreign-'));
});
afterEach(() => rm(home, { recursive: true }));

async function write(name: string, more: Readonly<Record<string, object>> = {}): Promise<string> {
  const folder = join(home, name);
  await writeTinyModel(folder, SIZE);
  for (const [file, content] of Object.entries(more)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), JSON.stringify(content));
  }
  return folder;
}

async function open(folder: string): Promise<Embedder> {
  const embedder = await openEmbedder(folder, { cacheFolder: join(home, 'cache') });
  await embedder.close(); // it goes on working: only the next opening loads anew
  return embedder;
}

const use = async (folder: string): Promise<ModelDescription> => (await open(folder)).model;

describe('a model that was not made for Verbatim', () => {
  it.each([
    ['says that it pools its first token', { pooling_mode_cls_token: true, pooling_mode_mean_tokens: false }, 'cls'],
    ['says that it pools by the mean', { pooling_mode_cls_token: false, pooling_mode_mean_tokens: true }, 'mean'],
    ['says so in the later form', { pooling_mode: 'cls' }, 'cls'],
    ['says nothing of it', {}, 'mean'],
  ])('is pooled as its own files say: it %s', async (_, config, pooling) => {
    expect((await use(await write('model', { [POOLING]: config }))).pooling).toBe(pooling);
  });

  it('is not used when it pools in a way that is not known here, unless verbatim.json says how to', async () => {
    const lastToken = { pooling_mode_lasttoken: true };
    const folder = await write('model', { [POOLING]: lastToken });
    await expect(open(folder)).rejects.toMatchObject({
      code: 'model-pooling',
      message: expect.stringMatching(/pools by lasttoken, expected mean_tokens or cls_token/),
      remedy: expect.stringMatching(/EMBEDDING_MODEL/),
    });
    await writeFile(join(folder, 'verbatim.json'), JSON.stringify({ pooling: 'cls' }));
    expect((await use(folder)).pooling).toBe('cls');
  });

  it.each([
    ['query and passage', { query: 'q: ', passage: 'p: ' }, { question: 'q: ', passage: 'p: ' }],
    ['query and document', { query: 'q: ', document: 'd: ' }, { question: 'q: ', passage: 'd: ' }],
    ['a query alone', { query: 'q: ' }, { question: 'q: ', passage: '' }],
    ['nothing, where its name says more', { query: '', document: '' }, { question: 'query: ', passage: 'passage: ' }],
    ['something odd', { query: 7 }, { question: 'query: ', passage: 'passage: ' }],
  ])('takes its own prompts for prefixes: %s', async (_, prompts, prefixes) => {
    expect((await use(await write('my-e5', { [PROMPTS]: { prompts } }))).prefixes).toEqual(prefixes);
  });

  it('embeds by its first token alone when it is one of the bge family', async () => {
    const bge = await open(await write('bge-m3'));
    const [one, other] = await bge.embedPassages(['troupes', 'almaty']);
    expect(one).toEqual(other); // [CLS] has one vector in a model that looks tokens up
    const plain = await open(await write('plain'));
    expect(await plain.embedPassages(['troupes'])).not.toEqual(await plain.embedPassages(['almaty']));
  });

  it('reads tokens as XLM-RoBERTa does when it is a multilingual e5: prefix, marks, and the mean of all', async () => {
    const { tokens, json, config } = xlmRobertaTokenizer(['query:', 'passage:', 'troupes', 'Almaty']);
    const folder = await write('multilingual-e5-small', { 'tokenizer.json': json, 'tokenizer_config.json': config });
    const { table } = await writeTinyModel(join(home, 'same-table'), SIZE);
    const mean = (read: readonly string[]): number[] => {
      const sum = Array.from({ length: 8 }, (_, i) =>
        read.reduce((total, token) => total + table[tokens.indexOf(token) * 8 + i]!, 0),
      );
      return sum.map((value) => value / Math.hypot(...sum));
    };
    const { embedQuestion, embedPassages, countTokens } = await open(folder);
    const [passage] = await embedPassages(['troupes Almaty']);
    const around = (prefix: string) => ['<s>', prefix, '▁troupes', '▁Almaty', '</s>'];
    expect(countTokens('troupes Almaty')).toBe(2);
    for (const [i, value] of mean(around('▁passage:')).entries()) expect(passage![i]).toBeCloseTo(value, 5);
    const question = await embedQuestion('troupes Almaty');
    for (const [i, value] of mean(around('▁query:')).entries()) expect(question[i]).toBeCloseTo(value, 5);
  });

  it('works without being quantized', async () => {
    const folder = await write('model');
    await rename(join(folder, 'onnx/model_quantized.onnx'), join(folder, 'onnx/model.onnx'));
    expect((await use(folder)).dimensions).toBe(8);
  });

  it('comes from the hub with the files that say how it is used', async () => {
    const published = await write('published', {
      [POOLING]: { pooling_mode_cls_token: true },
      [PROMPTS]: { prompts: { query: 'ask: ' } },
    });
    const hub = await startHubDouble();
    try {
      hub.publish('someone/else', 'c'.repeat(40), published);
      const embedder = await openEmbedder('someone/else', { cacheFolder: join(home, 'cache'), hub: hub.address });
      await embedder.close();
      expect(embedder.model).toMatchObject({ pooling: 'cls', prefixes: { question: 'ask: ', passage: '' } });
    } finally {
      await hub.close();
    }
  });
});
