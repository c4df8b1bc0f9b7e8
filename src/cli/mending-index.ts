import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Logger } from '../log.js';
import type { Lookups } from '../lookup/lookup.js';

const REBUILD = fileURLToPath(new URL('./rebuild.js', import.meta.url));

/** A rebuild that failed is not tried again sooner, in ms. */
const PATIENCE = 5 * 60_000;

/**
 * The same look-ups; `ask` has the vector index rebuilt from the database once an answer says that exact search stood in
 * for it. In a process of its own: a damaged index can end the process that loads it, and building one takes a core.
 */
export function mendingIndex(
  lookups: Lookups,
  place: { readonly library: string; readonly corpus: string },
  log: Pick<Logger, 'info' | 'warn'>,
): Lookups {
  const notBefore = new Map<string, number>();
  const rebuild = (corpus: string, why: string): void => {
    if (Date.now() < (notBefore.get(corpus) ?? 0)) return;
    notBefore.set(corpus, Date.now() + PATIENCE);
    log.warn({ why }, 'rebuilding the vector index');
    const child = spawn(process.execPath, [REBUILD, '--library', place.library, '--corpus', corpus], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.once('exit', (status) => {
      if (status === 0) log.info({}, 'the vector index is whole again');
    });
    child.once('error', (error) => log.warn({ error: error.message }, 'the vector index could not be rebuilt'));
    child.unref();
  };
  return {
    ...lookups,
    async ask(scope, question, options) {
      const answer = await lookups.ask(scope, question, options);
      if (answer.degraded !== null) rebuild(scope.corpus ?? place.corpus, answer.degraded);
      return answer;
    },
  };
}
