import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ModelError } from '../../src/errors.js';
import { openReranker } from '../../src/reranker/open.js';
import type { Reranker } from '../../src/reranker/reranker.js';
import { type TinyRerankerOptions, writeTinyModel, writeTinyReranker } from '../fixtures/tiny-model.js';
import { startHubDouble } from '../models/hub-double.js';

const WEIGHTS = { lundi: 2, gel: -1, troupes: 0.5 };
const ONNX = 'onnx/model_quantized.onnx';

let home: string;
let model: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'verbatim-reranker-'));
  model = join(home, 'judge');
});
afterEach(() => rm(home, { recursive: true }));

const open = (location = model, hub?: string): Promise<Reranker> =>
  openReranker(location, { cacheFolder: join(home, 'cache'), ...(hub === undefined ? {} : { hub }) });

async function judge(options: Partial<TinyRerankerOptions> = {}): Promise<Reranker> {
  await writeTinyReranker(model, { weights: WEIGHTS, ...options });
  return open();
}

async function refusal(opening: Promise<unknown>): Promise<ModelError> {
  const error = await opening.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ModelError);
  expect((error as ModelError).message).not.toMatch(/\n|\bat .*:\d+:\d+/);
  return error as ModelError;
}

describe('a reranker', () => {
  it('scores each text with the question, as its model does, in order', async () => {
    const { model: name, scores } = await judge();
    expect(name).toBe('judge');
    expect(await scores('Quand ? lundi', ['Le gel', 'Lundi, lundi', '', 'troupes'])).toEqual([1, 6, 2, 2.5]);
    expect(await scores('lundi', [])).toEqual([]);
  });

  it('tells question and text apart by their token types, where the model asks for them', async () => {
    expect(await (await judge({ typeWeights: [0, 1] })).scores('lundi', ['gel'])).toEqual([-1]);
    expect(await (await judge({ typeWeights: [10, 1] })).scores('lundi', ['gel'])).toEqual([19]);
  });

  it('gives all tokens one type where the model knows but one', async () => {
    const oneType = { typeWeights: [1, 100], config: { type_vocab_size: 1 } } as const;
    expect(await (await judge(oneType)).scores('lundi', ['gel'])).toEqual([1]);
  });

  it('shows the model [CLS] question [SEP] text [SEP]', async () => {
    const weights = { '[CLS]': 1, '[SEP]': 10, lundi: 100, gel: 1000 };
    expect(await (await judge({ weights, typeWeights: [1, 0] })).scores('lundi', ['gel'])).toEqual([111]);
    expect(await (await judge({ weights, typeWeights: [0, 1] })).scores('lundi', ['gel'])).toEqual([1010]);
  });

  it('takes "yes" over "no" for the score of a model of two labels', async () => {
    expect(await (await judge({ labels: 2 })).scores('', ['lundi', 'gel'])).toEqual([2, -1]);
  });

  it('reads of a long text what the model can, and always the question', async () => {
    const { scores } = await judge({ typeWeights: [100, 1] });
    const room = 64 - 3 - 1; // tokens of the model, without the special ones and the question
    expect(await scores('lundi', ['troupes '.repeat(200), `${'troupes '.repeat(room)} gel`])).toEqual([
      200 + room / 2,
      200 + room / 2,
    ]);
  });

  it('gives a text the same score whatever stands beside it', async () => {
    const { scores } = await judge();
    const words = fc.array(fc.constantFrom('lundi', 'gel', 'troupes', 'et', '«'), { maxLength: 40 });
    const texts = fc.array(
      words.map((list) => list.join(' ')),
      { minLength: 1, maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(texts, async (list) => {
        const together = await scores('qui ?', list);
        for (const [index, one] of list.entries()) expect(await scores('qui ?', [one])).toEqual([together[index]]);
      }),
      { numRuns: 30 },
    );
  });

  it('works without being quantized', async () => {
    await judge();
    await rename(join(model, ONNX), join(model, 'onnx/model.onnx'));
    expect(await (await open()).scores('', ['lundi'])).toEqual([2]);
  });
});

describe('a reranker that cannot be used is refused with its reason and a remedy', () => {
  it('one that is nowhere', async () => {
    const error = await refusal(open(join(home, 'nowhere')));
    expect(error.message).toMatch(/no reranker model at .*nowhere/);
    expect(error.remedy).toMatch(/set RERANKER_MODEL to a folder, or to a hub id such as/);
  });

  it.each(['config.json', 'tokenizer.json', ONNX])('one without %s', async (file) => {
    await judge();
    await rm(join(model, file));
    const error = await refusal(open());
    expect(error.message).toMatch(/the reranker model is incomplete/);
    expect(error.message).toContain(file);
    expect(error.remedy).toMatch(/RERANKER_MODEL/);
  });

  it('one that sorts into three classes', async () => {
    const error = await refusal(judge({ labels: 3 }));
    expect(error.message).toMatch(
      /cannot be used as a reranker model: its output is float32 \[1,3\], expected .* 1 or 2/,
    );
    expect(error.remedy).toMatch(/RERANKER_MODEL/);
  });

  it('an embedding model', async () => {
    await writeTinyModel(model, { words: ['lundi'], dimensions: 2, seed: 1, specialTokens: true });
    expect((await refusal(open())).message).toMatch(/its output is float32 \[1,2,2\]/);
  });

  it('one that cannot read two texts', async () => {
    await writeTinyModel(model, { words: ['lundi'], dimensions: 2, seed: 1 });
    const error = await refusal(open());
    expect(error.message).toMatch(/tokenizer\.json cannot join a question and a text/);
    expect(error.remedy).toMatch(/cross-encoder/);
  });

  it('numbers that are not finite, when they come', async () => {
    await judge({ weights: { ...WEIGHTS, lundi: 1.25 } });
    const bytes = await readFile(join(model, ONNX));
    const weight = Buffer.alloc(4);
    weight.writeFloatLE(1.25);
    bytes.writeFloatLE(Number.NaN, bytes.indexOf(weight));
    await writeFile(join(model, ONNX), bytes);
    const { scores } = await open();
    expect(await scores('', ['gel'])).toEqual([-1]);
    const error = await refusal(scores('', ['gel', 'lundi']));
    expect(error.message).toMatch(/not finite/);
    expect(error.remedy).toMatch(/RERANKER_MODEL/);
  });
});

describe('a reranker of the hub', () => {
  it('is downloaded once, checked, and pinned to its commit; what the hub has not is named', async () => {
    await judge();
    const hub = await startHubDouble();
    try {
      hub.publish('someone/judge', 'd'.repeat(40), model);
      hub.fail(/cdn.*onnx/, { wrongBytes: true }, 1);
      const fetched = await open('someone/judge', hub.address);
      expect(fetched.model).toBe(`someone/judge@${'d'.repeat(40)}`);
      expect(await fetched.scores('', ['lundi'])).toEqual([2]);
      const asked = hub.requests.length;
      await open('someone/judge', hub.address);
      expect(hub.requests).toHaveLength(asked);
      expect((await refusal(open('someone/else', hub.address))).remedy).toMatch(/spelling of RERANKER_MODEL/);
    } finally {
      await hub.close();
    }
  });
});
