import { Piscina } from 'piscina';
import type { Ask } from '../answer/answer.js';
import { VerbatimError } from '../errors.js';
import { loadRuntime } from '../models/runtime.js';
import type { WorkerData, WorkerResult, WorkerTask } from './answer-worker.js';

/** Questions that wait at most: at some 10 ms each, the last of them still answers well within Discord's 3 s. */
const LONGEST_QUEUE = 100;

export interface AnswerPool {
  readonly ask: Ask;
  /** Waits for what runs. */
  close(): Promise<void>;
}

/**
 * An answering thread beside the caller's, ready when the promise resolves. `ask` rejects with code `busy` when its
 * queue is full.
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
  const ask: Ask = async (question, options = {}) => {
    if (pool.queueSize >= LONGEST_QUEUE) {
      throw new VerbatimError('busy', 'too many questions are waiting', 'ask again in a moment');
    }
    const result = await pool.run({ question, options });
    if (result.kind === 'answer') return result.answer;
    throw new VerbatimError(result.code, result.message, result.remedy);
  };
  try {
    await ask('');
  } catch (error) {
    await pool.close();
    throw error;
  }
  return { ask, close: () => pool.close() };
}
