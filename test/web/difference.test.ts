import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import type { DifferencePart } from '../../src/answering/lookup/lookup.js';
import { html } from '../../src/web/layout/html.js';
import { differenceHtml } from '../../src/web/reading/notice-html.js';

const shown = (difference: readonly DifferencePart[]) =>
  parseHTML(`${html`<p>${differenceHtml(difference)}</p>`}`).document.querySelector('p')!;

const words = fc.array(fc.constantFrom('Le ', 'maire', ' rit ', '<b>', '&amp; '), { minLength: 1, maxLength: 4 });

/** As `lookup` gives them: what differs stands between what is the same, the article's side first. */
const differences = fc
  .array(fc.tuple(words, fc.option(words), fc.option(words)), { maxLength: 5 })
  .map((all) =>
    all.flatMap(([same, missing, added]): DifferencePart[] => [
      { kind: 'same', text: same.join('') },
      ...(missing === null ? [] : [{ kind: 'missing' as const, text: missing.join('') }]),
      ...(added === null ? [] : [{ kind: 'added' as const, text: added.join('') }]),
    ]),
  );

describe('what has changed of a citation, word by word', () => {
  test('strikes what was, then inserts what is, a space between', () => {
    const { innerHTML } = shown([
      { kind: 'same', text: 'Le ' },
      { kind: 'missing', text: 'maire ' },
      { kind: 'added', text: 'préfet' },
      { kind: 'same', text: 'rit.' },
    ]);
    expect(innerHTML).toBe('Le <del>préfet</del> <ins>maire</ins> rit.');
  });

  test('without what is struck is what stands in the article, but for white space', () => {
    fc.assert(
      fc.property(differences, (difference) => {
        const paragraph = shown(difference);
        const side = (kind: DifferencePart['kind']): string =>
          difference.map((part) => (part.kind === 'same' || part.kind === kind ? part.text : '')).join('');
        const without = (name: string): string => {
          const copy = paragraph.cloneNode(true) as unknown as typeof paragraph;
          for (const one of copy.querySelectorAll(name)) one.remove();
          return (copy.textContent ?? '').replace(/\s+/g, '');
        };
        expect(without('del')).toBe(side('missing').replace(/\s+/g, ''));
        expect(without('ins')).toBe(side('added').replace(/\s+/g, ''));
      }),
    );
  });
});
