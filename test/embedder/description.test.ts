import { describe, expect, it } from 'vitest';
import { describeUse } from '../../src/embedder/description.js';

const e5 = { question: 'query: ', passage: 'passage: ' };
const none = { question: '', passage: '' };

describe('how a model is used', () => {
  it.each([
    ['Xenova/multilingual-e5-small@0f', {}, e5],
    ['my-model', { _name_or_path: 'intfloat/e5-base' }, e5],
    ['Xenova/gte-small', {}, none],
    ['someone/tree5', {}, none],
  ])('%s takes the prefixes of its family', (id, config, prefixes) => {
    expect(describeUse(id, {}, config, {}).prefixes).toEqual(prefixes);
  });

  it('reads no more tokens than the model has positions, and at most 512', () => {
    const limit = (config: object, tokenizer: object) => describeUse('m', {}, config, tokenizer).tokenLimit;
    expect(limit({ max_position_embeddings: 128 }, { model_max_length: 512 })).toBe(128);
    expect(limit({ max_position_embeddings: 512 }, { model_max_length: 256 })).toBe(256);
    expect(limit({ max_position_embeddings: 8192 }, { model_max_length: 1e30 })).toBe(512);
    expect(limit({ model_type: 'xlm-roberta', max_position_embeddings: 514 }, {})).toBe(512);
    expect(limit({}, {})).toBe(512);
  });

  it('follows what is stated beside the model before anything else', () => {
    const stated = { id: 'ours', maxTokens: 99, prefixes: none, pooling: 'cls' } as const;
    expect(describeUse('e5', stated, { max_position_embeddings: 12 }, {})).toEqual({
      id: 'ours',
      tokenLimit: 99,
      prefixes: none,
      pooling: 'cls',
    });
  });
});
