import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDate } from '../../src/wording/format-date.js';

describe('a date in words', () => {
  it('is written out in the language of the page', () => {
    expect(formatDate('2022-01-05', 'fr')).toBe('5 janvier 2022');
    expect(formatDate('2022-01-05', 'en')).toBe('5 January 2022');
  });

  it('has the ordinal of French for the first of a month alone', () => {
    expect(formatDate('2022-03-01', 'fr')).toBe('1er mars 2022');
    expect(formatDate('2022-03-11', 'fr')).toBe('11 mars 2022');
    expect(formatDate('2022-03-01', 'en')).toBe('1 March 2022');
  });

  it('stands as it was given where it is no date', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(Number.isNaN(new Date(`${text}T00:00:00Z`).getTime()));
        expect(formatDate(text, 'fr')).toBe(text);
      }),
    );
  });
});
