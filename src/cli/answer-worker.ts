import { workerData } from 'node:worker_threads';
import type { Abstention, Answer, AskOptions } from '../answer/answer.js';
import { loadConfig } from '../config.js';
import { VerbatimError } from '../errors.js';
import { createLog } from '../log.js';
import { openAnswering } from './open.js';

/** What the pool hands to each worker thread. */
export interface WorkerData {
  readonly environment: NodeJS.ProcessEnv;
  readonly library: string;
  readonly corpus: string;
}

export interface WorkerTask {
  readonly question: string;
  readonly options: AskOptions;
}

/** An error that crosses threads keeps its message alone, so what a person can act on crosses as data. */
export type WorkerResult =
  | { readonly kind: 'answer'; readonly answer: Answer | Abstention }
  | { readonly kind: 'failure'; readonly code: string; readonly message: string; readonly remedy: string };

const { environment, library, corpus } = workerData as WorkerData;
const config = loadConfig(environment);
const opening = openAnswering(config, { library, corpus }, createLog(config.logLevel));
// Told by the first task; a rejection that nobody awaits would end the process.
opening.catch(() => {});

/** One question, answered on this thread: embedding, search and reading never hold the one that talks to Discord. */
export default async function answer({ question, options }: WorkerTask): Promise<WorkerResult> {
  try {
    const { ask } = await opening;
    return { kind: 'answer', answer: await ask(question, options) };
  } catch (error) {
    if (!(error instanceof VerbatimError)) throw error;
    const { code, message, remedy } = error;
    return { kind: 'failure', code, message, remedy };
  }
}
