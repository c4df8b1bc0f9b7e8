import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { createFinder, PASSAGES_COMPARED } from '../../../src/answering/find.js';
import { analyseQuestion } from '../../../src/answering/reader/question.js';
import { PROJECT_ROOT } from '../../../src/config.js';
import { openLibrary } from '../../../src/library/open.js';
import { openEmbedder } from '../../../src/models/embedder/open.js';
import { openReader } from '../../../src/models/reader/open.js';
import { mean, quantile } from '../../eval/metrics.js';
import { countsOf } from '../../fixtures/corpus-reading.js';
import { asChild } from '../child.js';
import { embeddedPassages } from '../embedded-passages.js';
import { ExactNeighbours } from '../exact-neighbours.js';
import { timeAnswers } from '../question-times.js';
import type { TimedQuestions } from './questions.js';

// Asks one library all questions, in a process of its own, and compares its vector index with exact search.

const NEIGHBOURS = 10;
const COMPARED = 200;

export interface AnsweringOrder {
  readonly library: string;
  /** JSON of `TimedQuestions`. */
  readonly questions: string;
}

export interface AnsweringFound {
  readonly articles: number;
  readonly passages: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly searchP50Ms: number;
  readonly searchMs: number;
  /** Resident bytes after the last question. */
  readonly resident: number;
  /** recall@10 of the vector index. */
  readonly recall: number;
  /** Of the timed questions, what each was answered with first. */
  readonly firsts: readonly (string | null)[];
}

await asChild<AnsweringOrder, AnsweringFound>(async (order, onProgress) => {
  const questions: TimedQuestions = JSON.parse(readFileSync(order.questions, 'utf8'));
  const embedder = await openEmbedder(`${PROJECT_ROOT}embeddings/embedder`, { cacheFolder: order.library });
  const reader = await openReader(`${PROJECT_ROOT}embeddings/reader`);
  const library = openLibrary(order.library, { model: embedder.model, readonly: true });
  const corpus = library.corpus('default');
  const degraded = await corpus.degraded();
  if (degraded !== null) throw new Error(`exact search would be measured: ${degraded}`);
  const answers = await timeAnswers({ corpus, embedder, reader }, questions, (asked) =>
    onProgress('ask', asked, questions.timed.length),
  );
  const times = answers.map(({ ms }) => ms);
  const resident = process.memoryUsage.rss();
  const { passages: count } = await corpus.state();
  const exact = new ExactNeighbours({ count, dimensions: embedder.model.dimensions });
  for await (const passage of embeddedPassages(corpus)) exact.add(passage);
  const recalls: number[] = [];
  const searches: number[] = [];
  for (const question of questions.timed.slice(0, COMPARED)) {
    const embedding = await embedder.embedQuestion(question);
    const begun = performance.now();
    await createFinder({ corpus, embedder: { ...embedder, embedQuestion: async () => embedding } })(
      analyseQuestion(question),
      PASSAGES_COMPARED,
    );
    searches.push(performance.now() - begun);
    const hits = (await corpus.denseHits(embedding, NEIGHBOURS)).map(({ passageId }) => passageId);
    recalls.push(exact.recall(embedding, hits, NEIGHBOURS));
    onProgress('compare', recalls.length, COMPARED);
    // The parent hears of it only when this process has a moment.
    await wait(0);
  }
  const counts = await countsOf(corpus);
  library.close();
  await embedder.close();
  return {
    ...counts,
    p50Ms: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
    searchP50Ms: quantile(searches, 0.5),
    searchMs: quantile(searches, 0.95),
    resident,
    recall: mean(recalls),
    firsts: answers.map(({ first }) => first),
  };
});
