import { once } from 'node:events';
import { start } from './process.js';
import { watchTreeMemory } from './tree-memory.js';

export interface IngestFigures {
  /** Of the whole command, its start too. */
  readonly seconds: number;
  /** Most resident bytes of the command and all that it starts. */
  readonly peak: number;
}

/**
 * Runs the ingest command in a process of its own, which shows its own progress.
 * @throws Error when it ends otherwise than an ingest that took what there was to take. The abort reason, when aborted.
 */
export async function ingestCommand(library: string, path: string, signal: AbortSignal): Promise<IngestFigures> {
  signal.throwIfAborted();
  const begun = performance.now();
  const child = start('ingest', ['--library', library, path]);
  const memory = watchTreeMemory(child.pid!);
  const end = (): void => void child.kill('SIGTERM');
  signal.addEventListener('abort', end);
  try {
    const [status] = await once(child, 'close');
    const seconds = (performance.now() - begun) / 1000;
    signal.throwIfAborted();
    // 1: it did not take some of the articles, and says which. The caller counts those that it took.
    if (status !== 0 && status !== 1) throw new Error(`the ingest ended with status ${status}`);
    return { seconds, peak: memory.stop() };
  } finally {
    signal.removeEventListener('abort', end);
    memory.stop();
  }
}
