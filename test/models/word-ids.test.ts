import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../src/config.js';
import { loadRuntime } from '../../src/models/runtime.js';
import { type PreTrainedTokenizer, type Tokenizer, tokenizerOf } from '../../src/models/tokenizer.js';
import { wordSplitter } from '../../src/models/word-ids.js';
import { asRead } from '../../src/text/fold.js';

const json = JSON.parse(readFileSync(`${PROJECT_ROOT}embeddings/embedder/tokenizer.json`, 'utf8'));
let native: PreTrainedTokenizer;
let tokenizer: Tokenizer;

beforeAll(async () => {
  const { tokenizers } = await loadRuntime();
  native = new tokenizers.PreTrainedTokenizer(json, {});
  tokenizer = tokenizerOf(native, '', wordSplitter(json));
});

const whole = (text: string): number[] => native.encode(text, null, { add_special_tokens: false });

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

const SPACE = '[ \\t\\n\\f\\r\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u2581\\u3000\\ufffd]';
const [SPACES, SOME_SPACE] = [new RegExp(`^${SPACE}*$`), new RegExp(`^${SPACE}+$`)];
const NO_SPACE = new RegExp(`^(?!.*${SPACE}).+$`, 's');

describe('reading tokens word by word', () => {
  it('gives the ids that the tokenizer gives for the whole text as it is read, but for spaces at its edges', () => {
    fc.assert(
      fc.property(text, (sample) => {
        const trimmed = asRead(sample)
          .text.normalize('NFKC')
          .replace(new RegExp(`${SPACE}+`, 'g'), ' ')
          .trim();
        expect(tokenizer.ids(sample)).toEqual(trimmed === '' ? [] : whole(trimmed));
      }),
      { numRuns: 2000 },
    );
  });

  it('gives words whose ranges, with the spaces between them, are the text', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (sample) => {
        const words = tokenizer.byWord!.words(sample);
        expect(words.map(({ start, end }) => ({ start, end }))).toEqual(tokenizer.byWord!.wordRanges(sample));
        let at = 0;
        for (const { start, end } of words) {
          expect(sample.slice(at, start)).toMatch(at === 0 ? SPACES : SOME_SPACE);
          expect(sample.slice(start, end)).toMatch(NO_SPACE);
          at = end;
        }
        expect(sample.slice(at)).toMatch(SPACES);
      }),
    );
  });

  it('reads soft hyphens, zero-width characters, ligatures and full-width letters as the words without them', () => {
    const written = 'L’o\ufb03cier con\u00adfir\u00adme\u200b les\u2060 \uff12\uff10\uff12\uff11 \u200bcais\ufeffses';
    const read = 'L’officier confirme les 2021 caisses';
    expect(tokenizer.ids(written)).toEqual(tokenizer.ids(read));
    expect(tokenizer.byWord!.words(written).map(({ start, end }) => asRead(written.slice(start, end)).text)).toEqual(
      read.split(' '),
    );
  });

  it('gives them again from its memory, also of a word that holds half a character', () => {
    for (const word of ['Kazakhstan', '\ud800', 'a\udc00b', "aujourd'hui"]) {
      expect(tokenizer.ids(word)).toEqual(tokenizer.ids(word));
      expect(tokenizer.ids(word)).toEqual(whole(word));
    }
  });

  it('is not done for tokenizers that see more than the word', () => {
    const bert = {
      pre_tokenizer: { type: 'BertPreTokenizer' },
      normalizer: { type: 'BertNormalizer' },
      added_tokens: [],
    };
    expect(wordSplitter(bert)).not.toBeNull();
    expect(wordSplitter({ ...bert, pre_tokenizer: { type: 'Metaspace' } })).toBeNull();
    expect(wordSplitter({ ...bert, normalizer: { type: 'Precompiled' } })).toBeNull();
    const spaces = { type: 'Replace', pattern: { Regex: ' +' }, content: ' ' };
    expect(wordSplitter({ ...bert, normalizer: spaces })).toBeNull();
    expect(wordSplitter({ ...bert, normalizer: { ...spaces, pattern: { String: ' ' } } })).toBeNull();
    expect(wordSplitter({ ...bert, added_tokens: [{ content: 'New York' }] })).toBeNull();
    expect(wordSplitter(json)).not.toBeNull();
    const joined = [...json.model.vocab, ['\u2581New\u2581York', -3]];
    expect(wordSplitter({ ...json, model: { ...json.model, vocab: joined } })).toBeNull();
    expect(wordSplitter({ ...json, normalizer: { type: 'Precompiled' } })).toBeNull();
  });
});
