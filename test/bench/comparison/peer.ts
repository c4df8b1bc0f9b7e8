import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { PROJECT_ROOT } from '../../../src/config.js';

const PEERS = `${PROJECT_ROOT}test/bench/peers`;

/** Seconds after which a peer is stopped: on the whole archive one of them would take an hour. */
const MOST_SECONDS = 900;

const schema = z.object({
  ingestSeconds: z.number(),
  /** Milliseconds of each timed question. */
  times: z.array(z.number()),
  /** Passage ids that each found, ten at most. */
  hits: z.array(z.array(z.number())),
  /** Bytes: after the questions, at most, of what it saves. */
  resident: z.number(),
  peak: z.number(),
  disk: z.number(),
});

export type PeerFound = z.infer<typeof schema>;

async function run(command: string, args: readonly string[], signal: AbortSignal): Promise<string> {
  signal.throwIfAborted();
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const end = (): void => void child.kill('SIGTERM');
  signal.addEventListener('abort', end);
  try {
    const [said, [status]] = await Promise.all([text(child.stdout), once(child, 'close')]);
    signal.throwIfAborted();
    if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with status ${status}`);
    return said;
  } finally {
    signal.removeEventListener('abort', end);
  }
}

/** Installs the peers in their folder, unless they are there. */
export async function installPeers(signal: AbortSignal): Promise<void> {
  if (!existsSync(`${PEERS}/node_modules`)) await run('npm', ['--prefix', PEERS, 'ci'], signal);
}

/** What each peer is run with beside the folder of what was exported. */
const SCRIPTS = {
  langchain: ['langchain.mjs', [`${PROJECT_ROOT}embeddings/embedder`, `${PROJECT_ROOT}embeddings/reader`]],
  langchainStore: ['langchain.mjs', []],
  minisearch: ['minisearch.mjs', []],
} as const;

export type PeerName = keyof typeof SCRIPTS;

/** Runs a peer in a process of its own on what was exported; null when it did not end within its time. */
export async function runPeer(name: PeerName, folder: string, signal: AbortSignal): Promise<PeerFound | null> {
  const [script, more] = SCRIPTS[name];
  const patience = AbortSignal.timeout(MOST_SECONDS * 1000);
  try {
    const said = await run(
      process.execPath,
      [`${PEERS}/${script}`, folder, ...more],
      AbortSignal.any([signal, patience]),
    );
    return schema.parse(JSON.parse(said));
  } catch (error) {
    if (patience.aborted && !signal.aborted) return null;
    throw error;
  }
}
