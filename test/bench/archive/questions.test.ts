import { describe, expect, it } from 'vitest';
import { archiveQuestions } from './questions.js';

const numbered = (name: string): string[] => Array.from({ length: 400 }, (_, at) => `${name} ${at}`);

describe('the questions that an archive is asked', () => {
  const { warmUp, timed } = archiveQuestions(numbered('titre'), numbered('ailleurs'));

  it('are a third news, a third titles, a third foreign', () => {
    const all = [...warmUp, ...timed];
    expect(all).toHaveLength(240);
    expect(all.filter((question) => question.startsWith('titre '))).toHaveLength(80);
    expect(all.filter((question) => question.startsWith('ailleurs '))).toHaveLength(80);
  });

  it('are timed only after fifty others, and none of these again', () => {
    expect(warmUp).toHaveLength(50);
    expect(timed.filter((question) => warmUp.includes(question))).toEqual([]);
  });

  it('are the same ones each time, in the same order', () => {
    expect(archiveQuestions(numbered('titre'), numbered('ailleurs'))).toEqual({ warmUp, timed });
  });
});
