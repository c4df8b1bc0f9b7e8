/**
 * Writes a vector index again where exact search stands in for it, and says so in the log. Tells nothing to whoever
 * asks: the answer is the same.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Logger } from '../../log.js';

const REBUILD = fileURLToPath(new URL('./rebuild-index.js', import.meta.url));

/** A rebuild that failed is not tried again sooner, in ms. */
const PATIENCE = 5 * 60_000;

/** Called after each answer that exact search found, with the corpus (or corpora) and why. */
export type OnDegraded = (corpus: string, why: string) => void;

/**
 * Has the index written from the database, in a process of its own: a damaged one can end the process that loads it, and
 * building one takes a core.
 */
export function mendingIndex(library: string, log: Pick<Logger, 'info' | 'warn'>): OnDegraded {
  const notBefore = new Map<string, number>();
  return (corpus, why) => {
    if (Date.now() < (notBefore.get(corpus) ?? 0)) return;
    notBefore.set(corpus, Date.now() + PATIENCE);
    log.warn({ why }, 'rebuilding the vector index');
    const child = spawn(process.execPath, [REBUILD, '--library', library, '--corpus', corpus], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.once('exit', (status) => {
      if (status === 0) log.info({}, 'the vector index is whole again');
    });
    child.once('error', (error) => log.warn({ error: error.message }, 'the vector index could not be rebuilt'));
    child.unref();
  };
}
