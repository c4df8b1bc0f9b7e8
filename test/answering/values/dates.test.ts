import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datesAgree, numbersAgree } from '../../../src/answering/values/agreement.js';
import { readDates } from '../../../src/answering/values/dates.js';
import { readNumbers } from '../../../src/answering/values/numbers.js';
import type { Language } from '../../../src/text/language.js';

/** A Thursday. */
const THURSDAY = '2022-01-13';

/** What is read: `2022-01-05`, with `?` for what is not known; alternatives with `|`. */
function read(text: string, language: Language, written: string | null = THURSDAY): string {
  const two = (part: number | null): string => (part === null ? '?' : String(part).padStart(2, '0'));
  return readDates(text, language, written)
    .map(({ dates }) => dates.map(({ year, month, day }) => `${year ?? '?'}-${two(month)}-${two(day)}`).join('|'))
    .join(' ');
}

describe('the dates of a text', () => {
  it.each<[Language, string, string]>([
    ['fr', 'le 5 janvier 2022', '2022-01-05'],
    ['fr', 'jeudi 13 janvier', '2022-01-13'],
    ['fr', 'le 1er février', '2022-02-01'],
    ['fr', 'le 28 décembre', '2021-12-28'],
    ['fr', 'avant le 22 janvier', '2022-01-22'],
    ['fr', 'le 23 juin', '?-06-23'],
    ['fr', 'en janvier 2021', '2021-01-?'],
    ['fr', 'en 1958', '1958-?-?'],
    ['fr', 'à la fin de mars 1999', '1999-03-?'],
    ['fr', 'le 13/01/2022', '2022-01-13'],
    ['fr', 'le 2022-01-13', '2022-01-13'],
    ['fr', 'du 3 au 5 janvier', '2022-01-03|2022-01-04|2022-01-05'],
    ['fr', 'les 20 et 21 janvier 2020', '2020-01-20|2020-01-21'],
    ['fr', 'lundi 17, à midi', '2022-01-17'],
    ['fr', 'lundi 3.', '?-?-03'],
    ['fr', 'dès 1958', '1958-?-?'],
    ['en', 'January 3-5, 2021', '2021-01-03|2021-01-04|2021-01-05'],
    ['fr', 'hier', '2022-01-12'],
    ['fr', 'demain', '2022-01-14'],
    ['fr', 'jeudi', '2022-01-13'],
    ['fr', 'mercredi', '2022-01-12|2022-01-19'],
    ['fr', 'mercredi dernier', '2022-01-12'],
    ['fr', 'mercredi prochain', '2022-01-19'],
    ['fr', 'l’an dernier', '2021-?-?'],
    ['fr', 'arrivés le 6 janvier et partis avant le 22 janvier', '2022-01-06 2022-01-22'],
    ['en', 'January 5, 2022', '2022-01-05'],
    ['en', 'on 5th January', '2022-01-05'],
    ['en', 'Sept. 11, 2001', '2001-09-11'],
    ['en', 'after 23 January', '2022-01-23'],
    ['en', 'in 1991', '1991-?-?'],
    ['en', 'yesterday', '2022-01-12'],
    ['en', 'last Thursday', '2022-01-06'],
    ['en', 'last year', '2021-?-?'],
  ])('in %s: %j is %s', (language, text, expected) => {
    expect(read(text, language)).toBe(expected);
  });

  it.each<[Language, string]>([
    ['fr', 'chaque lundi'],
    ['fr', 'aujourd’hui'],
    ['fr', 'le 31 février 2022'],
    ['fr', '2 030 soldats'],
    ['fr', 'l’envoi des 1200 blessés'],
    ['fr', 'mars est une planète'],
    ['en', 'every Monday'],
    ['en', 'it may rain'],
    ['en', 'in 2000 people'],
  ])('in %s: %j is none', (language, text) => {
    expect(read(text, language)).toBe('');
  });

  it('are none where only the article’s date could tell, and it has none', () => {
    expect(read('hier, mercredi, l’an dernier', 'fr', null)).toBe('');
    expect(read('le 5 janvier', 'fr', null)).toBe('?-01-05');
  });

  it('are shown with the preposition before them', () => {
    const text = 'Ils partiront avant le 22 janvier.';
    const [date] = readDates(text, 'fr', null);
    expect(text.slice(date!.start, date!.end)).toBe('avant le 22 janvier');
  });

  it('are read from any string without failing, in order, inside it', () => {
    const piece = fc.constantFrom(
      '5',
      'janvier',
      'January',
      '2022',
      ' ',
      '.',
      '-',
      'en',
      'le',
      'lundi',
      'last',
      '31',
      'février',
      'hier',
      '/',
      'Sept.',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece).map((list) => list.join(' ')),
      fc.array(piece).map((list) => list.join('')),
    );
    const written = fc.constantFrom(null, THURSDAY, '0001-01-01', 'x');
    fc.assert(
      fc.property(text, fc.constantFrom<Language>('fr', 'en'), written, (one, language, day) => {
        let last = 0;
        for (const { start, end, dates } of readDates(one, language, day)) {
          expect(last <= start && start < end && end <= one.length && dates.length > 0).toBe(true);
          last = end;
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('two dates', () => {
  const agree = (a: string, b: string): boolean =>
    datesAgree(readDates(a, 'fr', THURSDAY)[0]!, readDates(b, 'fr', THURSDAY)[0]!);

  it.each([
    ['le 5 janvier 2022', 'le 5 janvier', true],
    ['le 5 janvier 2022', 'en janvier 2022', true],
    ['en 2022', 'le 5 janvier 2022', true],
    ['mercredi', 'le 12 janvier', true],
    ['hier', 'mercredi 12 janvier 2022', true],
    ['le 22 janvier', 'le 23 janvier', false],
    ['en 2021', 'le 5 janvier 2022', false],
    ['mercredi', 'le 13 janvier', false],
    ['avant le 22 janvier', 'le 19 janvier', true],
    ['avant le 22 janvier', 'le 23 janvier', false],
    ['avant le 22 janvier', 'après le 23 janvier', false],
    ['à partir du 6 janvier', 'le 8 janvier', true],
    ['à partir du 6 janvier', 'le 5 janvier', false],
    ['vers le 6 janvier', 'le 8 janvier', true],
    ['vers le 6 janvier', 'le 20 janvier', false],
  ])('%s and %s may be one: %s', (a, b, expected) => {
    expect(agree(a, b)).toBe(expected);
    expect(agree(b, a)).toBe(expected);
  });
});

describe('two numbers', () => {
  const agree = (a: string, b: string): boolean => numbersAgree(readNumbers(a, 'fr')[0]!, readNumbers(b, 'fr')[0]!);

  it.each([
    ['dix jours', '10 jours', true],
    ['près de 10 000', '9 800', true],
    ['plus de 160', '164', true],
    ['plus de 160', '225', true],
    ['plus de 160', '150', false],
    ['jusqu’à 300', '20', true],
    ['jusqu’à 300', '310', false],
    ['au moins 12 000', 'plus de 3 000', true],
    ['une douzaine', '11', true],
    ['3,5 millions', '3 480 000', true],
    ['entre 10 et 20', '15', true],
    ['plus de 3 000', '3 600', true],
    ['plus de 3 000', '2 030', false],
    ['environ 3 600', '3 770', false],
    ['près de 10 000', 'au moins 12 000', false],
    ['10 jours', '10 ans', false],
    ['18 %', '18', false],
  ])('%s and %s may be one: %s', (a, b, expected) => {
    expect(agree(a, b)).toBe(expected);
    expect(agree(b, a)).toBe(expected);
  });
});
