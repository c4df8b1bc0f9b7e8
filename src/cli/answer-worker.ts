import { workerData } from 'node:worker_threads';
import type { Abstention, Answer, AskOptions } from '../answer/answer.js';
import { loadConfig } from '../config.js';
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

const { environment, library, corpus } = workerData as WorkerData;
const config = loadConfig(environment);
const answering = await openAnswering(config, { library, corpus }, createLog(config.logLevel));

/** One question, answered on this thread: embedding, search and reading never hold the one that talks to Discord. */
export default function answer({ question, options }: WorkerTask): Promise<Answer | Abstention> {
  return answering.ask(question, options);
}
