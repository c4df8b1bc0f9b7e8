import { expect, it } from 'vitest';
import { verifiedQuotations } from '../../../src/answering/citation/verified.js';
import { anExcerpt } from '../../fixtures/answers.js';

const whole = anExcerpt('Le port a rouvert mardi.', { lit: ['mardi'] });

it.each([
  ['its text is as long but another', { ...whole, text: 'Le port a rouvert jeudi.' }],
  ['its range is longer than its text', { ...whole, end: whole.end + 1 }],
  ['its range is shorter than its text', { ...whole, start: whole.start + 1 }],
  ['what is lit begins before it', { ...whole, highlight: [[whole.start - 1, whole.end]] as const }],
  ['what is lit ends behind it', { ...whole, highlight: [[whole.start, whole.end + 1]] as const }],
  ['it is empty', anExcerpt('')],
])('an excerpt is dropped and logged where %s, the others stay', (_, broken) => {
  const errors: unknown[] = [];
  const log = { error: (detail: unknown) => void errors.push(detail) };
  expect(verifiedQuotations([broken, whole], log, { generation: 'g1' })).toEqual([whole]);
  expect(errors).toEqual([{ article: whole.article.id, start: broken.start, end: broken.end, generation: 'g1' }]);
});
