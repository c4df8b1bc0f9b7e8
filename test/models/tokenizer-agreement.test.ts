import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../src/config.js';
import { readModelFolder } from '../../src/models/model-folder.js';
import { openTokenizer, type Tokenizer } from '../../src/models/tokenizer.js';

/** Texts with their ids as Python's `tokenizers` gives them: embeddings/train/tokenizer_ids.py writes it. */
const fixture: Record<string, string> = JSON.parse(
  readFileSync(`${PROJECT_ROOT}test/fixtures/tokenizer-ids.json`, 'utf8'),
);
const BEYOND = /[\u{10000}-\u{10ffff}]/gu;
const texts = Object.keys(fixture);
const emoji = texts.filter((text) => text.search(BEYOND) >= 0);
const others = texts.filter((text) => !emoji.includes(text));

describe.each(['embeddings/embedder', 'embeddings/reader'])('the tokenizer of %s', (folder) => {
  let tokenizer: Tokenizer;
  beforeAll(async () => {
    const kind = { name: 'model', setting: 'MODEL', example: folder };
    tokenizer = await openTokenizer(await readModelFolder(kind, `${PROJECT_ROOT}${folder}`));
  });
  const ids = (text: string): string => tokenizer.native.encode(text).join(' ');

  it('gives the ids that the models learnt with in Python', () => {
    expect(others.length).toBeGreaterThan(300);
    expect(Object.fromEntries(others.map((text) => [text, ids(text)]))).toEqual(
      Object.fromEntries(others.map((text) => [text, fixture[text]])),
    );
  });

  it('takes an emoji for a sign that it does not know, as one of Chinese: Python alone has pieces for some', () => {
    expect(emoji.length).toBeGreaterThan(5);
    for (const text of emoji) expect(ids(text)).toBe(ids(text.replace(BEYOND, '漢')));
  });
});
