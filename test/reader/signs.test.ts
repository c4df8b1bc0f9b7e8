import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SENTENCE_SIGNS, SIGN, sentenceSigns, wordSigns } from '../../src/reader/signs.js';
import { words } from '../../src/text/words.js';

/** The names of the signs that a word of a sentence bears. */
function signsOf(sentence: string, surface: string): string[] {
  const word = words(sentence).find((one) => one.surface === surface)!;
  const signs = wordSigns(sentence, word, word.start);
  return Object.entries(SIGN)
    .filter(([, bit]) => (signs & bit) !== 0)
    .map(([name]) => name);
}

const shown = (sentence: string): Record<string, number> => {
  const signs = sentenceSigns(sentence);
  return Object.fromEntries(SENTENCE_SIGNS.map((name, index) => [name, signs[index]!]));
};

describe('what a word may stand for', () => {
  it.each([
    ['Selon Luc Servan, le port ouvre.', 'Servan', ['name']],
    ['Le port ouvre à Almaty.', 'Almaty', ['name', 'place']],
    ['La grève a lieu en France.', 'France', ['name', 'place']],
    ['It opened near the Thames.', 'Thames', ['name', 'place']],
    ['Le port a accueilli 400 navires.', '400', ['number']],
    ['Le port a accueilli 3\u00a0600 navires.', '3\u00a0600', ['number']],
    ['Le port a rouvert en 1998.', '1998', ['number', 'year']],
    ['Le port a rouvert.', 'Le', []],
    ['« Luc est parti », dit-on.', 'Luc', []],
    ['Le port a rouvert.', 'port', []],
    ['Le panda Anna est né.', 'Anna', ['name']],
  ])('%s: %s', (sentence, surface, signs) => {
    expect(signsOf(sentence, surface)).toEqual(signs);
  });
});

describe('what a sentence shows', () => {
  it.each([
    ['month', 'Le port a rouvert en août.', 'Le port a rouvert aoûté.'],
    ['month', 'It was built in the 12th century.', 'It was built centuries ago.'],
    ['numberWord', 'Deux navires ont coulé.', 'Les navires ont coulé.'],
    ['numberWord', 'Twenty ships sank.', 'Ships sank.'],
    ['why', 'Il a fermé à cause du vent.', 'Il a fermé hier.'],
    ['why', 'It closed because of the wind.', 'It closed yesterday.'],
    ['defines', 'Le port est un quartier.', 'Le port est fermé.'],
    ['defines', 'The port was the oldest.', 'The port was shut.'],
    ['bracket', 'Le port (fermé) dort.', 'Le port dort.'],
    ['quotes', '« Nous partons », dit-il.', 'Ils partent.'],
    ['colon', 'Le bilan : onze navires.', 'Le bilan est lourd.'],
  ] as const)('%s: %s, and not: %s', (sign, having, lacking) => {
    expect(shown(having)[sign]).toBe(1);
    expect(shown(lacking)[sign]).toBe(0);
  });

  it('counts commas up to eight', () => {
    expect(shown('Un, deux ; trois.').commas).toBe(2 / 8);
    expect(shown('a,'.repeat(20)).commas).toBe(1);
  });

  it('is a number from 0 to 1 for each sign, of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const signs = sentenceSigns(text);
        expect(signs).toHaveLength(SENTENCE_SIGNS.length);
        expect(signs.every((value) => value >= 0 && value <= 1)).toBe(true);
      }),
    );
  });
});
