import { describe, expect, it } from 'vitest';
import { describeUse } from '../../../src/models/embedder/description.js';

const e5 = { question: 'query: ', passage: 'passage: ' };
const none = { question: '', passage: '' };
const bge = { question: 'Represent this sentence for searching relevant passages: ', passage: '' };
const model = { id: 'm', config: {}, tokenizerConfig: {} };

describe('how a model is used', () => {
  it.each([
    ['Xenova/multilingual-e5-small@0f', {}, e5, 'mean'],
    ['my-model', { _name_or_path: 'intfloat/e5-base' }, e5, 'mean'],
    ['intfloat/multilingual-e5-large-instruct', {}, none, 'mean'],
    ['someone/tree5', {}, none, 'mean'],
    ['Xenova/bge-base-en-v1.5@1a', {}, bge, 'cls'],
    ['Xenova/bge-m3', {}, none, 'cls'],
    ['Xenova/paraphrase-multilingual-MiniLM-L12-v2', {}, none, 'mean'],
    ['nobody/has-heard-of-it', {}, none, 'mean'],
  ])('%s takes the prefixes and the pooling of its family', (id, config, prefixes, pooling) => {
    expect(describeUse({ ...model, id, config }, {}, {})).toMatchObject({ prefixes, pooling });
  });

  it('reads no more tokens than the model has positions, and at most 512', () => {
    const limit = (config: object, tokenizerConfig: object) =>
      describeUse({ id: 'm', config: { ...config }, tokenizerConfig: { ...tokenizerConfig } }, {}, {}).tokenLimit;
    expect(limit({ max_position_embeddings: 128 }, { model_max_length: 512 })).toBe(128);
    expect(limit({ max_position_embeddings: 512 }, { model_max_length: 256 })).toBe(256);
    expect(limit({ max_position_embeddings: 8192 }, { model_max_length: 1e30 })).toBe(512);
    expect(limit({ model_type: 'xlm-roberta', max_position_embeddings: 514 }, {})).toBe(512);
    expect(limit({}, {})).toBe(512);
  });

  it('follows what the model says of itself before what its name says', () => {
    const own = { prefixes: { question: 'q: ', passage: 'p: ' }, pooling: 'cls' } as const;
    expect(describeUse({ ...model, id: 'intfloat/e5-base' }, {}, own)).toMatchObject(own);
  });

  it('follows what is stated beside the model before anything else', () => {
    const stated = { id: 'ours', maxTokens: 99, prefixes: none, pooling: 'cls' } as const;
    const own = { prefixes: e5, pooling: 'mean' } as const;
    expect(describeUse({ ...model, id: 'e5', config: { max_position_embeddings: 12 } }, stated, own)).toEqual({
      id: 'ours',
      tokenLimit: 99,
      prefixes: none,
      pooling: 'cls',
    });
  });
});
