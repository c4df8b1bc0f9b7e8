import { describe, expect, it } from 'vitest';
import { ANSWER_WORDS } from '../../src/wording/answer-words.js';
import { quotationMarks } from '../../src/wording/quotation-marks.js';

describe('words that front ends share', () => {
  it('count as each language does: nought is singular in French and plural in English', () => {
    expect([0, 1, 2].map(ANSWER_WORDS.fr.searched)).toEqual([
      '0 article consulté',
      '1 article consulté',
      '2 articles consultés',
    ]);
    expect([0, 1, 2].map(ANSWER_WORDS.en.searched)).toEqual([
      '0 articles searched',
      '1 article searched',
      '2 articles searched',
    ]);
    expect(ANSWER_WORDS.fr.others(1_234)).toBe('et 1\u202f234 autres');
  });

  it('quote in the marks of the language that is quoted', () => {
    expect(quotationMarks('en-GB').join('x')).toBe('“x”');
    expect(quotationMarks('fr').join('x')).toBe('«\u00a0x\u00a0»');
    expect(quotationMarks(null).join('x')).toBe('«\u00a0x\u00a0»');
  });
});
