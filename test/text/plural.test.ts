import { expect, test } from 'vitest';
import { plural } from '../../src/text/plural.js';

test('one is singular; nought and many are plural', () => {
  expect([0, 1, 2].map((count) => plural(count, 'article'))).toEqual(['0 articles', '1 article', '2 articles']);
});
