import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { PROJECT_ROOT } from '../../src/config.js';

const DEFAULTS = {
  ...{ DISCORD_TOKEN: '', EMBEDDING_MODEL: '', LOG_LEVEL: 'error', METRICS_PORT: '', DISCORD_SHARDS: '' },
  ...{ WEB_PORT: '', WEB_HOST: '', WEB_TOKEN: '', PUBLIC_URL: '' },
};

/** A compiled program of the command line with the settings' defaults but for those given. */
export function start(
  root: 'ask' | 'ingest' | 'processes/rebuild-index' | 'remove' | 'start' | 'web',
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
  stderr: 'inherit' | 'pipe' | 'ignore' = 'inherit',
): ChildProcess {
  return spawn(process.execPath, [`${PROJECT_ROOT}dist/src/cli/${root}.js`, ...args], {
    env: { ...process.env, ...DEFAULTS, ...settings },
    stdio: ['pipe', 'pipe', stderr],
  });
}

/** Resident memory of a process now, in MiB. */
export const residentMiB = ({ pid }: ChildProcess): number =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;

/** Milliseconds from the start of a process to its first answer. */
export async function coldStart(library: string, question: string): Promise<number> {
  const begun = performance.now();
  const child = start('ask', ['--library', library, '--json', question]);
  const closed = once(child, 'close');
  await Promise.race([once(child.stdout!, 'data'), closed]);
  const elapsed = performance.now() - begun;
  const [status] = await closed;
  if (status !== 0) throw new Error(`ask ended with status ${status}`);
  return elapsed;
}

/** Resident bytes of a chat that has answered the questions and waits for the next. */
export async function residentMemory(library: string, questions: readonly string[]): Promise<number> {
  const child = start('start', ['--library', library]);
  const closed = once(child, 'close');
  // What the chat does not know it repeats: then every answer has been given.
  const end = '/answered-all';
  child.stdin!.write([...questions, end].map((line) => `${line}\n`).join(''));
  for (let said = ''; !said.includes(end); ) {
    const [data] = await Promise.race([once(child.stdout!, 'data'), closed]);
    if (child.exitCode !== null) throw new Error(`the chat ended early, with status ${child.exitCode}`);
    said = said.slice(-end.length) + data;
  }
  const kilobytes = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' }));
  child.stdin!.end('/quit\n');
  await closed;
  return kilobytes * 1024;
}
