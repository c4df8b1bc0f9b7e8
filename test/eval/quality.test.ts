import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { PROJECT_ROOT } from '../../src/config.js';
import { holdoutQuestions, writeNews } from './holdout.js';
import { type Evaluated, evaluateQuestions } from './question-set.js';
import { type EvalQuestion, hasShared, readQuestions, SHARED } from './questions.js';
import { withTemporaryLibrary } from './temporary-library.js';

const NEWS_ARTICLES = 200;
const NEWS_QUESTIONS = 40;

/** By group and figure what `npm run eval` gave, less what a few questions make: below it something broke. */
type Least = Readonly<Record<string, Readonly<Record<string, number>>>>;

function expectAtLeast({ groups, figures }: Evaluated, least: Least): void {
  expect(figures.get('not verbatim')).toEqual({ value: 0 });
  for (const [group, values] of Object.entries(least)) {
    for (const [figure, value] of Object.entries(values)) {
      expect(groups.get(group)!.get(figure)!.value, `${group}, ${figure}`).toBeGreaterThanOrEqual(value);
    }
  }
}

const evaluate = (path: string, questions: readonly EvalQuestion[]): Promise<Evaluated> =>
  withTemporaryLibrary([path], (opened) => evaluateQuestions(opened, questions));

describe('the shipped models', { timeout: 600_000 }, () => {
  it('find the answers to the own seeds among their first three excerpts, letter for letter', async () => {
    const questions = readQuestions(`${PROJECT_ROOT}test/eval/seeds-questions.jsonl`);
    const evaluated = await evaluate(`${PROJECT_ROOT}seeds`, questions);
    expectAtLeast(evaluated, { fr: { 'in three': 0.9 }, en: { 'in three': 0.8 } });
  });

  it.skipIf(!hasShared())('find those to the five real articles', async () => {
    const evaluated = await evaluate(`${SHARED}seeds`, readQuestions(`${SHARED}eval/seed-questions.jsonl`));
    expectAtLeast(evaluated, { fr: { 'in three': 0.9 }, en: { 'in three': 0.8 } });
  });

  it.skipIf(!hasShared())(`find those to news that they have not seen, among ${NEWS_ARTICLES} articles`, async () => {
    const path = mkdtempSync(join(tmpdir(), 'verbatim-quality-'));
    onTestFinished(() => rmSync(path, { recursive: true }));
    const evaluated = await evaluate(path, holdoutQuestions(NEWS_QUESTIONS, writeNews(path, NEWS_ARTICLES)));
    expectAtLeast(evaluated, {
      fr: { first: 0.6, 'in three': 0.75, 'passage in ten': 0.9, 'passage given': 0.75 },
      en: { 'in three': 0.6, 'passage in ten': 0.8 },
    });
    expect(evaluated.figures.get('abstention AUROC')!.value).toBeGreaterThanOrEqual(0.7);
  });
});
