/** Requests to a model hub, tried again while it is busy. Refuses what the hub refuses. */
import { setTimeout } from 'node:timers/promises';
import { ModelError } from '../errors.js';
import { EMBEDDING } from './model-folder.js';

/** Tries of a request or a file while its failure may pass. */
export const TRIES = 4;

/** Waits before try 1, 2, ...: 0, 0.25, 0.5, 1 s. */
export async function waitBeforeTry(attempt: number): Promise<void> {
  if (attempt > 0) await setTimeout(125 * 2 ** attempt);
}

/**
 * Asks the hub, following redirects; a busy hub is asked again.
 * @param what Names in the error what the request is for.
 * @throws ModelError when the hub cannot be reached, refuses, or stays busy.
 */
export async function requestHub(url: string, what: string, headers: Record<string, string> = {}): Promise<Response> {
  let trouble = '';
  for (let attempt = 0; attempt < TRIES; attempt++) {
    await waitBeforeTry(attempt);
    let response: Response;
    try {
      response = await fetch(url, { headers });
    } catch (error) {
      trouble = networkTrouble(error);
      continue;
    }
    if (response.ok) return response;
    await response.body?.cancel();
    if (response.status < 500 && response.status !== 429) throw refused(url, what, response.status);
    trouble = `it answered ${response.status}`;
  }
  throw new ModelError(
    'model-hub-unreachable',
    `the model hub ${new URL(url).origin} could not give ${what}: ${trouble}`,
    'check the connection and run the command again; the models that Verbatim ships need no network',
  );
}

export function networkTrouble(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = (cause as NodeJS.ErrnoException | undefined)?.code;
  return code ?? (error instanceof Error ? error.message : String(error));
}

/** One message for what is missing, private or misspelt: the hub answers 401 for a model that does not exist too. */
function refused(url: string, what: string, status: number): ModelError {
  const { setting } = EMBEDDING;
  return new ModelError(
    'model-not-found',
    `the model hub ${new URL(url).origin} has no public ${what} (it answered ${status})`,
    `check the spelling of ${setting}; download a private model by hand and set ${setting} to its folder`,
  );
}
