import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect } from 'vitest';
import { PROJECT_ROOT } from '../../src/config.js';
import { smallModels } from '../fixtures/small-models.js';

type Root =
  | 'ask'
  | 'ingest'
  | 'processes/rebuild-index'
  | 'export'
  | 'start'
  | 'register'
  | 'doctor'
  | 'feeds'
  | 'backup'
  | 'restore'
  | 'remove'
  | 'offer'
  | 'audit'
  | 'web'
  | 'verbatim';

export interface RunOptions {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Started by the npm script of its name, as people do. */
  readonly npm?: boolean;
}

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** In `seeds/`, word for word: found whatever the reader has learnt. */
export const SURE = 'Russia and Kazakhstan share a land border 4,750 miles long.';

/** A folder that is gone when the test file has ended, and the programs of the command line to run in it. */
export class Workplace {
  readonly folder = mkdtempSync(join(tmpdir(), 'verbatim-cli-'));
  readonly library = this.path('library');

  path(name: string): string {
    return join(this.folder, name);
  }

  /** Starts a compiled program: settings are the defaults but for `env`, whatever the environment and `.env` say. */
  start(root: Root, args: readonly string[], { env = {}, npm = false }: RunOptions = {}): ChildProcess {
    const script = `${PROJECT_ROOT}dist/src/cli/${root}.js`;
    if (!existsSync(script)) throw new Error(`${script} is missing: npm run build makes it`);
    const settings = {
      DISCORD_TOKEN: '',
      DISCORD_API_URL: '',
      EMBEDDING_MODEL: smallModels().embedder,
      READER_MODEL: smallModels().reader,
      LOG_LEVEL: '',
      DISCORD_SHARDS: '',
      METRICS_PORT: '',
      WEB_PORT: '',
      WEB_HOST: '',
      WEB_TOKEN: '',
      PUBLIC_URL: '',
      NO_COLOR: '',
    };
    const [command, first] = npm ? ['npm', ['run', '--silent', root, '--']] : [process.execPath, [script]];
    return spawn(command, [...first, ...args], {
      cwd: npm ? PROJECT_ROOT : this.folder,
      env: {
        PATH: process.env.PATH,
        LANG: 'C.UTF-8',
        MODEL_HUB: 'http://127.0.0.1:9',
        LIBRARY: this.library,
        ...settings,
        ...env,
      },
    });
  }

  async run(root: Root, args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
    const child = this.start(root, args, options);
    child.stdin?.end(options.input ?? '');
    return outcome(child);
  }

  /** `ask --json`, which must work. */
  async askJson(question: string, ...args: readonly string[]) {
    const { status, stdout, stderr } = await this.run('ask', ['--json', ...args, question]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return JSON.parse(stdout);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export async function outcome(child: ChildProcess): Promise<Outcome> {
  const [stdout, stderr, [status]] = await Promise.all([
    text(child.stdout!),
    text(child.stderr!),
    once(child, 'close'),
  ]);
  return { status, stdout, stderr };
}

/** Every failure is one line that ends in what to do, on stderr alone. */
export function expectFailure(outcome: Outcome, status: 1 | 2, says: RegExp): void {
  expect(outcome.stdout).toBe('');
  expect(outcome.stderr).toMatch(/^verbatim: .+; .+\n$/);
  expect(outcome.stderr).not.toMatch(/^ +at |unexpected/m);
  expect(outcome.stderr).toMatch(says);
  expect(outcome.status).toBe(status);
}

/** A port of loopback on which somebody listens until `close`. */
export async function takenPort(): Promise<{ readonly port: number; close(): Promise<unknown> }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: () => once(server.close(), 'close'),
  };
}
