import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceAsMarkdown } from '../../src/discord/difference.js';
import { visible } from '../../src/discord/visible.js';
import type { DifferencePart } from '../../src/lookup/lookup.js';
import { renderedDifference } from './markdown-judge.js';

describe('the difference between a text and its article', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '2 030 ',
      '~',
      '~~',
      '*',
      '**',
      '_',
      '\\',
      '- ',
      '1',
      '. ',
      '\n',
      '# ',
      '> ',
      '`',
      '||',
      '@here',
      'mot',
      ' ',
    ),
    fc.string({ unit: 'grapheme', maxLength: 4 }),
  );
  const part: fc.Arbitrary<DifferencePart> = fc.record({
    kind: fc.constantFrom('same', 'missing', 'added'),
    text: fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join('')),
  });
  const solid = (text: string): string => text.replace(/[\s~]/g, '');

  it('strikes through what the article does not have, puts in bold what the text lacks, and marks nothing else', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (difference) => {
        const { text, bold, struck, constructs } = renderedDifference(differenceAsMarkdown(difference));
        const all = (kind: DifferencePart['kind']): string =>
          difference.map((one) => (one.kind === kind ? visible(one.text) : '')).join('');
        const within = (ranges: readonly (readonly [number, number])[]): string =>
          ranges.map(([start, end]) => text.slice(start, end)).join('');
        const marked = [...bold, ...struck].sort(([a], [b]) => a - b);
        const unmarked = marked.reduceRight((rest, [start, end]) => rest.slice(0, start) + rest.slice(end), text);
        expect(solid(within(struck))).toBe(solid(all('added')));
        expect(solid(within(bold))).toBe(solid(all('missing')));
        expect(solid(unmarked)).toBe(solid(all('same')));
        expect(constructs).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('shows the wrong words before the right ones, apart', () => {
    const difference = [
      { kind: 'same', text: 'Le retrait des ' },
      { kind: 'missing', text: '2 030' },
      { kind: 'added', text: '3 000' },
      { kind: 'same', text: ' soldats' },
    ] as const;
    expect(differenceAsMarkdown(difference)).toBe('Le retrait des ~~3 000~~ **2 030** soldats');
  });
});
