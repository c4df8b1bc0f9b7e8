import { expect, it } from 'vitest';
import { certaintyOf } from '../../src/answering/certainty.js';

it.each([
  [0, 'possible'],
  [0.6499, 'possible'],
  [0.65, 'probable'],
  [0.8499, 'probable'],
  [0.85, 'veryProbable'],
  [1, 'veryProbable'],
])('an answer of the probability %d is called %s', (confidence, certainty) => {
  expect(certaintyOf(confidence)).toBe(certainty);
});
