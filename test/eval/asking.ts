import type { Abstention, Answer, Ask } from '../../src/answering/answer.js';
import { createAsk } from '../../src/answering/ask.js';
import { createLog } from '../../src/log.js';
import { type Clusters, type Estimate, estimate } from './bootstrap.js';
import { quantile } from './metrics.js';
import type { OpenedLibrary } from './temporary-library.js';

/** Candidates asked for: enough for AIQ@3 and for a person to read. */
const CANDIDATES = 10;

/** Figures by name, in the order in which they are reported. */
export type Figures = ReadonlyMap<string, Estimate>;

export type Outcome = Answer | Abstention;

const askOne = (ask: Ask, question: string): Promise<Outcome> => ask(question, { candidates: CANDIDATES });

/** Asks everything through the same code as the bot. */
export async function askAll(
  opened: OpenedLibrary,
  questions: readonly string[],
  onAsked: (done: number) => void = () => {},
): Promise<Outcome[]> {
  const ask = createAsk({ ...opened, log: createLog('error') });
  const outcomes: Outcome[] = [];
  for (const question of questions) {
    outcomes.push(await askOne(ask, question));
    onAsked(outcomes.length);
  }
  return outcomes;
}

/** How many excerpts have a text that is not their article's: must be 0. */
export async function notVerbatim(
  { corpus }: Pick<OpenedLibrary, 'corpus'>,
  outcomes: readonly Outcome[],
): Promise<Estimate> {
  const all = outcomes.flatMap(({ excerpts, candidates = [] }) => [...excerpts, ...candidates]);
  const articles = await corpus.articlesById([...new Set(all.map(({ article }) => article.id))]);
  const broken = all.filter(
    ({ article, start, end, text }) => articles.get(article.id)?.text.slice(start, end) !== text,
  );
  return { value: broken.length };
}

export function timeFigures(clusters: Clusters<Outcome>): [string, Estimate][] {
  const time = (share: number): Estimate =>
    estimate(clusters, (some) =>
      quantile(
        some.map(({ elapsedMs }) => elapsedMs),
        share,
      ),
    );
  return [
    ['ms per question p50', time(0.5)],
    ['ms per question p95', time(0.95)],
  ];
}
