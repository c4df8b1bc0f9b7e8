import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Ask } from '../answer/answer.js';
import type { Logger } from '../log.js';

const REBUILD = fileURLToPath(new URL('./rebuild.js', import.meta.url));

/** A rebuild that failed is not tried again sooner, in ms. */
const PATIENCE = 5 * 60_000;

/**
 * The same `ask`, which has the vector index rebuilt from the database once an answer says that exact search stood in
 * for it. In a process of its own: a damaged index can end the process that loads it, and building one takes a core.
 */
export function mendingIndex(
  ask: Ask,
  place: { readonly library: string; readonly corpus: string },
  log: Pick<Logger, 'info' | 'warn'>,
): Ask {
  let notBefore = 0;
  const rebuild = (why: string): void => {
    if (Date.now() < notBefore) return;
    notBefore = Date.now() + PATIENCE;
    log.warn({ why }, 'rebuilding the vector index');
    const child = spawn(process.execPath, [REBUILD, '--library', place.library, '--corpus', place.corpus], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.once('exit', (status) => {
      if (status === 0) log.info({}, 'the vector index is whole again');
    });
    child.once('error', (error) => log.warn({ error: error.message }, 'the vector index could not be rebuilt'));
    child.unref();
  };
  return async (question, options) => {
    const answer = await ask(question, options);
    if (answer.degraded !== null) rebuild(answer.degraded);
    return answer;
  };
}
