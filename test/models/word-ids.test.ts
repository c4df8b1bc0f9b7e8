import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../src/config.js';
import { createTokenReader, type TokenReader } from '../../src/embedder/tokens.js';
import { loadRuntime } from '../../src/models/runtime.js';
import { type PreTrainedTokenizer, tokenizerOf } from '../../src/models/tokenizer.js';
import { splitsAtSpaces } from '../../src/models/word-ids.js';

const json = JSON.parse(readFileSync(`${PROJECT_ROOT}embeddings/model/tokenizer.json`, 'utf8'));
let tokenizer: PreTrainedTokenizer;
let wordByWord: TokenReader;

beforeAll(async () => {
  const { tokenizers } = await loadRuntime();
  tokenizer = new tokenizers.BertTokenizer(json, {});
  wordByWord = createTokenReader(tokenizerOf(tokenizer, true), 512);
});

/** Text as it comes: words that the model knows, odd spaces, accents in two spellings, all of Unicode, its own tokens. */
const piece = fc.oneof(
  fc.constantFrom(
    'Kazakhstan',
    "l'Élysée,",
    'E\u0301lyse\u0301e',
    'ΟΔΥΣΣΕΥΣ',
    'Σ',
    'œuvre',
    'ﬁn',
    '漢字',
    '[UNK]',
    '[PAD]x',
  ),
  fc.constantFrom(
    ' ',
    '\n',
    '\t',
    '\r\n',
    '\u00a0',
    '\u202f',
    '\u2009',
    '\u3000',
    '\f',
    '\v',
    '\u0085',
    '\u2028',
    '\ufeff',
    '\u200b',
    '\u00ad',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);
const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

describe('reading tokens word by word', () => {
  it('gives the ids that the tokenizer gives for the whole text', () => {
    expect(splitsAtSpaces(json)).toBe(true);
    fc.assert(
      fc.property(text, (sample) => {
        expect(wordByWord.encode(sample)).toEqual(tokenizer.encode(sample).slice(0, 512));
        expect(wordByWord.count(sample)).toBe(tokenizer.encode(sample).length);
      }),
      { numRuns: 2000 },
    );
  });

  it('gives them again from its memory, also of a word that holds half a character', () => {
    for (const word of ['Kazakhstan', '\ud800', 'a\udc00b', "aujourd'hui"]) {
      expect(wordByWord.encode(word)).toEqual(wordByWord.encode(word));
      expect(wordByWord.encode(word)).toEqual(tokenizer.encode(word));
    }
  });

  it('is not done for tokenizers that see more than the word', () => {
    const bert = {
      pre_tokenizer: { type: 'BertPreTokenizer' },
      normalizer: { type: 'BertNormalizer' },
      added_tokens: [],
    };
    expect(splitsAtSpaces(bert)).toBe(true);
    expect(splitsAtSpaces({ ...bert, pre_tokenizer: { type: 'Metaspace' } })).toBe(false);
    expect(splitsAtSpaces({ ...bert, normalizer: { type: 'Precompiled' } })).toBe(false);
    expect(splitsAtSpaces({ ...bert, normalizer: { type: 'Replace', pattern: { Regex: ' +' }, content: ' ' } })).toBe(
      false,
    );
    expect(splitsAtSpaces({ ...bert, normalizer: { type: 'Replace', pattern: { String: ' ' }, content: '' } })).toBe(
      false,
    );
    expect(splitsAtSpaces({ ...bert, added_tokens: [{ content: 'New York' }] })).toBe(false);
  });
});
