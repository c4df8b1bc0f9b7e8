import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWord, tokens } from '../../src/text/tokens.js';

const keys = (text: string): string[] => tokens(text).map(({ key }) => key);

describe('tokens', () => {
  test('are words, numbers and single signs, with case and accents as they are', () => {
    expect(keys('Où ? À 4 750 m, dit-il.')).toEqual(['Où', '?', 'À', '4', '750', 'm', ',', 'dit', '-', 'il', '.']);
  });

  test('are the same whatever the typography', () => {
    for (const text of [
      '« L’eau… »',
      '"L\'eau..."',
      '“\u00a0L`eau\u2026\u202f”',
      '« L’\u200beau\u2026»',
      '"L\u2032e\u00adau..."',
    ]) {
      expect(keys(text), text).toEqual(['"', 'L', "'", 'eau', '...', '"']);
    }
    expect(keys('e\u0301te\u0301')).toEqual(keys('été'));
  });

  test('differ by every letter, digit, accent and capital', () => {
    expect(keys('été')).not.toEqual(keys('ete'));
    expect(keys('Été')).not.toEqual(keys('été'));
    expect(keys('2 030')).not.toEqual(keys('2030'));
  });

  test('stand where they say, in order, apart, with nothing but white space and invisible signs between', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(100), (text, from) => {
        let last = from;
        let rest = '';
        for (const { start, end, key } of tokens(text, from)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(key).not.toBe('');
          rest += text.slice(last - from, start - from);
          last = end;
        }
        rest += text.slice(last - from);
        expect(rest).not.toMatch(/[\p{L}\p{N}\p{P}]/u);
      }),
    );
  });

  test('that are words are told from signs', () => {
    expect(
      tokens('Oui, 3 « non » !')
        .filter(isWord)
        .map(({ key }) => key),
    ).toEqual(['Oui', '3', 'non']);
  });
});
