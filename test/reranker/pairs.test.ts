import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadRuntime } from '../../src/models/runtime.js';
import { type PreTrainedTokenizer, tokenizerOf } from '../../src/models/tokenizer.js';
import { splitsAtSpaces } from '../../src/models/word-ids.js';
import { createPairReader } from '../../src/reranker/pairs.js';
import { writeTinyReranker } from '../fixtures/tiny-model.js';
import { xlmRobertaTokenizer } from '../fixtures/xlm-roberta.js';

const BERT = { type: 'BertProcessing', cls: ['[CLS]', 2], sep: ['[SEP]', 3] };
const WORDS = ['qui', 'arrive', 'lundi', 'troupes'];

let home: string;
let json: Record<string, unknown>;
let create: (processor: unknown) => PreTrainedTokenizer;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'verbatim-pairs-'));
  await writeTinyReranker(home, { weights: Object.fromEntries(WORDS.map((word) => [word, 1])) });
  json = JSON.parse(await readFile(join(home, 'tokenizer.json'), 'utf8'));
  const { tokenizers } = await loadRuntime();
  create = (processor) => new tokenizers.BertTokenizer({ ...json, post_processor: processor }, {});
});
afterAll(() => rm(home, { recursive: true }));

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.array(fc.constantFrom(...WORDS, 'Élysée', '[SEP]', '«', '\u0000first'), { maxLength: 30 }).map((w) => w.join(' ')),
);

/** The tokenizer's own pair, never cut. */
function own(tokenizer: PreTrainedTokenizer, first: string, second: string): { ids: number[]; types: number[] } {
  const options = { text_pair: second, return_tensor: false, return_token_type_ids: true };
  const { input_ids, token_type_ids } = tokenizer._call(first, options) as {
    input_ids: number[];
    token_type_ids?: number[];
  };
  return { ids: input_ids, types: token_type_ids ?? input_ids.map(() => 0) };
}

describe('a pair of texts', () => {
  it('stands between special tokens, each text with its type', () => {
    const tokenizer = create(json.post_processor);
    const read = createPairReader(tokenizerOf(tokenizer, true), 64)!;
    const { ids, types } = read('Qui arrive', 'lundi');
    const tokens = ids.map((id) => tokenizer.model.vocab[id]);
    expect(tokens).toEqual(['[CLS]', 'qui', 'arrive', '[SEP]', 'lundi', '[SEP]']);
    expect(types).toEqual([0, 0, 0, 0, 1, 1]);
  });

  it('is encoded as its tokenizer does it, whatever the template', () => {
    const templates = [json.post_processor, BERT, { ...BERT, type: 'RobertaProcessing' }];
    for (const template of [...templates, { type: 'Sequence', processors: [{ type: 'ByteLevel' }, BERT] }]) {
      const tokenizer = create(template);
      const read = createPairReader(tokenizerOf(tokenizer, true), 512)!;
      fc.assert(
        fc.property(text, text, (first, second) => {
          expect(read(first, second)).toEqual(own(tokenizer, first, second));
        }),
      );
    }
  });

  it('has two marks between the texts and one type where XLM-RoBERTa made the tokenizer', async () => {
    const { tokens, json: own, config } = xlmRobertaTokenizer(WORDS);
    const { tokenizers } = await loadRuntime();
    const tokenizer = new tokenizers.XLMRobertaTokenizer(own, config);
    const { ids, types } = createPairReader(tokenizerOf(tokenizer, splitsAtSpaces(own)), 64)!('qui arrive ?', 'lundi');
    expect(ids.map((id) => tokens[id])).toEqual(['<s>', '▁qui', '▁arrive', '▁', '?', '</s>', '</s>', '▁lundi', '</s>']);
    expect(types).toEqual(ids.map(() => 0));
  });

  it('that is too long loses the end of the longer text, token by token, and no special token', () => {
    const tokenizer = tokenizerOf(create(json.post_processor), true);
    fc.assert(
      fc.property(text, text, fc.integer({ min: 5, max: 40 }), (first, second, limit) => {
        const [a, b] = [tokenizer.ids(first), tokenizer.ids(second)];
        while (a.length + b.length > limit - 3) (a.length > b.length ? a : b).pop();
        const [cls, sep] = [2, 3];
        expect(createPairReader(tokenizer, limit)!(first, second)).toEqual({
          ids: [cls, ...a, sep, ...b, sep],
          types: [...[cls, ...a, sep].map(() => 0), ...[...b, sep].map(() => 1)],
        });
      }),
    );
  });

  it('cannot be read by a tokenizer without a template for two, or in no room', () => {
    const single = [{ SpecialToken: { id: '[CLS]', type_id: 0 } }, { Sequence: { id: 'A', type_id: 0 } }];
    const oneText = { type: 'TemplateProcessing', single, pair: single, special_tokens: {} };
    expect(createPairReader(tokenizerOf(create(null), true), 64)).toBeNull();
    expect(createPairReader(tokenizerOf(create(oneText), true), 64)).toBeNull();
    expect(createPairReader(tokenizerOf(create(json.post_processor), true), 4)).toBeNull();
  });
});
