import { describe, expect, it } from 'vitest';
import { dayOrderOf, readStatedDay } from '../../src/text/stated-day.js';

const FEBRUARY_9 = [
  '2021-02-09',
  '2021-02-09T20:15:00+01:00',
  '2021-02-09 20:15',
  '2021/02/09',
  '20210209',
  '20210209T201500',
  'Tue, 09 Feb 2021 20:15:00 +0100',
  'Tue Feb 09 20:15:00 +0100 2021',
  '9 février 2021',
  'Publié le mardi 9 février 2021 à 20 h 15',
  '9 févr. 2021',
  '9-Feb-2021',
  'February 9, 2021',
  'Feb. 9th, 2021 at 8pm',
  '9th of February 2021',
  '9. Februar 2021',
  '9 de febrero de 2021',
  '9 febbraio 2021',
];

describe('a stated day', () => {
  it.each(FEBRUARY_9)('is read in %s', (stated) => {
    expect(readStatedDay(stated, null)).toEqual({ day: '2021-02-09', utc: false });
  });

  it('says when its time is told in UTC', () => {
    for (const stated of ['2021-02-09T23:15:00Z', 'Tue, 09 Feb 2021 23:15:00 GMT', '2021-02-09T23:15:00+00:00'])
      expect(readStatedDay(stated, null)).toEqual({ day: '2021-02-09', utc: true });
    expect(readStatedDay('1612900000', null)).toEqual({ day: '2021-02-09', utc: true });
    expect(readStatedDay('1612900000000', null)).toEqual({ day: '2021-02-09', utc: true });
  });

  it('is read in numbers by the order of a language, or where only one order is a day', () => {
    expect(readStatedDay('09/02/2021', 'day-first')?.day).toBe('2021-02-09');
    expect(readStatedDay('02/09/2021', 'month-first')?.day).toBe('2021-02-09');
    expect(readStatedDay('09/02/2021', null)).toBeNull();
    expect(readStatedDay('25.02.2021', null)?.day).toBe('2021-02-25');
    expect(readStatedDay('02/25/2021', 'day-first')?.day).toBe('2021-02-25');
    expect(['fr', 'fr-CA', 'en-GB', 'en-US', 'en', null].map(dayOrderOf)).toEqual([
      'day-first',
      'day-first',
      'day-first',
      'month-first',
      null,
      null,
    ]);
  });

  it.each([
    '',
    '2021',
    'février 2021',
    '31 février 2021',
    '2021-13-01',
    '12345',
    'hier',
    '3.14.2',
    'rue du 11 novembre',
  ])('is not read in %j', (stated) => {
    expect(readStatedDay(stated, 'day-first')).toBeNull();
  });
});
