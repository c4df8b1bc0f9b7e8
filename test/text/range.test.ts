import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeRanges, type Range } from '../../src/text/range.js';

const rangesOf = (text: string, ...parts: string[]): Range[] =>
  parts.map((part) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length }));

/** The stretches of a text that these parts of it come to. */
const merged = (text: string, ...parts: string[]): string[] =>
  mergeRanges(rangesOf(text, ...parts)).map(({ start, end }) => text.slice(start, end));

describe('ranges merged', () => {
  it('are one over the single space between two words', () => {
    expect(merged('Le directeur, Luc Servan, part.', 'Servan', 'Luc')).toEqual(['Luc Servan']);
  });

  it('stay two over two characters', () => {
    expect(merged('Le directeur, Luc Servan, part.', 'directeur', 'Luc')).toEqual(['directeur', 'Luc']);
  });

  it('are one where they touch, overlap, or one holds the other', () => {
    expect(merged('onze jours', 'onze', ' jours')).toEqual(['onze jours']);
    expect(merged('onze jours', 'onze jo', 'e jours')).toEqual(['onze jours']);
    expect(merged('onze jours', 'onze jours', 'ze')).toEqual(['onze jours']);
  });

  const ranges = fc.array(
    fc.tuple(fc.nat(40), fc.nat(6)).map(([start, length]) => ({ start, end: start + length })),
    { maxLength: 12 },
  );
  const isIn = (list: readonly Range[], at: number): boolean => list.some(({ start, end }) => start <= at && at < end);

  it('hold the characters of all and single ones between two of them, no other', () => {
    fc.assert(
      fc.property(ranges, (given) => {
        const joined = mergeRanges(given);
        const places = Array.from({ length: 50 }, (_, at) => at);
        const held = (at: number): boolean => isIn(given, at) || (isIn(given, at - 1) && isIn(given, at + 1));
        expect(places.filter((at) => isIn(joined, at))).toEqual(places.filter(held));
      }),
      { numRuns: 1000 },
    );
  });

  it('come in order, none empty, two characters apart at least, and merged again stay as they are', () => {
    fc.assert(
      fc.property(ranges, (given) => {
        const joined = mergeRanges(given);
        for (const [at, { start, end }] of joined.entries()) {
          expect(start).toBeLessThan(end);
          if (at > 0) expect(start - joined[at - 1]!.end).toBeGreaterThanOrEqual(2);
        }
        expect(mergeRanges(joined)).toEqual(joined);
      }),
      { numRuns: 1000 },
    );
  });
});
