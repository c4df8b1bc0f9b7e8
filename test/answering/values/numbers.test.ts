import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumbers } from '../../../src/answering/values/numbers.js';
import type { Language } from '../../../src/text/language.js';
import { inEnglishWords, inFrenchWords } from './spelling.js';

/** What is read: `amount unit` of an exact number, `low..high unit` of another. */
function read(text: string, language: Language): string[] {
  const round = (value: number): number => Math.round(value * 1000) / 1000;
  return readNumbers(text, language).map(({ low, high, unit }) => {
    const value = low === high ? `${round(low)}` : `${round(low)}..${round(high)}`;
    return unit === null ? value : `${value} ${unit}`;
  });
}

describe('the numbers of a French text', () => {
  it.each([
    ['2 030 troupes', '2030'],
    ['2\u00a0030 troupes', '2030'],
    ['2\u202f030 troupes', '2030'],
    ['2.030 hommes', '2030'],
    ['2,030 hommes', '2030'],
    ['3.770 hommes au total.', '3770'],
    ['1 234 567 habitants', '1234567'],
    ['1.234,5 hectares', '1234.45..1234.55 hectare'],
    ['3,5 millions de vues', '3450000..3550000'],
    ['deux millions et demi de vues', '2375000..2625000'],
    ['10 milliards d’euros', '9500000000..10500000000 euro'],
    ['12 mille hommes', '11500..12500'],
    ['0,125 point', '0.125..0.126'],
    ['dix-sept blessés', '17'],
    ['Dix-huit policiers', '18'],
    ['soixante-quinze maires', '75'],
    ['soixante et onze maires', '71'],
    ['quatre-vingts ans', '80 year'],
    ['quatre-vingt-onze morts', '91'],
    ['quatre vingt dix-neuf morts', '99'],
    ['nonante-cinq élus', '95'],
    ['vingt et un jours', '21 day'],
    ['deux cents soldats', '200'],
    ['cent vingt-trois soldats', '123'],
    ['mille soldats', '1000'],
    ['deux mille trente soldats', '2030'],
    ['deux-mille-trente soldats', '2030'],
    ['trois cent quarante-deux mille cinq cent six voix', '342506'],
    ['un million deux cent mille voix', '1200000'],
    ['une dizaine de blessés', '8..12'],
    ['une douzaine de tués', '9.6..14.4'],
    ['trois centaines de lettres', '240..360'],
    ['une quarantaine d’élus', '32..48'],
    ['une centaine de milliers de personnes', '80000..120000'],
    ['plus d’une dizaine de blessés', '10..Infinity'],
    ['près de 10 000 personnes', '9500..10500'],
    ['environ 3 600 soldats', '3550..3650'],
    ['3 600 soldats environ', '3550..3650'],
    ['quelque 2 500 soldats', '2450..2550'],
    ['plus de 160 morts', '160..Infinity'],
    ['pas plus de 160 morts', '0..160'],
    ['17 morts au moins', '17..Infinity'],
    ['50 personnes au plus.', '0..50'],
    ['au moins 12 000 personnes', '12000..Infinity'],
    ['moins de 50 élèves', '0..50'],
    ['jusqu’à 300 euros', '0..300 euro'],
    ['entre 10 et 20 jours', '10..20 day'],
    ['10 à 20 jours', '10..20 day'],
    ['dix à vingt jours', '10..20 day'],
    ['de 1,5 à 2 millions de francs', '1500000..2000000 franc'],
    ['trois ou quatre ans', '3..4 year'],
    ['18 % de la population', '17.5..18.5 %'],
    ['dix pour cent', '9.5..10.5 %'],
    ['12,5% des voix', '12.45..12.55 %'],
    ['10 jours', '10 day'],
    ['dix jours', '10 day'],
    ['deux ans et demi', '2.5 year'],
    ['4 750 milles de frontière', '4750 mile'],
    ['90 km/h', '90 km'],
    ['300 €', '300 euro'],
    ['l’article 12 et 40 pages', '40'],
    ['18 morts et 748 blessés', '18 748'],
    ['de 12 à 24 heures', '12..24 hour'],
    ['condamné à 20 heures de travail', '20 hour'],
    ['un total de 2017 soldats', '2017'],
    ['entre 1500 et 2000 soldats', '1500..2000'],
    ['l’envoi des 1500 blessés', '1500'],
    ['deux morts sur 10 jours', '2 10 day'],
    ['au moins 5 degrés', '5..Infinity degree'],
    ['3,5 M€ et 5 k€', '3450000..3550000 euro 4750..5250 euro'],
    ['2 Md€', '1900000000..2100000000 euro'],
  ])('has %j as %s', (text, expected) => {
    expect(read(text, 'fr').join(' ')).toBe(expected);
  });

  it.each([
    'des milliers de soldats',
    'plusieurs centaines de blessés',
    'quelques dizaines d’assaillants',
    'un bilan lourd',
    'la vingt-deuxième édition',
    'le 21e siècle',
    'le G20 et le covid-19',
    'l’article 4',
    'les deux tiers des voix',
    'à 20h30',
    'vers 20 h',
    'le 5 janvier 2022',
    'en 1991',
    'le score de 3-1',
    'la saison 2019-2020',
    'placé en quarantaine',
    'dans les Deux-Sèvres',
    'le Pont-Neuf',
    'les Vingt-Sept se réunissent',
    'appelez le 01 42 34 56 78',
    'au +33 1 42 34 56 78',
    'au 0 800 130 000',
    'à 20 h 30',
    'à 20 heures, la place était vide',
    'un Français sur trois',
    'sept élèves sur dix',
    '1 personne sur 4',
    'la loi de 2017 interdit',
    'de 2015 à 2020',
    'dans les années 80',
    'du 3 au 5 mars',
    'il fait moins 5 degrés',
  ])('has none in %j', (text) => {
    expect(read(text, 'fr')).toEqual([]);
  });
});

