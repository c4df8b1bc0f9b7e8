import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { quantile } from '../../eval/metrics.js';
import { inChild, type OnProgress } from '../child.js';
import { folderSize } from '../folder-size.js';
import { ingestCommand } from '../ingest-command.js';
import { coldStart, residentMemory } from '../process.js';
import type { AddingFound, AddingOrder } from './adding-process.js';
import type { AnsweringFound, AnsweringOrder } from './answering-process.js';
import type { AnsweringFigures, SizeFigures } from './figures.js';
import { writeNewcomers } from './newcomers.js';
import type { TimedQuestions } from './questions.js';
import type { RewritingFound } from './rewriting-process.js';

const MEBIBYTE = 2 ** 20;
const COLD_STARTS = 5;
/** Share of the articles that must have gone in: a few of the archive have no text. */
const LEAST_TAKEN = 0.99;

export interface SizeOrder {
  /** Where the library and what is added go. */
  readonly folder: string;
  /** What is ingested, and of how many articles. */
  readonly path: string;
  readonly articles: number;
  readonly questions: TimedQuestions;
  /** The same as JSON. */
  readonly questionsFile: string;
  readonly onProgress: OnProgress;
  readonly signal: AbortSignal;
}

type AnsweringWork = Pick<SizeOrder, 'questions' | 'questionsFile' | 'onProgress' | 'signal'>;

/** How a library that stands answers. */
export async function measureAnswering(library: string, order: AnsweringWork): Promise<AnsweringFigures> {
  const { questions, questionsFile, signal } = order;
  const answering = await inChild<AnsweringFound>(
    new URL('./answering-process.js', import.meta.url),
    { library, questions: questionsFile } satisfies AnsweringOrder,
    order,
  );
  const chat = await residentMemory(library, questions.timed);
  const cold: number[] = [];
  while (cold.length < COLD_STARTS) {
    signal.throwIfAborted();
    cold.push(await coldStart(library, questions.timed[cold.length] ?? ''));
  }
  return {
    articles: answering.articles,
    passages: answering.passages,
    p50Ms: answering.p50Ms,
    p95Ms: answering.p95Ms,
    searchP50Ms: answering.searchP50Ms,
    searchMs: answering.searchMs,
    recall: answering.recall,
    startSeconds: quantile(cold, 0.5) / 1000,
    answeringMiB: answering.resident / MEBIBYTE,
    chatMiB: chat / MEBIBYTE,
  };
}

/** All figures of one size, each taken in processes of its own on a library of its own. */
export async function measureSize(order: SizeOrder): Promise<SizeFigures> {
  const { path, questionsFile, signal } = order;
  const library = join(order.folder, 'library');
  mkdirSync(library, { recursive: true });
  const ingested = await ingestCommand(library, path, signal);
  const disk = folderSize(library);
  const again = await ingestCommand(library, path, signal);

  const answering = await measureAnswering(library, order);
  if (answering.articles < order.articles * LEAST_TAKEN) {
    throw new Error(`the library holds ${answering.articles} of ${order.articles} articles`);
  }

  const rewriting = await inChild<RewritingFound>(
    new URL('./rewriting-process.js', import.meta.url),
    { library, questions: questionsFile } satisfies AnsweringOrder,
    order,
  );
  const newcomers = writeNewcomers(join(order.folder, 'new'));
  const adding = await inChild<AddingFound>(
    new URL('./adding-process.js', import.meta.url),
    { library, newcomers: newcomers.slice(1), questions: questionsFile } satisfies AddingOrder,
    order,
  );
  const added = await ingestCommand(library, newcomers[0]!.path, signal);

  return {
    ...answering,
    ingestSeconds: ingested.seconds,
    ingestPeakMiB: ingested.peak / MEBIBYTE,
    passagesPerSecond: answering.passages / ingested.seconds,
    diskMiB: disk / MEBIBYTE,
    rewriteSeconds: rewriting.seconds,
    rewritingSearchMs: rewriting.searchMs,
    againSeconds: again.seconds,
    newcomerSeconds: Math.max(...adding.seconds),
    newcomerCommandSeconds: added.seconds,
  };
}
