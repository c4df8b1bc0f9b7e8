import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paragraphAround, quotation, wholeSentences } from '../../../src/answering/reader/quotation.js';
import type { Article } from '../../../src/articles/article.js';
import { quotableSentences } from '../../../src/articles/quotable.js';
import { article } from '../../library/corpora.js';

/** Paragraphs of short sentences, some of which are masked. */
const masked: fc.Arbitrary<Article> = fc
  .array(fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 })
  .map((paragraphs) => {
    let text = '';
    const masks: { start: number; end: number }[] = [];
    for (const [row, sentences] of paragraphs.entries()) {
      for (const [at, hidden] of sentences.entries()) {
        const sentence = `La phrase ${row} ${at} dit ceci.`;
        if (hidden) masks.push({ start: text.length, end: text.length + sentence.length });
        text += `${sentence} `;
      }
      text += '\n\n';
    }
    return article('a', text, { masks });
  });

const place = fc.tuple(masked, fc.nat(), fc.nat()).map(([one, a, b]) => {
  const [start, end] = [a % one.text.length, b % one.text.length].sort((x, y) => x - y) as [number, number];
  return { one, range: { start, end: end + 1 } };
});

describe('a quotation', () => {
  test('is the article’s own text, never masked, lit inside', () => {
    fc.assert(
      fc.property(place, fc.array(fc.tuple(fc.integer(), fc.nat(200))), ({ one, range }, lights) => {
        const made = quotation(
          one,
          range,
          lights.map(([start, length]) => ({ start, end: start + length })),
        );
        const hidden = one.masks.some((mask) => mask.start < range.end && range.start < mask.end);
        expect(made === null).toBe(hidden);
        if (made === null) return;
        expect(made.text).toBe(one.text.slice(range.start, range.end));
        for (const [start, end] of made.highlight) {
          expect(start).toBeGreaterThanOrEqual(range.start);
          expect(end).toBeLessThanOrEqual(range.end);
          expect(start).toBeLessThan(end);
        }
      }),
    );
  });

  test('of whole sentences holds what was asked for, begins and ends with a sentence, and nothing of it is masked', () => {
    fc.assert(
      fc.property(place, ({ one, range }) => {
        const whole = wholeSentences(one, range);
        if (whole === null) return;
        const sentences = quotableSentences(one);
        expect(sentences.map(({ start }) => start)).toContain(whole.start);
        expect(sentences.map(({ end }) => end)).toContain(whole.end);
        expect(whole.start).toBeLessThanOrEqual(range.start);
        expect(whole.end).toBeGreaterThanOrEqual(range.end);
        expect(quotation(one, whole)).not.toBeNull();
      }),
    );
  });

  test('has all of its paragraph around it that no mask parts from it', () => {
    fc.assert(
      fc.property(masked, (one) => {
        const sentences = quotableSentences(one);
        for (const sentence of sentences) {
          const around = paragraphAround(one, sentence)!;
          expect(quotation(one, around, [sentence])!.highlight).toEqual([[sentence.start, sentence.end]]);
          const reached = sentences.filter(
            ({ paragraph, start, end }) =>
              paragraph === sentence.paragraph &&
              !one.masks.some(
                (mask) => mask.start < Math.max(end, sentence.end) && Math.min(start, sentence.start) < mask.end,
              ),
          );
          expect(around).toEqual({ start: reached[0]!.start, end: reached.at(-1)!.end });
        }
      }),
    );
  });
});
