import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stands } from '../../src/reader/law.js';
import { ReaderNetwork } from '../../src/reader/network.js';
import { analyseQuestion } from '../../src/reader/question.js';
import type { FoundPassage } from '../../src/reader/ranking.js';
import { read } from '../../src/reader/reader.js';
import { sha256 } from '../../src/text/sha256.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { someWeights } from '../fixtures/reader-weights.js';
import { articleOf, evenly, found } from './found.js';

const TEXT = 'Le port a rouvert. Il était fermé.';
const excerpt = (start: number, end: number, text = TEXT.slice(start, end)) => ({
  start,
  end,
  text,
  sha256: sha256(text),
  highlight: [] as [number, number][],
});

describe('stands', () => {
  it('holds for a slice of the text', () => {
    expect(stands(TEXT, excerpt(0, 18))).toBe(true);
  });

  it.each([
    ['one letter differs', { ...excerpt(0, 18), text: 'Le port a rouverT.' }],
    ['its offsets are one off', { ...excerpt(0, 18), start: 1 }],
    ['its hash is of something else', { ...excerpt(0, 18), sha256: sha256('x') }],
    ['it is empty', excerpt(4, 4)],
    ['it reaches beyond the text', { ...excerpt(19, 34), end: 99 }],
    ['what is lit lies outside', { ...excerpt(0, 18), highlight: [[10, 20]] as [number, number][] }],
    ['what is lit is empty', { ...excerpt(0, 18), highlight: [[3, 3]] as [number, number][] }],
  ])('does not hold when %s', (_, broken) => {
    expect(stands(TEXT, broken)).toBe(false);
  });

  it('does not hold for any text in which the excerpt was changed', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (text, other) => {
        fc.pre(!other.startsWith(text));
        const whole = { start: 0, end: text.length, text, sha256: sha256(text), highlight: [] };
        expect(stands(text, whole)).toBe(true);
        expect(stands(other, whole)).toBe(false);
      }),
    );
  });
});

describe('what the reader makes of passages', () => {
  const made = async (passages: readonly FoundPassage[]) => {
    const question = analyseQuestion('Quand le port a-t-il rouvert ?');
    const errors: unknown[] = [];
    const log = { error: (detail: unknown) => void errors.push(detail) };
    const parts = { embedder: fakeEmbedder(), network: new ReaderNetwork(someWeights(1)), log, copiesOf: () => [] };
    const { excerpts } = await read(parts, question, evenly(question), passages, 10);
    return { texts: excerpts.map(({ text }) => text).sort(), errors };
  };
  const passages = found(articleOf('port', 'Le port', 'Le port a rouvert mardi. La grève a duré onze jours.'));

  it('are excerpts that stand in their article', async () => {
    expect(await made(passages)).toEqual({
      texts: ['La grève a duré onze jours.', 'Le port a rouvert mardi.'],
      errors: [],
    });
  });

  it('is no excerpt where a passage reaches beyond its article: that one is logged, not shortened', async () => {
    const shorter = passages.map((one) => ({
      ...one,
      article: { ...one.article, text: one.article.text.slice(0, -3) },
    }));
    expect(await made(shorter)).toEqual({
      texts: ['Le port a rouvert mardi.'],
      errors: [{ article: 'port', start: 25, end: 52 }],
    });
  });
});