describe('the numbers of an English text', () => {
  it.each([
    ['2,030 troops', '2030'],
    ['2 030 troops', '2030'],
    ['1.5 million people', '1450000..1550000'],
    ['twenty-five thousand people', '25000'],
    ['two thousand and thirty people', '2030'],
    ['one hundred and five people', '105'],
    ['a hundred people', '100'],
    ['two and a half million people', '2375000..2625000'],
    ['half a million people', '475000..525000'],
    ['a dozen people', '9.6..14.4'],
    ['half a dozen people', '4.8..7.2'],
    ['two dozen people', '19.2..28.8'],
    ['nearly 10,000 people', '9500..10500'],
    ['more than 3,000 soldiers', '3000..Infinity'],
    ['at least 12 people', '12..Infinity'],
    ['no more than 12 people', '0..12'],
    ['as many as 12 people', '0..12'],
    ['12 people or more', '12..Infinity'],
    ['up to 300 euros', '0..300 euro'],
    ['between 10 and 20 days', '10..20 day'],
    ['10 to 20 days', '10..20 day'],
    ['a ten-day withdrawal', '10 day'],
    ['a 45-year-old man', '45 year'],
    ['18 percent', '17.5..18.5 %'],
    ['$5 million', '4750000..5250000 dollar'],
    ['$5m', '4750000..5250000 dollar'],
    ['a wall 5 m high', '5 m'],
    ['killed five in two attacks', '5 2'],
    ['the force of 1950 men', '1950'],
    ['£2bn', '1900000000..2100000000 pound'],
    ['4,750 miles long', '4750 mile'],
  ])('has %j as %s', (text, expected) => {
    expect(read(text, 'en').join(' ')).toBe(expected);
  });

  it.each([
    'thousands of soldiers',
    'several hundred people',
    'dozens of cars',
    'they will seize the town',
    'a five-member team',
    'the twenty-first century',
    'two-thirds of voters',
    'at 8.30 pm',
    'at 10 o’clock',
    'one in three',
    'two voters out of five',
    'from 2015 to 2020',
    'the 2019 election',
    'minus 5 degrees',
    'on January 5, 2022',
    'in 1991',
    'one of them',
  ])('has none in %j', (text) => {
    expect(read(text, 'en')).toEqual([]);
  });
});

describe('reading numbers', () => {
  const upTo = fc.oneof(fc.integer({ min: 2, max: 120 }), fc.integer({ min: 2, max: 999_999_999 }));
  const grouped = (value: number, separator: string): string => String(value).replace(/\B(?=(\d{3})+$)/g, separator);

  it('reads a number as itself in every spelling of it', () => {
    const spelling = fc.constantFrom<(value: number) => [string, Language]>(
      (value) => [String(value), 'fr'],
      (value) => [grouped(value, ' '), 'fr'],
      (value) => [grouped(value, '\u00a0'), 'fr'],
      (value) => [grouped(value, '\u202f'), 'en'],
      (value) => [grouped(value, '.'), 'fr'],
      (value) => [grouped(value, ','), 'en'],
      (value) => [inFrenchWords(value, '-'), 'fr'],
      (value) => [inFrenchWords(value, ' '), 'fr'],
      (value) => [inEnglishWords(value, ' '), 'en'],
      (value) => [inEnglishWords(value, ' and '), 'en'],
    );
    fc.assert(
      fc.property(upTo, spelling, (value, spell) => {
        const [written, language] = spell(value);
        const text = language === 'fr' ? `On compte ${written} soldats.` : `They count ${written} soldiers.`;
        const found = readNumbers(text, language);
        expect(
          found.map(({ amount }) => amount),
          text,
        ).toEqual([value]);
        expect(text.slice(found[0]!.start, found[0]!.end)).toBe(written);
        expect(found[0]!.low <= value && value <= found[0]!.high).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('fails on no string, and its ranges lie in the text, in order', () => {
    const piece = fc.constantFrom(
      '2',
      '030',
      ' ',
      '.',
      ',',
      '-',
      'deux',
      'mille',
      'cent',
      'et',
      'plus de',
      'a',
      'à',
      '%',
      '\u202f',
      'half',
      'million',
      'œ',
      'Vingt',
      '€',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.array(piece).map((list) => list.join('')),
      fc.array(piece).map((list) => list.join(' ')),
    );
    fc.assert(
      fc.property(text, fc.constantFrom<Language>('fr', 'en'), (one, language) => {
        let last = 0;
        for (const { start, end, low, high, amount } of readNumbers(one, language)) {
          expect(last <= start && start < end && end <= one.length).toBe(true);
          expect(low <= high && Number.isFinite(amount)).toBe(true);
          last = end;
        }
      }),
      { numRuns: 2000 },
    );
  });
});
