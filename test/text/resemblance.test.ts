import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NameIndex } from '../../src/text/resemblance.js';

const NAMES = [
  'À Almaty, une nuit de pillages puis le silence de la place centrale',
  'Kazakhstan : la crise de janvier en six questions',
  'Retrait du contingent : ce que dit Moscou',
  'Le retrait',
  'A border of 4,750 miles',
];

const found = (typed: string, names: readonly string[] = NAMES): string[] =>
  new NameIndex(names).find(typed, 25).map(({ at }) => names[at]!);

describe('a name', () => {
  test('is found by itself, first of all', () => {
    for (const name of NAMES) expect(found(name)[0]).toBe(name);
  });

  test('is found without its accents, capitals and signs', () => {
    expect(found('a almaty une nuit')[0]).toBe(NAMES[0]);
  });

  test('is found as it is being typed, from two letters on', () => {
    const whole = 'Kazakhstan : la crise';
    for (let length = 2; length <= whole.length; length += 1) expect(found(whole.slice(0, length))[0]).toBe(NAMES[1]);
  });

  test('is found whatever the order of its words', () => {
    expect(found('crise kazakhstan')[0]).toBe(NAMES[1]);
  });

  test('is found in spite of one typing error in a word of six letters or more, wherever it is', () => {
    const errors: ((word: string, at: number) => string)[] = [
      (word, at) => word.slice(0, at) + word.slice(at + 1),
      (word, at) => `${word.slice(0, at)}q${word.slice(at + 1)}`,
      (word, at) => `${word.slice(0, at)}q${word.slice(at)}`,
    ];
    for (const error of errors) {
      for (let at = 1; at < 10; at += 1) {
        const typed = `${error('kazakhstan', at)} crise`;
        expect(found(typed)[0], typed).toBe(NAMES[1]);
      }
    }
  });

  test('that begins as typed comes before one that goes on so, the shorter first', () => {
    expect(found('retrait')).toEqual([NAMES[2], NAMES[3]]);
    expect(found('le retrait')[0]).toBe(NAMES[3]);
    expect(found('border', ['The border', 'Border of steppe and snow', 'Border'])).toEqual([
      'Border',
      'Border of steppe and snow',
      'The border',
    ]);
  });

  test('is not found by what does not resemble it', () => {
    expect(found('élections brésiliennes')).toEqual([]);
    expect(found('')).toEqual([]);
    expect(found('!?')).toEqual([]);
  });

  test('is scored from 0 to 1, best first, for any strings, no more of them than wanted', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme' })),
        fc.string({ unit: 'grapheme' }),
        fc.nat(5),
        (names, typed, most) => {
          const ranked = new NameIndex(names).find(typed, most);
          expect(ranked.length).toBeLessThanOrEqual(most);
          for (const { at, score } of ranked) {
            expect(names[at]).toBeDefined();
            expect(score).toBeGreaterThan(0);
            expect(score).toBeLessThanOrEqual(1);
          }
        },
      ),
    );
  });
});
