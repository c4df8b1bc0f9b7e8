import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../src/config.js';
import { SHIPPED_MODELS } from '../fixtures/small-models.js';
import { expectFailure, SURE, Workplace } from './program.js';

const place = new Workplace();
beforeAll(async () => {
  await place.run('ingest', []);
  await place.run('processes/rebuild-index', []);
});
afterAll(() => place.remove());

/** A copy of the library with some of its files overwritten. */
function damagedLibrary(name: string, isHit: (file: string) => boolean): string {
  const folder = place.path(name);
  cpSync(place.library, folder, { recursive: true });
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const hit = files.filter((file) => isHit(file.name));
  expect(hit.length).toBeGreaterThan(0);
  for (const file of hit) writeFileSync(join(file.parentPath, file.name), 'x'.repeat(20_000));
  return folder;
}

const ask = (library: string) => place.run('ask', ['--library', library, SURE]);

describe.concurrent('a damaged vector index', () => {
  it('changes no answer: stderr alone tells of it, until the next ingest', async () => {
    const library = damagedLibrary('index-1', (file) => file.endsWith('.hnsw'));
    const { status, stdout, stderr } = await ask(library);
    expect(stdout).toContain(SURE);
    expect(stderr).toMatch(
      /^warning: the vector index .* is missing or damaged.*exact search answers.*by the next ingest/,
    );
    expect(status).toBe(0);
    await place.run('ingest', ['--library', library]);
    expect(await ask(library)).toEqual({ status: 0, stdout, stderr: '' });
  });

  it('is rebuilt by npm start, which answers meanwhile', async () => {
    const library = damagedLibrary('index-2', (file) => file.endsWith('.hnsw'));
    const { stdout, stderr } = await place.run('start', ['--library', library], { input: `${SURE}\n` });
    expect(stdout).toContain(SURE);
    expect(stderr).toMatch(/^warn: rebuilding the vector index: /);
    const warning = async (): Promise<string> => (await ask(library)).stderr;
    for (let tries = 0; tries < 20 && (await warning()) !== ''; tries += 1) await setTimeout(100);
    expect(await warning()).toBe('');
  });
});

describe.concurrent('a damaged database', () => {
  it('is named by every command, with what to do', async () => {
    const library = damagedLibrary('database', (file) => file.startsWith('verbatim.db'));
    const failures = await Promise.all(
      (['ask', 'ingest', 'export', 'start'] as const).map((root) =>
        place.run(root, ['--library', library, ...(root === 'ask' ? [SURE] : [])]),
      ),
    );
    for (const failure of failures) {
      expectFailure(failure, 1, /database .*verbatim\.db is damaged .*; move the library folder away and run/);
    }
  });
});

describe.concurrent('a damaged model', () => {
  beforeAll(() => {
    cpSync(SHIPPED_MODELS.embedder, place.path('model'), { recursive: true });
    rmSync(place.path('model/onnx'), { recursive: true });
    cpSync(`${PROJECT_ROOT}README.md`, place.path('model/onnx/model_quantized.onnx'));
  });

  it.each([
    ['ask', [SURE], ''],
    ['ingest', [], ''],
    ['start', [], ''],
    ['start', [], 'a.discord.token'],
  ] as const)('stops %s %j in one line (token: "%s")', async (root, args, token) => {
    const env = { EMBEDDING_MODEL: 'model', DISCORD_TOKEN: token, DISCORD_API_URL: 'http://127.0.0.1:9' };
    expectFailure(
      await place.run(root, args, { env }),
      1,
      /model_quantized\.onnx is not the file .*; restore the file/,
    );
  });
});
