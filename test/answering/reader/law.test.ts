import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readExcerpts } from '../../../src/answering/reader/excerpts.js';
import { isVerbatim } from '../../../src/answering/reader/law.js';
import { analyseQuestion } from '../../../src/answering/reader/question.js';
import type { Article } from '../../../src/articles/article.js';
import { quotableSentences } from '../../../src/articles/quotable.js';
import type { Mark, Reader } from '../../../src/models/reader/reader.js';
import { sha256 } from '../../../src/text/sha256.js';
import { article } from '../../library/corpora.js';

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
    expect(isVerbatim(TEXT, excerpt(0, 18))).toBe(true);
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
    expect(isVerbatim(TEXT, broken)).toBe(false);
  });

  it('does not hold for any text in which the excerpt was changed', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (text, other) => {
        fc.pre(!other.startsWith(text));
        const whole = { start: 0, end: text.length, text, sha256: sha256(text), highlight: [] };
        expect(isVerbatim(text, whole)).toBe(true);
        expect(isVerbatim(other, whole)).toBe(false);
      }),
    );
  });
});

/** Marks two letters for each sentence. */
function marking(at: (sentence: Mark) => Mark = (mark) => mark): Reader {
  return {
    model: { id: 'two letters', sha256: '' },
    calibration: {
      order: { score: 0, names: 0 },
      greatestMargin: 0,
      answer: { bias: 0, margin: 1, score: 0, names: 0 },
      excerpt: { bias: 0, answer: 1, share: 1 },
      leastAnswerable: 0,
    },
    read: async (_, passages) =>
      passages.map(({ sentences }) =>
        sentences.map(({ start }, sentence) =>
          at({ start, end: start + 2, sentences: [sentence, sentence], margin: -sentence }),
        ),
      ),
    close: async () => {},
  };
}

describe('what is made of the passages that were read', () => {
  const whole: Article = article('port', 'Le port a rouvert mardi. La grève a duré onze jours.');
  const made = async (reader: Reader) => {
    const errors: unknown[] = [];
    const log = { error: (detail: unknown) => void errors.push(detail) };
    const sentences = quotableSentences(whole);
    const passage = { id: 1, start: 0, end: whole.text.length, sentences, tokens: null, tokenizer: null };
    const { excerpts } = await readExcerpts(
      { reader, log, copiesOf: async () => [] },
      analyseQuestion('Quand le port a-t-il rouvert ?'),
      [{ article: whole, passage, dense: 1, score: 1 }],
      10,
      null,
    );
    return { texts: excerpts.map(({ text }) => text), errors };
  };

  it('are excerpts that stand in their article', async () => {
    expect(await made(marking())).toEqual({
      texts: ['Le port a rouvert mardi.', 'La grève a duré onze jours.'],
      errors: [],
    });
  });

  it('is no excerpt where the reader marks words that stand outside it: that is logged, not repaired', async () => {
    const astray = marking((mark) => (mark.start === 25 ? { ...mark, start: 60, end: 62 } : mark));
    expect(await made(astray)).toEqual({
      texts: ['Le port a rouvert mardi.'],
      errors: [{ article: 'port', start: 25, end: 52 }],
    });
  });
});
