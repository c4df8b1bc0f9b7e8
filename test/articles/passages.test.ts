import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutPassages, passageText, quotableText } from '../../src/articles/passages.js';
import { quotableSentences } from '../../src/articles/quotable.js';
import type { Range } from '../../src/text/range.js';

const countTokens = (text: string): number => text.split(/\s+/).filter(Boolean).length;
const maskOf = (text: string, ...parts: string[]): Range[] =>
  parts.map((part) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length }));
const quotable = (text: string, masks: Range[]): string[] =>
  quotableSentences({ text, masks }).map(({ start, end }) => text.slice(start, end));
const sentence = (words: number, name = 'Mot'): string => `${name} ${'mot '.repeat(words - 2)}fin.`;
const cut = (text: string, maxTokens = 512): string[] =>
  cutPassages({ text, masks: [] }, { countTokens, maxTokens }).map((passage) => passageText(text, passage));

describe('quotable sentences', () => {
  it('lose a masked tail and stay', () => {
    const text = 'Les troupes partent. en savoir plus\nFin.';
    expect(quotable(text, maskOf(text, 'en savoir plus'))).toEqual(['Les troupes partent.', 'Fin.']);
  });

  it('stay whole before and after a mask that stands between them', () => {
    const text = 'Les troupes partent demain pic.twitter.com/abc Les autres restent.';
    expect(quotable(text, maskOf(text, 'pic.twitter.com/abc'))).toEqual([
      'Les troupes partent demain',
      'Les autres restent.',
    ]);
  });

  it('are dropped when a mask cuts them in two', () => {
    const text = 'Avant. Le rapport https://a.b dit tout. Après.';
    expect(quotable(text, maskOf(text, 'https://a.b'))).toEqual(['Avant.', 'Après.']);
  });

  it('have a letter or a digit', () => {
    expect(quotable('*****\nOui.\n…\n12', [])).toEqual(['Oui.', '12']);
  });

  it('know their paragraph, and which of them are headings', () => {
    const text = 'Les russes partent\nIl pleut. Il neige.\nIl dit :';
    expect(quotableSentences({ text, masks: [] }).map(({ paragraph, heading }) => [paragraph, heading])).toEqual([
      [0, true],
      [1, false],
      [1, false],
      [2, false],
    ]);
  });
});

describe('passages', () => {
  it('join short neighbouring paragraphs', () => {
    const text = [sentence(50, 'A'), sentence(50, 'B'), sentence(50, 'C'), sentence(50, 'D')].join('\n\n');
    expect(cut(text).map(countTokens)).toEqual([100, 100]);
  });

  it('keep a paragraph whole that is longer than the target', () => {
    const text = [sentence(20, 'A'), `${sentence(100, 'B')} ${sentence(100, 'C')}`, sentence(20, 'D')].join('\n');
    expect(cut(text).map(countTokens)).toEqual([20, 200, 20]);
  });

  it('split a long paragraph at sentence ends and share one sentence', () => {
    const text = Array.from({ length: 10 }, (_, i) => sentence(50, `P${i}`)).join(' ');
    const passages = cut(text);
    expect(passages.length).toBeGreaterThan(2);
    for (const [i, passage] of passages.slice(1).entries()) {
      const first = passage.split(/(?<=\.) /)[0]!;
      expect(passages[i]!.endsWith(first)).toBe(true);
      expect(countTokens(passage)).toBeLessThanOrEqual(256);
    }
  });

  it('put a heading with the paragraph below it', () => {
    const text = [sentence(150, 'A'), 'Un titre court', sentence(150, 'B')].join('\n');
    expect(cut(text)).toEqual([sentence(150, 'A'), `Un titre court ${sentence(150, 'B')}`]);
  });

  it('leave a sentence alone that is longer than the model reads', () => {
    const text = `${sentence(10, 'A')} ${sentence(60, 'B')} ${sentence(10, 'C')}`;
    expect(cut(text, 32).map(countTokens)).toEqual([10, 60, 10]);
  });

  it('say in which paragraph they begin, and span what they hold', () => {
    const text = `Masqué\n\n${sentence(200, 'A')}\n\n${sentence(200, 'B')}`;
    const found = cutPassages({ text, masks: maskOf(text, 'Masqué') }, { countTokens, maxTokens: 512 });
    expect(found.map(({ paragraph }) => paragraph)).toEqual([0, 1]);
    for (const { start, end, sentences } of found) {
      expect(start).toBe(sentences[0]!.start);
      expect(end).toBe(sentences.at(-1)!.end);
    }
  });

  it('are none for an article without prose', () => {
    expect(cut('')).toEqual([]);
    expect(cut('***\n\n…')).toEqual([]);
  });

  const articles = fc
    .array(
      fc.constantFrom('Un mot.', 'Deux mots ici ! ', '\n', '\n\n', 'Titre', sentence(30), sentence(90), 'x. y', ' '),
      {
        maxLength: 40,
      },
    )
    .chain((parts) => {
      const text = parts.join('');
      const ranges = fc.array(fc.tuple(fc.nat(text.length), fc.nat(30)), { maxLength: 5 });
      return ranges.map((found) => {
        const masks: Range[] = [];
        for (const [start, length] of found.sort(([a], [b]) => a - b)) {
          const end = Math.min(text.length, start + length);
          if (start >= (masks.at(-1)?.end ?? 0) && end > start) masks.push({ start, end });
        }
        return { text, masks };
      });
    });

  it('hold every quotable sentence, in order, and nothing that is masked', () => {
    fc.assert(
      fc.property(articles, fc.integer({ min: 5, max: 400 }), (article, maxTokens) => {
        const passages = cutPassages(article, { countTokens, maxTokens });
        const held = passages.flatMap((passage) => passage.sentences);
        const expected = quotableSentences(article).map(({ start, end }) => `${start}-${end}`);
        expect([...new Set(held.map(({ start, end }) => `${start}-${end}`))]).toEqual(expected);
        for (const { start, end } of held) {
          expect(article.masks.some((mask) => mask.start < end && start < mask.end)).toBe(false);
          expect(article.text.slice(start, end).trim()).toHaveLength(end - start);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('are no longer than the model reads, but for single sentences', () => {
    fc.assert(
      fc.property(articles, fc.integer({ min: 5, max: 400 }), (article, maxTokens) => {
        for (const passage of cutPassages(article, { countTokens, maxTokens })) {
          if (passage.sentences.length > 1) {
            expect(countTokens(passageText(article.text, passage))).toBeLessThanOrEqual(Math.min(maxTokens, 256));
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('quotable text', () => {
  it('is the text without its masks, paragraphs kept and gaps closed', () => {
    const text = 'Un.\n\nLire aussi Deux\n\nTrois. en savoir plus\n\nQuatre.';
    expect(quotableText({ text, masks: maskOf(text, 'Lire aussi Deux', 'en savoir plus') })).toBe(
      'Un.\n\nTrois.\n\nQuatre.',
    );
  });
});
