import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const CHILD = fileURLToPath(new URL('./operation-child.js', import.meta.url));

/** An operation that takes longer hangs, in ms. */
const PATIENCE = 180_000;

/** Something that writes to a library, done in a process of its own. */
export interface OperationOrder {
  readonly kind: 'ingest' | 'withdraw' | 'index' | 'backup' | 'open' | 'records';
  readonly library: string;
  readonly model: string;
  /** Folder of the articles to be ingested. */
  readonly articles: string;
  /** Where what is committed is told. */
  readonly acknowledged: string;
  /** Ids of articles to be withdrawn. */
  readonly withdrawn: readonly string[];
  /** Where a backup goes. */
  readonly to: string;
}

export interface Outcome {
  /** What it says that it did: the generation, or the folder of the backup. */
  readonly done: string | null;
  /** The code of the error that said what to do. */
  readonly refused: string | null;
  /** An error that did not, or how the process was lost. */
  readonly unclear: string | null;
  /** Whether it, or the trial of its index, was killed under way. */
  readonly killed: boolean;
  /** Milliseconds from its beginning to its end. */
  readonly took: number;
}

export interface Disturbance {
  /** `SIGKILL` so many milliseconds after it began. */
  readonly killAfter?: number;
  /** Kills the process that tries an index out so long after that one has begun. */
  readonly killBuilderAfter?: number;
  readonly environment?: Readonly<Record<string, string>>;
}

export async function operate(order: OperationOrder, disturbance: Disturbance = {}): Promise<Outcome> {
  const { killAfter, killBuilderAfter, environment = {} } = disturbance;
  const child = fork(CHILD, [JSON.stringify(order)], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr?.on('data', (piece) => {
    said += piece;
  });
  let begun = performance.now();
  let killed = false;
  let told: Partial<Outcome> = {};
  const ended = new AbortController();
  child.on('message', (message) => {
    if (message !== 'begun') {
      told = message as Partial<Outcome>;
      return;
    }
    begun = performance.now();
    const kill = (): void => {
      killed = child.kill('SIGKILL');
    };
    if (killAfter !== undefined) void setTimeout(killAfter, null, { signal: ended.signal }).then(kill, () => {});
  });
  let lostBuilder = false;
  if (killBuilderAfter !== undefined) {
    const done = (): void => {
      lostBuilder = true;
    };
    void killBuilder(child, killBuilderAfter, ended.signal).then(done, () => {});
  }
  void setTimeout(PATIENCE, null, { signal: ended.signal }).then(
    () => child.kill('SIGABRT'),
    () => {},
  );
  const [status, by] = await once(child, 'close');
  ended.abort();
  const { done = null, refused = null, unclear = null } = told;
  const isLost = !killed && done === null && refused === null && unclear === null;
  return {
    ...{ done, refused, killed: killed || lostBuilder, took: performance.now() - begun },
    unclear: isLost ? `it ended with ${by ?? status}: ${said.slice(-2_000)}` : unclear,
  };
}

/** Waits for a child of the child, lets it run for a while, and kills it. */
async function killBuilder({ pid }: ChildProcess, after: number, signal: AbortSignal): Promise<void> {
  for (;;) {
    const builder = Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ')[0]);
    if (builder > 0) {
      await setTimeout(after, null, { signal });
      process.kill(builder, 'SIGKILL');
      return;
    }
    await setTimeout(1, null, { signal });
  }
}
