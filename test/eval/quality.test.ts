import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../src/config.js';
import { evaluateQuestions } from './question-set.js';
import { hasShared, readQuestions, SHARED } from './questions.js';
import { withTemporaryLibrary } from './temporary-library.js';

/** What `npm run eval` gave when it was last written, less what a question or two make: below it something broke. */
const SETS = [
  {
    set: 'own seeds',
    articles: `${PROJECT_ROOT}seeds`,
    questions: `${PROJECT_ROOT}test/eval/seeds-questions.jsonl`,
    least: { 'fr AIQ@3': 0.9, 'en AIQ@3': 0.8 },
  },
  {
    set: 'seeds of ../shared',
    articles: `${SHARED}seeds`,
    questions: `${SHARED}eval/seed-questions.jsonl`,
    least: { 'fr AIQ@3': 0.9, 'en AIQ@3': 0.8 },
  },
] as const;

describe('the shipped models', () => {
  for (const { set, articles, questions, least } of SETS) {
    it.skipIf(articles.startsWith(SHARED) && !hasShared())(
      `find the answers to ${set} among their first three excerpts, letter for letter`,
      { timeout: 600_000 },
      async () => {
        const { figures } = await withTemporaryLibrary([articles], (opened) =>
          evaluateQuestions(opened, readQuestions(questions)),
        );
        expect(figures.get('not verbatim')).toEqual({ value: 0 });
        for (const [figure, value] of Object.entries(least)) {
          expect(figures.get(figure)!.value, figure).toBeGreaterThanOrEqual(value);
        }
      },
    );
  }
});
