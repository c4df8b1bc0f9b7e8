/** Reading stops where the rest cannot matter, and not before. */
import { describe, expect, it } from 'vitest';
import { quotableSentences } from '../../src/corpus/quotable.js';
import type { Reader } from '../../src/models/reader/reader.js';
import { type FoundPassage, readExcerpts } from '../../src/reader/excerpts.js';
import { analyseQuestion } from '../../src/reader/question.js';
import { article } from '../library/corpora.js';

const GREATEST = 5;
const TEXT = 'Le port de Brévannes a rouvert mardi.';

/** Believes an article as much as `margins` says, and tells which were read. */
function readerOf(margins: Readonly<Record<string, number>>): { readonly reader: Reader; readonly titles: string[] } {
  const titles: string[] = [];
  const reader: Reader = {
    model: { id: 'by title', sha256: '' },
    calibration: {
      retrieval: 1,
      greatestMargin: GREATEST,
      answer: { bias: 0, margin: 1, score: 0, names: 0 },
      excerpt: { bias: 0, answer: 1, share: 1 },
      leastAnswerable: 0.5,
    },
    read: async (_, passages) =>
      passages.map(({ title }) => {
        titles.push(title);
        return [{ start: 3, end: 7, sentences: [0, 0], margin: margins[title]! }];
      }),
    close: async () => {},
  };
  return { reader, titles };
}

function found(id: string, score: number): FoundPassage {
  const whole = { ...article(id, TEXT), title: id };
  const sentences = quotableSentences(whole);
  return {
    article: whole,
    passage: { start: 0, end: TEXT.length, sentences, tokens: null, tokenizer: null },
    ...{ dense: 1, score },
  };
}

async function readTitles(
  margins: Readonly<Record<string, number>>,
  scores: Readonly<Record<string, number>>,
  comparedFrom: number | null = null,
): Promise<string> {
  const { reader, titles } = readerOf(margins);
  const passages = Object.entries(scores).map(([id, score]) => found(id, score));
  const parts = { reader, log: { error: () => {} }, copiesOf: () => [] };
  const { read } = await readExcerpts(parts, analyseQuestion('Quel port a rouvert ?'), passages, 5, comparedFrom);
  expect(read).toBe(titles.length);
  return titles.join('');
}

describe('reading', () => {
  it('goes by the order of the scores and stops where no margin could come near the best', async () => {
    // The best has 4 + 20; another with 5, the greatest there is, would have 17 and 6.
    expect(await readTitles({ a: 4, b: 4, c: 4 }, { c: 1, a: 20, b: 12 })).toBe('a');
  });

  it('goes on while one could', async () => {
    // 22, less what is negligible (e^-3): 20 may matter, 6 may not.
    expect(await readTitles({ a: 2, b: 2, c: 2 }, { a: 20, b: 15, c: 1 })).toBe('ab');
  });

  it('goes through all where nothing is believed', async () => {
    expect(await readTitles({ a: -9, b: -9, c: -9 }, { a: 1, b: 0.9, c: 0.8 })).toBe('abc');
  });

  it('compares values of passages that could not come near the best', async () => {
    expect(await readTitles({ a: 4, b: 4, c: 4 }, { a: 20, b: 12, c: 1 }, 1)).toBe('abc');
  });

  it('compares nothing where what was read for an answer does not answer', async () => {
    expect(await readTitles({ a: -1, b: -2, c: 4 }, { a: 1, b: 0.9, c: 0.8 }, 2)).toBe('ab');
  });
});
