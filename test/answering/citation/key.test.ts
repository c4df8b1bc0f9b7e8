import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citationKey, keyed } from '../../../src/answering/citation/key.js';
import { anyQuoted, aQuoted } from './quoted.js';

describe('the key of a citation', () => {
  it('names outlet, year and the first word of the title that tells something', () => {
    expect(citationKey(aQuoted('Vingt.'))).toMatch(/^le-courrier-des-steppes-2022-retrait-[0-9a-f]{10}$/);
  });

  it.each([
    ['no outlet and no date', { outlet: null, date: null, title: 'Les œuvres' }, /^article-oeuvres-[0-9a-f]{10}$/],
    ['an outlet of digits', { outlet: '20 Minutes' }, /^article-20-minutes-2022-retrait-/],
    ['a title of function words', { title: 'À la une' }, /-2022-a-[0-9a-f]{10}$/],
    ['another script', { outlet: 'Известия', title: '北京' }, /^article-2022-[0-9a-f]{10}$/],
  ])('makes do with %s', (_, article, key) => {
    expect(citationKey(aQuoted('Vingt.', article))).toMatch(key);
  });

  it('is the same in every list, and another one for another place of the same article', () => {
    const [first, second] = [aQuoted('Vingt.'), aQuoted('Vingt.', {}, 90)];
    expect(keyed([second, first, first])).toEqual(
      new Map([
        [citationKey(second), second],
        [citationKey(first), first],
      ]),
    );
    expect(citationKey(first)).not.toBe(citationKey(second));
  });

  it('is made of small letters, digits and hyphens for any article', () => {
    fc.assert(fc.property(anyQuoted, (quoted) => /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(citationKey(quoted))));
  });
});
