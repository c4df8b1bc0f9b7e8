import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Quoted } from '../../../src/answering/citation/quoted.js';
import type { ArticleCard } from '../../../src/articles/article.js';
import { aCitation } from '../../fixtures/answers.js';

export const aQuoted = (text: string, article: Partial<ArticleCard> = {}, start = 40): Quoted => ({
  ...aCitation(text, article, start),
  text,
});

/** Text that a format could stumble over, among all other text. */
const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(fc.constantFrom(...'\\{}%&$#_~^"@=,\'`<>| \n\r\t\u2028\u202e\u0000é', '},\n}\n@book{x,', '\ud800'))
    .map((all) => all.join('')),
);

const date = fc
  .date({ min: new Date('1000-01-01T00:00:00Z'), max: new Date('2999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

/** Any citation of any metadata. */
export const anyQuoted: fc.Arbitrary<Quoted> = fc
  .record({
    id: nasty,
    title: nasty,
    titleStated: fc.boolean(),
    outlet: fc.option(nasty),
    author: fc.option(nasty),
    date: fc.option(date),
    url: fc.option(
      fc.oneof(
        fc.webUrl({ withQueryParameters: true, withFragments: true }),
        nasty,
        nasty.map((end) => `https://example.org/?q=${end}`),
      ),
    ),
    language: fc.option(fc.oneof(fc.constantFrom('fr', 'en-GB', 'de'), nasty)),
    text: nasty.filter((text) => text !== ''),
    start: fc.nat(),
    paragraph: fc.integer({ min: 1, max: 9_999 }),
  })
  .map(({ text, start, paragraph, ...article }) => ({
    article: { ...article, path: '/srv/articles/x.txt' },
    ...{ text, start, end: start + text.length, paragraph },
    sha256: createHash('sha256').update(text, 'utf8').digest('hex'),
  }));
