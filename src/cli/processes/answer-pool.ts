/** An answering thread seen from the thread that starts it: every look-up is one message. Its queue is bounded. */
import { Piscina } from 'piscina';
import type { Lookups } from '../../answering/lookup/lookup.js';
import { VerbatimError } from '../../errors.js';
import { loadRuntime } from '../../models/runtime.js';
import type { WorkerData, WorkerResult, WorkerTask } from './answer-worker.js';

/** Calls that wait at most: at some 10 ms each, the last of them still answers well within Discord's 3 s. */
const LONGEST_QUEUE = 100;

export interface AnswerPool {
  readonly lookups: Lookups;
  /** Calls that wait for the thread now. */
  queueLength(): number;
  /** Waits for what runs. */
  close(): Promise<void>;
}

/**
 * An answering thread beside the caller's, ready when the promise resolves. Every call rejects with code `busy` when
 * its queue is full.
 * @throws VerbatimError when model or library cannot be opened
 */
export async function openAnswerPool(data: WorkerData): Promise<AnswerPool> {
  await loadRuntime();
  const pool = new Piscina<WorkerTask, WorkerResult>({
    filename: new URL('./answer-worker.js', import.meta.url).href,
    workerData: data,
    minThreads: 1,
    maxThreads: 1,
    concurrentTasksPerWorker: 1,
    maxQueue: LONGEST_QUEUE,
    idleTimeout: Number.POSITIVE_INFINITY,
  });

  const through =
    <Call extends keyof Lookups>(call: Call) =>
    async (...parameters: Parameters<Lookups[Call]>): Promise<Awaited<ReturnType<Lookups[Call]>>> => {
      if (pool.queueSize >= LONGEST_QUEUE) {
        throw new VerbatimError('busy', 'too many questions are waiting', 'ask again in a moment');
      }
      const result = await pool.run({ call, arguments: parameters });
      if (result.kind === 'value') return result.value as Awaited<ReturnType<Lookups[Call]>>;
      throw new VerbatimError(result.code, result.message, result.remedy);
    };
  const lookups: Lookups = {
    ask: through('ask'),
    search: through('search'),
    sources: through('sources'),
    titles: through('titles'),
    article: through('article'),
    quote: through('quote'),
    verify: through('verify'),
    claimEvidence: through('claimEvidence'),
    compare: through('compare'),
    context: through('context'),
    citationStatuses: through('citationStatuses'),
    contentHashes: through('contentHashes'),
    removalMarks: through('removalMarks'),
    lastArrival: through('lastArrival'),
    outlets: through('outlets'),
    about: through('about'),
    reading: through('reading'),
  };
  try {
    await lookups.ask({ corpus: null }, '');
  } catch (error) {
    await pool.close();
    throw error;
  }
  return { lookups, queueLength: () => pool.queueSize, close: () => pool.close() };
}
