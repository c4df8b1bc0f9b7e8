import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldInPlace } from '../../src/text/fold.js';

it('folds case, accents and spaces without moving a character', () => {
  expect(foldInPlace('Élysée\u00a0: 3\u202f600')).toBe('elysee : 3 600');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(foldInPlace(text)).toHaveLength(text.length);
    }),
  );
});
