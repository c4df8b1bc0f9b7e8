import type { Abstention, Answer } from '../../src/answer/answer.js';
import { createAsk } from '../../src/answer/ask.js';
import { createLog } from '../../src/log.js';
import { alone, type Estimate, estimate } from './bootstrap.js';
import { mean, quantile } from './metrics.js';
import type { TemporaryLibrary } from './temporary-library.js';

/** Candidates asked for: enough for AIQ@3 and for a person to read. */
const CANDIDATES = 10;

/** Questions asked before the clock counts. */
const WARM_UP = 50;

/** Figures by name, in the order in which they are reported. */
export type Figures = ReadonlyMap<string, Estimate>;

export type Outcome = Answer | Abstention;

/** Asks everything through the same code as the bot. */
export async function askAll(opened: TemporaryLibrary, questions: readonly string[]): Promise<Outcome[]> {
  const ask = createAsk({ corpus: opened.corpus, embedder: opened.embedder, log: createLog('error') });
  for (const question of questions.slice(0, WARM_UP)) await ask(question);
  const outcomes: Outcome[] = [];
  for (const question of questions) {
    outcomes.push(await ask(question, { candidates: CANDIDATES }));
    if (outcomes.length % 500 === 0) process.stderr.write(`${outcomes.length}/${questions.length} questions asked\n`);
  }
  return outcomes;
}

/** What is measured of any set: the law (excerpts whose text is not their article's, must be 0), length, time. */
export function commonFigures({ corpus }: TemporaryLibrary, outcomes: readonly Outcome[]): [string, Estimate][] {
  const shown = outcomes.flatMap(({ excerpts }) => excerpts);
  const all = [...shown, ...outcomes.flatMap(({ candidates = [] }) => candidates)];
  const broken = all.filter(
    ({ article, start, end, text }) => corpus.articleById(article.id)?.text.slice(start, end) !== text,
  );
  const times = alone(outcomes.map(({ elapsedMs }) => elapsedMs));
  return [
    ['not verbatim', { value: broken.length }],
    ['mean excerpt length', estimate(alone(shown.map(({ text }) => text.length)), mean)],
    ['ms per question p50', estimate(times, (some) => quantile(some, 0.5))],
    ['ms per question p95', estimate(times, (some) => quantile(some, 0.95))],
  ];
}
