import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wrap } from '../../src/cli/terminal/wrap.js';

describe('wrap', () => {
  it('breaks between words and puts continued lines under the text of the first', () => {
    expect(wrap('1. un deux trois quatre\n  - cinq six', 12)).toBe('1. un deux \n   trois \n   quatre\n  - cinq six');
  });

  it('fills every line, continued ones too', () => {
    expect(wrap('un deux trois quatre cinq six', 14)).toBe('un deux trois \nquatre cinq \nsix');
  });

  it('leaves a word that is longer than a line whole', () => {
    expect(wrap('voir https://example.org/a/b ici', 10)).toBe('voir \nhttps://example.org/a/b \nici');
  });

  it('keeps together what a no-break space joins', () => {
    expect(wrap('dit «\u00a0non\u00a0»', 8)).toBe('dit \n«\u00a0non\u00a0»');
  });

  it('gives colour codes no width', () => {
    expect(wrap('\u001b[1mun deux\u001b[22m', 7)).toBe('\u001b[1mun deux\u001b[22m');
  });

  it('adds nothing but line feeds and indents, and no line is too long that could be broken', () => {
    const line = fc.array(fc.stringMatching(/^[a-zé\u00a0]{1,9}$/), { minLength: 1 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(
        fc.constantFrom('', '1. ', '  - ', '   '),
        line,
        fc.integer({ min: 12, max: 40 }),
        (start, rest, width) => {
          const wrapped = wrap(start + rest, width);
          expect(wrapped.replaceAll(/\n +|\n/g, '')).toBe(start + rest);
          for (const one of wrapped.split('\n')) {
            expect(one.length <= width || !one.trim().includes(' ') || one.trimEnd().length - start.length <= 9).toBe(
              true,
            );
          }
        },
      ),
    );
  });
});
