/** The answering thread: embedding, search and reading never hold the thread that talks to Discord. */
import { workerData } from 'node:worker_threads';
import type { Lookups } from '../../answering/lookup/lookup.js';
import { loadConfig } from '../../config.js';
import { VerbatimError } from '../../errors.js';
import { createLog } from '../../log.js';
import { openAnswering } from '../runs/open-answering.js';
import type { CorpusLocation } from '../runs/settings.js';
import { mendingIndex } from './index-repair.js';

/** What the pool hands to each worker thread. */
export interface WorkerData extends CorpusLocation {
  readonly environment: NodeJS.ProcessEnv;
}

/** One call of a look-up. */
export interface WorkerTask<Call extends keyof Lookups = keyof Lookups> {
  readonly call: Call;
  readonly arguments: Parameters<Lookups[Call]>;
}

/** An error that crosses threads keeps its message alone, so what a person can act on crosses as data. */
export type WorkerResult =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'failure'; readonly code: string; readonly message: string; readonly remedy: string };

const { environment, library, corpus } = workerData as WorkerData;
const config = loadConfig(environment);
const log = createLog(config.logLevel);
const opening = openAnswering(config, { library, corpus }, log, mendingIndex(library, log));
// The first task reports a failure; a rejection that nobody awaits would end the process.
opening.catch(() => {});

/** One call, done on this thread. */
export default async function work<Call extends keyof Lookups>(task: WorkerTask<Call>): Promise<WorkerResult> {
  try {
    const { lookups } = await opening;
    const call = lookups[task.call] as (...given: Parameters<Lookups[Call]>) => ReturnType<Lookups[Call]>;
    return { kind: 'value', value: await call(...task.arguments) };
  } catch (error) {
    if (!(error instanceof VerbatimError)) throw error;
    const { code, message, remedy } = error;
    return { kind: 'failure', code, message, remedy };
  }
}
