import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAnswering, openConfiguredEmbedder } from '../../src/cli/open.js';
import { loadConfig } from '../../src/config.js';
import { ingest } from '../../src/ingest/ingest.js';
import { openLibrary } from '../../src/library/open.js';
import { writeTinyReranker } from '../fixtures/tiny-model.js';

const QUESTION = 'Où passe le cortège ?';
const home = mkdtempSync(join(tmpdir(), 'verbatim-open-'));
const library = join(home, 'library');
const silent = { error() {} };

beforeAll(async () => {
  writeFileSync(join(home, 'one.txt'), 'Le cortège passe par le pont de Brévannes.\n');
  writeFileSync(join(home, 'two.txt'), 'Les troupes passent par Almaty.\n');
  const embedder = await openConfiguredEmbedder(loadConfig({}));
  const opened = openLibrary(library, { model: embedder.model });
  await ingest({ library: opened, embedder, corpus: 'default', paths: [join(home, 'one.txt'), join(home, 'two.txt')] });
  opened.close();
  await embedder.close();
});
afterAll(() => rmSync(home, { recursive: true }));

const open = (environment: NodeJS.ProcessEnv) =>
  openAnswering(loadConfig(environment), { library, corpus: 'default' }, silent);

async function best(environment: NodeJS.ProcessEnv): Promise<string> {
  const { ask, close } = await open(environment);
  try {
    return (await ask(QUESTION, { candidates: 1 })).candidates![0]!.text;
  } finally {
    await close();
  }
}

describe('RERANKER_MODEL', () => {
  it('is not needed', async () => {
    expect(loadConfig({ RERANKER_MODEL: ' ' }).rerankerModel).toBeNull();
    expect(await best({})).toMatch(/^Le cortège/);
  });

  it('names the model that orders the excerpts', async () => {
    const folder = join(home, 'judge');
    await writeTinyReranker(folder, { weights: { troupes: 40 } });
    expect(await best({ RERANKER_MODEL: folder })).toMatch(/^Les troupes/);
  });

  it('that names nothing is an error that says so, as EMBEDDING_MODEL is', async () => {
    const nowhere = join(home, 'nowhere');
    await expect(open({ RERANKER_MODEL: nowhere })).rejects.toMatchObject({
      code: 'model-not-found',
      remedy: expect.stringMatching(/set RERANKER_MODEL to a folder/),
    });
    await expect(open({ EMBEDDING_MODEL: nowhere })).rejects.toMatchObject({
      code: 'model-not-found',
      remedy: expect.stringMatching(/set EMBEDDING_MODEL to a folder/),
    });
  });
});
