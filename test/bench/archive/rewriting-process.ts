/**
 * Searches a library, in a process of its own, while another writes its index anew from the database. Refuses to measure
 * where that fails.
 */
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createFinder, PASSAGES_COMPARED } from '../../../src/answering/find.js';
import { analyseQuestion } from '../../../src/answering/reader/question.js';
import { PROJECT_ROOT } from '../../../src/config.js';
import { openLibrary } from '../../../src/library/open.js';
import { openEmbedder } from '../../../src/models/embedder/open.js';
import { quantile } from '../../eval/metrics.js';
import { asChild } from '../child.js';
import { start } from '../process.js';
import type { AnsweringOrder } from './answering-process.js';
import type { TimedQuestions } from './questions.js';

const ASKED = 50;

export interface RewritingFound {
  /** Until the index was written, beside the searches. */
  readonly seconds: number;
  /** p95. */
  readonly searchMs: number;
}

await asChild<AnsweringOrder, RewritingFound>(async (order) => {
  const { timed }: TimedQuestions = JSON.parse(readFileSync(order.questions, 'utf8'));
  const embedder = await openEmbedder(`${PROJECT_ROOT}embeddings/embedder`, { cacheFolder: order.library });
  const library = openLibrary(order.library, { model: embedder.model, readonly: true });
  const corpus = library.corpus('default');
  const asked = timed.slice(0, ASKED);
  const embeddings = new Map<string, Float32Array>();
  for (const question of asked) embeddings.set(question, await embedder.embedQuestion(question));
  const find = createFinder({
    corpus,
    embedder: { ...embedder, embedQuestion: async (text) => embeddings.get(text)! },
  });
  // What is in memory stays in use without its files.
  for (const question of asked) await find(analyseQuestion(question), PASSAGES_COMPARED);
  rmSync(join(order.library, 'generations'), { recursive: true });
  const begun = performance.now();
  const writing = start('processes/rebuild-index', ['--library', order.library]);
  let status: unknown = null;
  const ended = once(writing, 'close').then(([code]) => {
    status = code;
  });
  const times: number[] = [];
  while (status === null) {
    const before = performance.now();
    await find(analyseQuestion(asked[times.length % asked.length]!), PASSAGES_COMPARED);
    times.push(performance.now() - before);
    await wait(0);
  }
  await ended;
  if (status !== 0) throw new Error(`the index could not be written: ${status}`);
  const seconds = (performance.now() - begun) / 1000;
  library.close();
  await embedder.close();
  return { seconds, searchMs: quantile(times, 0.95) };
});
