/** Changes of servers' corpora, one at a time, each in a process of its own. Lets only a few wait. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { VerbatimError } from '../../errors.js';
import {
  ADDED_SCHEMA,
  type Added,
  type ChangeProgress,
  PROGRESS_SCHEMA,
  type ServerCorpusChange,
  type ServerCorpusJobs,
} from '../../ingest/server-corpus-change.js';
import { parseJson } from '../../text/parse-json.js';

const JOB = fileURLToPath(new URL('./server-corpus-job.js', import.meta.url));

/** Changes that wait at most: each takes seconds, and a person waits for it. */
const MOST_WAITING = 8;

/** Discord takes edits of a reply for 15 minutes: nobody would hear of what takes longer. */
const PATIENCE_MS = 13 * 60_000;

const line = z.union([
  z.strictObject({ progress: PROGRESS_SCHEMA }),
  z.strictObject({ outcome: ADDED_SCHEMA.nullable() }),
  z.strictObject({ failure: z.strictObject({ code: z.string(), message: z.string(), remedy: z.string() }) }),
]);

/** Does one change; rejects with a VerbatimError that says why not. */
export type ApplyChange = (
  corpus: string,
  work: ServerCorpusChange,
  onProgress: (progress: ChangeProgress) => void,
  signal: AbortSignal,
) => Promise<Added | null>;

/** One change at a time, in the order in which they were asked for. */
export function createServerCorpusJobs(run: ApplyChange, patienceMs = PATIENCE_MS): ServerCorpusJobs {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  async function inTurn(corpus: string, work: ServerCorpusChange, onProgress: (progress: ChangeProgress) => void) {
    if (waiting >= MOST_WAITING) {
      throw new VerbatimError('queue-full', `${waiting} changes of corpora are waiting`, 'try again in a few minutes');
    }
    const signal = AbortSignal.timeout(patienceMs);
    const before = last;
    if (waiting > 0) onProgress({ stage: 'waiting', done: 0, total: 1 });
    waiting += 1;
    const turn = before.then(() => {
      if (signal.aborted) throw tookTooLong();
      return run(corpus, work, onProgress, signal);
    });
    last = turn.catch(() => undefined);
    try {
      return await turn;
    } catch (error) {
      throw signal.aborted ? tookTooLong() : error;
    } finally {
      waiting -= 1;
    }
  }

  return {
    async add(corpus, source, onProgress) {
      const added = await inTurn(corpus, { kind: 'add', source }, onProgress);
      return added ?? { added: 0, changed: 0, withdrawn: 0, problems: 0, articles: 0 };
    },
    async remove(corpus, articleId, onProgress) {
      await inTurn(corpus, { kind: 'remove', articleId }, onProgress);
    },
    async clear(corpus, onProgress) {
      await inTurn(corpus, { kind: 'clear' }, onProgress);
    },
    async forget(corpus) {
      await inTurn(corpus, { kind: 'forget' }, () => undefined);
    },
  };
}

const tookTooLong = (): VerbatimError =>
  new VerbatimError('took-too-long', 'there was not time enough', 'try again: what was done is kept');

/** Makes each change in a process of its own: fetching, reading and embedding take nothing from answers. */
export function applyingInOwnProcess(library: string, environment: NodeJS.ProcessEnv): ApplyChange {
  return (corpus, work, onProgress, signal) =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [JOB], { env: environment, stdio: ['pipe', 'pipe', 'inherit'] });
      const stop = (): void => void child.kill('SIGTERM');
      signal.addEventListener('abort', stop, { once: true });
      createInterface({ input: child.stdout }).on('line', (raw) => {
        const message = line.safeParse(parseJson(raw)).data;
        if (message === undefined) return;
        if ('progress' in message) onProgress(message.progress);
        else if ('outcome' in message) resolve(message.outcome);
        else reject(new VerbatimError(message.failure.code, message.failure.message, message.failure.remedy));
      });
      child.once('error', reject);
      child.once('close', (status, by) => {
        signal.removeEventListener('abort', stop);
        reject(new Error(`the process that changed the corpus ended (${by ?? status})`));
      });
      child.stdin.on('error', () => undefined);
      child.stdin.end(JSON.stringify({ library, corpus, work }));
    });
}
