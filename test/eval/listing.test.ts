import { describe, expect, it } from 'vitest';
import { type Listed, listing } from './listing.js';

const listed = (question: string, some: Partial<Listed> = {}): Listed => ({
  question,
  label: 'fr',
  answerable: true,
  answered: true,
  sure: 0.7,
  excerpts: [{ text: 'Une phrase.', confidence: 0.6, right: true }],
  ...some,
});

const wrong = [{ text: 'Autre chose.', confidence: 0.4, right: false }];

/** The questions of one of the parts of a listing, in its order. */
function questions(text: string, part: RegExp): string[] {
  const found = text.split(/^#+ /m).find((one) => part.test(one)) ?? '';
  return [...found.matchAll(/\[fr\] (.*)$/gm)].map(([, question]) => question!);
}

describe('a listing', () => {
  it('shows each question with its best excerpts and marks the right ones', () => {
    const text = listing('news', [listed('Qui ?', { excerpts: [...wrong, ...listed('').excerpts] })]);
    expect(text).toContain('3 answered 0.70 [fr] Qui ?\n      0.40 Autre chose.\n    + 0.60 Une phrase.');
  });

  it('ends with the ten surest answers that are wrong, the surest first', () => {
    const some = Array.from({ length: 12 }, (_, index) => listed(`q${index}`, { sure: index / 12, excerpts: wrong }));
    const refused = listed('refused', { answered: false, sure: 1, excerpts: wrong });
    const worst = questions(listing('news', [...some, listed('right'), refused]), /: answered/);
    expect(worst).toEqual(['q11', 'q10', 'q9', 'q8', 'q7', 'q6', 'q5', 'q4', 'q3', 'q2']);
  });

  it('takes an answer to an unanswerable question for wrong', () => {
    const text = listing('news', [listed('nothing', { answerable: false, excerpts: wrong })]);
    expect(questions(text, /: answered/)).toEqual(['nothing']);
  });

  it('ends with the refused questions whose right excerpt was the most probable', () => {
    const refused = (question: string, confidence: number, right = true): Listed =>
      listed(question, { answered: false, excerpts: [{ text: 'Une phrase.', confidence, right }] });
    const text = listing('news', [
      refused('low', 0.1),
      refused('high', 0.4),
      refused('none', 0.9, false),
      listed('kept'),
    ]);
    expect(questions(text, /: refused/)).toEqual(['high', 'low']);
  });
});
