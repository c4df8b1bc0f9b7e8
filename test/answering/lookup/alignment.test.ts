import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { align, difference, gathered, wholeNumbers } from '../../../src/answering/lookup/alignment.js';
import { tokens } from '../../../src/text/tokens.js';

const side = (text: string) => ({ text, tokens: tokens(text) });
const keys = (text: string): string[] => tokens(text).map(({ key }) => key);

/** Sentences of few different words, so that they share many. */
const sentence = fc
  .array(fc.constantFrom('le', 'la', 'pont', 'ville', 'de', ',', '«', 'été'), { minLength: 1, maxLength: 14 })
  .map((words) => words.join(' '));

describe('an alignment', () => {
  test('is the longest of all that rise in both', () => {
    fc.assert(
      fc.property(sentence, sentence, (a, b) => {
        const [x, y] = [keys(a).slice(0, 9), keys(b).slice(0, 9)];
        const pairs = align(x, y);
        for (const [index, [at, other]] of pairs.entries()) {
          expect(x[at]).toBe(y[other]);
          if (index > 0) expect([at, other].map((one, side) => one > pairs[index - 1]![side]!)).toEqual([true, true]);
        }
        const longest = Array.from({ length: 2 ** x.length }, (_, bits) =>
          x.filter((_, at) => (bits >> at) & 1),
        ).filter((part) => {
          let at = 0;
          for (const key of y) if (key === part[at]) at += 1;
          return at === part.length;
        });
        expect(pairs.length).toBe(Math.max(...longest.map(({ length }) => length)));
      }),
    );
  });

  test('stays one when its loose ends are gathered', () => {
    fc.assert(
      fc.property(sentence, sentence, (a, b) => {
        const [x, y] = [keys(a), keys(b)];
        const pairs = align(x, y);
        const moved = gathered(pairs, x);
        expect(moved.map(([, given]) => given)).toEqual(pairs.map(([, given]) => given));
        for (const [index, [at, given]] of moved.entries()) {
          expect(x[at]).toBe(y[given]);
          if (index > 0) expect(at).toBeGreaterThan(moved[index - 1]![0]);
        }
      }),
    );
  });
});

describe('a difference', () => {
  test('holds every character of the article and every token of the given text', () => {
    fc.assert(
      fc.property(sentence, sentence, (a, b) => {
        const [article, given] = [side(a), side(b)];
        const parts = difference(article, given, gathered(align(keys(a), keys(b)), keys(a)));
        const joined = (...kinds: string[]): string =>
          parts.flatMap(({ kind, text }) => (kinds.includes(kind) ? [text] : [])).join('');
        expect(joined('same', 'missing')).toBe(a);
        expect(keys(parts.map(({ kind, text }) => (kind === 'missing' ? '' : `${text} `)).join(''))).toEqual(keys(b));
        expect(parts.every(({ text }) => text !== '')).toBe(true);
        for (const [index, { kind }] of parts.entries()) expect(kind).not.toBe(parts[index - 1]?.kind);
      }),
    );
  });

  test('keeps a phrase together where one of its words stands earlier too', () => {
    const [a, b] = ['Le ministre dit que le préfet part', 'le préfet part'];
    const pairs = gathered(align(keys(a.toLowerCase()), keys(b)), keys(a.toLowerCase()));
    expect(pairs).toEqual([
      [4, 0],
      [5, 1],
      [6, 2],
    ]);
  });

  test('takes a number as one word, whatever its groups', () => {
    const compared = (a: string, b: string): string => {
      const pairs = wholeNumbers(align(keys(a), keys(b)), side(a), side(b));
      const marks = { same: '', missing: '+', added: '-' };
      return difference(side(a), side(b), pairs)
        .map(({ kind, text }) => `${marks[kind]}${text.trim()}`)
        .join(' ');
    };
    expect(compared('about 2,500 troops', 'about 25,000 troops')).toBe('about +2,500 -25,000 troops');
    expect(compared('au moins 12 000 arrestations', 'au moins 20 000 arrestations')).toBe(
      'au moins +12 000 -20 000 arrestations',
    );
    expect(compared('les 12 000 arrestations', 'les 12 arrestations')).toBe('les +12 000 -12 arrestations');
    expect(compared('les 12 000 arrestations', 'ses 12 000 arrestations')).toBe('+les -ses 12 000 arrestations');
    expect(compared('de 3,5 à 4,5 %', 'de 3,5 à 4,6 %')).toBe('de 3,5 à +4,5 -4,6 %');
  });
});
