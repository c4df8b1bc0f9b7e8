import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ModelError } from '../../../src/errors.js';
import { openEmbedder } from '../../../src/models/embedder/open.js';
import { writeTinyModel } from '../../fixtures/tiny-model.js';

const SIZE = { words: ['troupes'], dimensions: 8, seed: 1 };
let home: string;
let model: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'verbatim-broken-'));
  model = join(home, 'model');
  await writeTinyModel(model, SIZE);
});
afterEach(() => rm(home, { recursive: true }));

async function refusal(location = model): Promise<ModelError> {
  const error = await openEmbedder(location, { cacheFolder: join(home, 'cache') }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ModelError);
  expect((error as ModelError).message).not.toMatch(/\n|\bat .*:\d+:\d+/);
  return error as ModelError;
}

describe('a model that cannot be used is refused with its reason and a remedy', () => {
  it('a folder that is not there', async () => {
    const error = await refusal(join(home, 'nowhere'));
    expect(error.message).toMatch(/no embedding model at .*nowhere/);
    expect(error.remedy).toMatch(/EMBEDDING_MODEL/);
  });

  it.each(['config.json', 'tokenizer.json', 'onnx/model_quantized.onnx'])('one without %s', async (file) => {
    await rm(join(model, file));
    const error = await refusal();
    expect(error.code).toBe('model-incomplete');
    expect(error.message).toContain(file);
  });

  it.each([
    ['half a tokenizer', 'tokenizer.json', '{"model": {', /tokenizer\.json is not valid JSON/],
    ['a list for a tokenizer', 'tokenizer.json', '[]', /tokenizer\.json is not a JSON object/],
    ['an unknown kind of tokenizer', 'tokenizer.json', '{"model": {"type": "Odd"}}', /not a tokenizer/],
    ['a pointer instead of the network', 'onnx/model_quantized.onnx', 'version https://git-lfs', /cannot be used/],
    ['an empty network', 'onnx/model_quantized.onnx', '', /cannot be used/],
    ['a misspelt description', 'verbatim.json', '{"maxToken": 8}', /verbatim\.json: .*maxToken/],
    ['a wrong number', 'verbatim.json', '{"maxTokens": "many"}', /verbatim\.json: maxTokens/],
    ['other dimensions', 'verbatim.json', '{"dimensions": 9}', /gives 8 dimensions, .* states 9/],
  ])('%s', async (_, file, content, message) => {
    await writeFile(join(model, file), content);
    const error = await refusal();
    expect(error.message).toMatch(message);
    expect(error.remedy).not.toBe('');
  });

  it('half a network', async () => {
    const onnx = join(model, 'onnx/model_quantized.onnx');
    await truncate(onnx, Math.floor((await readFile(onnx)).length / 2));
    expect((await refusal()).code).toBe('model-broken');
  });

  it('a network other than the one described', async () => {
    await writeTinyModel(model, { ...SIZE, statement: { sha256: '0'.repeat(64) } });
    const error = await refusal();
    expect(error.code).toBe('model-changed');
    expect(error.remedy).toMatch(/restore the file.*ingest again/);
  });

  it('numbers that are not finite, when they come', async () => {
    const { tokens, table } = await writeTinyModel(model, SIZE);
    const onnx = join(model, 'onnx/model_quantized.onnx');
    const bytes = await readFile(onnx);
    const row = table.subarray(tokens.indexOf('troupes') * 8, (tokens.indexOf('troupes') + 1) * 8);
    const at = bytes.indexOf(Buffer.from(row.buffer, row.byteOffset, row.byteLength));
    bytes.writeFloatLE(Number.NaN, at);
    await writeFile(onnx, bytes);
    const embedder = await openEmbedder(model, { cacheFolder: home });
    await expect(embedder.embedQuestion('troupes')).rejects.toThrow(/not finite/);
    await embedder.close();
  });

  it('and opens once it is repaired', async () => {
    const tokenizer = await readFile(join(model, 'tokenizer.json'));
    await rm(join(model, 'tokenizer.json'));
    await refusal();
    await writeFile(join(model, 'tokenizer.json'), tokenizer);
    const embedder = await openEmbedder(model, { cacheFolder: join(home, 'cache') });
    expect(embedder.model.dimensions).toBe(8);
    await embedder.close();
  });
});
