import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { PROJECT_ROOT } from '../../src/config.js';
import { openLibrary } from '../../src/library/open.js';
import { countsOf } from '../fixtures/corpus-reading.js';
import { smallModels } from '../fixtures/small-models.js';
import { outcome, Workplace } from './program.js';

const place = new Workplace();
afterAll(() => place.remove());

const OWN = 'server-123456789012345678';
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const ENVIRONMENT = {
  ...process.env,
  EMBEDDING_MODEL: smallModels().embedder,
  READER_MODEL: smallModels().reader,
};
const JOB = `${PROJECT_ROOT}dist/src/cli/processes/server-corpus-job.js`;
let library: string;
let rounds = 0;

const original = (name: string): string => join(library, 'originals', OWN, 'attachments', name);

/** A library in which a server has added articles, corrected one, and removed another; beside it the operator's. */
beforeAll(async () => {
  library = place.path('library-0');
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  const run = async (root: 'ingest' | 'remove', corpus: string, what: string): Promise<void> => {
    expect((await place.run(root, ['--library', library, '--corpus', corpus, what])).status).toBe(0);
  };
  write(place.path('port.txt'), 'Le port a rouvert mardi après la tempête.\n');
  await run('ingest', 'default', place.path('port.txt'));
  write(original('girafe.txt'), 'La girafe zorglubienne a mangé lundi.\n');
  write(original('loup.txt'), 'Un loup zorglubien a dormi au village.\n');
  write(original('ours.txt'), 'Un ours zorglubien a vu le vizirat.\n');
  await run('ingest', OWN, dirname(original('a')));
  write(original('girafe.txt'), 'La girafe zorglubienne a mangé mardi, dit un rectificatif.\n');
  await run('ingest', OWN, dirname(original('a')));
  await run('remove', OWN, 'ours');
  const built = await place.run('processes/rebuild-index', ['--library', library, '--corpus', OWN]);
  expect(built.status).toBe(0);
});
beforeEach(() => {
  rounds += 1;
  library = place.path(`library-${rounds}`);
  cpSync(place.path('library-0'), library, { recursive: true });
});

function start(kind: 'clear' | 'forget') {
  const child = spawn(process.execPath, [JOB], { env: ENVIRONMENT, stdio: 'pipe' });
  child.stdin.end(JSON.stringify({ library, corpus: OWN, work: { kind } }));
  return { child, ended: outcome(child) };
}

async function change(kind: 'clear' | 'forget'): Promise<void> {
  const { status, stdout, stderr } = await start(kind).ended;
  expect({ status, stderr, last: stdout.trim().split('\n').at(-1) }).toEqual({
    ...{ status: 0, stderr: '' },
    last: '{"outcome":null}',
  });
}

/** Files of the library that hold anything that the server has added. */
const filesLeft = (): string[] =>
  readdirSync(library, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => readFileSync(file).includes('zorglub'));

function indexFiles(): string[] {
  const folder = join(library, 'generations', OWN);
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

/** Rows of the database by the corpus' name. */
function rowsLeft(): Record<string, number> {
  const database = new Database(join(library, 'verbatim.db'), { readonly: true });
  const count = (from: string): number =>
    Number(database.prepare<[string], number>(`SELECT count(*) FROM ${from} = ?`).pluck().get(OWN));
  try {
    return {
      corpora: count('corpora WHERE name'),
      articles: count('articles JOIN corpora ON corpora.key = articles.corpus WHERE name'),
      former: count('superseded WHERE corpus'),
      withdrawn: count('withdrawn WHERE corpus'),
      orphans: Number(
        database.prepare('SELECT count(*) FROM passages WHERE corpus NOT IN (SELECT key FROM corpora)').pluck().get(),
      ),
    };
  } finally {
    database.close();
  }
}

async function othersAnswer(): Promise<void> {
  const opened = openLibrary(library, { readonly: true });
  try {
    expect((await countsOf(opened.corpus('default'))).articles).toBe(1);
  } finally {
    opened.close();
  }
}

const CLEARED = { corpora: 1, articles: 0, former: 0, withdrawn: 3, orphans: 0 };
const FORGOTTEN = { corpora: 0, articles: 0, former: 0, withdrawn: 0, orphans: 0 };

describe('what a server has added, deleted in a process of its own', () => {
  it.each([
    ['clear', CLEARED],
    ['forget', FORGOTTEN],
  ] as const)('%s leaves no word of it in the library, and all of the others', async (kind, rows) => {
    expect(rowsLeft()).toEqual({ corpora: 1, articles: 2, former: 1, withdrawn: 1, orphans: 0 });
    expect(filesLeft().length).toBeGreaterThan(2);
    expect(indexFiles().length).toBeGreaterThan(2);
    await change(kind);
    expect(filesLeft()).toEqual([]);
    expect(rowsLeft()).toEqual(rows);
    expect(existsSync(join(library, 'originals', OWN))).toBe(false);
    expect(indexFiles()).toEqual([]);
    await othersAnswer();
    // Done again, it does nothing.
    await change(kind);
    expect(rowsLeft()).toEqual(rows);
  });

  it('is gone on with where the process ended between the database and the files', async () => {
    const opened = openLibrary(library);
    const writer = opened.write(OWN, opened.model(OWN));
    writer.withdrawAll();
    writer.close();
    expect(existsSync(original('girafe.txt'))).toBe(true);
    await change('clear');
    expect(filesLeft()).toEqual([]);
    opened.drop(OWN);
    opened.close();
    mkdirSync(dirname(original('a')), { recursive: true });
    writeFileSync(original('girafe.txt'), 'La girafe zorglubienne a mangé mardi.\n');
    await change('forget');
    expect(filesLeft()).toEqual([]);
    expect(rowsLeft()).toEqual(FORGOTTEN);
  });

  it.each([
    ['clear', CLEARED],
    ['forget', FORGOTTEN],
  ] as const)('%s is whole after it was killed at any moment and done again', async (kind, rows) => {
    for (const after of [50, 300, 500, 700, 900]) {
      const { child, ended } = start(kind);
      await Promise.race([ended, wait(after)]);
      child.kill('SIGKILL');
      await ended;
      await othersAnswer();
    }
    await change(kind);
    expect(filesLeft()).toEqual([]);
    expect(rowsLeft()).toEqual(rows);
  });
});
