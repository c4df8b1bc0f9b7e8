/** From settings and the corpus that is named to what answers. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openAnswering } from '../../src/cli/runs/open-answering.js';
import { loadConfig } from '../../src/config.js';
import { ingest } from '../../src/ingest/ingest.js';
import { openLibrary } from '../../src/library/open.js';
import { openEmbedder } from '../../src/models/embedder/open.js';
import type { Calibration } from '../../src/models/reader/calibration.js';
import { smallModels } from '../fixtures/small-models.js';
import { indexFiles, temporaryFolder } from '../library/corpora.js';

const HARBOUR = 'Le port de Brévannes a rouvert mardi. Le directeur, Luc Servan, a remercié les dockers.\n';
const CORPORA: Readonly<Record<string, readonly string[]>> = {
  default: [HARBOUR, 'Le gel a détruit la vigne en Touraine.\n'],
  sport: ['Le match a été annulé à cause de la neige.\n'],
};
const QUESTION = 'directeur remercié dockers';
const log = { error: () => {} };

/** A library of two corpora, and the settings with which it was filled. */
async function filled() {
  const folder = temporaryFolder();
  const models = smallModels();
  const embedder = await openEmbedder(models.embedder, { cacheFolder: folder });
  const library = openLibrary(join(folder, 'library'), { model: embedder.model });
  for (const [corpus, texts] of Object.entries(CORPORA)) {
    const articles = join(folder, corpus);
    mkdirSync(articles);
    for (const [at, text] of texts.entries()) writeFileSync(join(articles, `${at}.txt`), text);
    await ingest({ library, embedder, corpus, paths: [articles] });
    const writer = library.write(corpus, embedder.model);
    await writer.rebuildIndex();
    writer.close();
  }
  library.close();
  await embedder.close();
  return { folder, library: join(folder, 'library'), models };
}

async function opened(
  library: string,
  corpus: string,
  settings: Readonly<Record<string, string>>,
  onDegraded: (corpus: string, why: string) => void = () => {},
) {
  const answering = await openAnswering(loadConfig(settings), { library, corpus }, log, onDegraded);
  onTestFinished(() => answering.close());
  return answering;
}

describe('what answers', () => {
  it('is the corpus that is named, others where a look-up names them, and several as one', async () => {
    const { library, models } = await filled();
    const settings = { EMBEDDING_MODEL: models.embedder, READER_MODEL: models.reader };
    const { ask, corpus, lookups } = await opened(library, 'sport', settings);
    expect(corpus.name).toBe('sport');
    expect(await ask(QUESTION)).toMatchObject({ searched: 1 });
    expect(await lookups.ask({ corpus: 'default' }, QUESTION)).toMatchObject({ searched: 2, status: 'answered' });
    expect(await lookups.ask({ corpus: 'default,sport' }, QUESTION)).toMatchObject({ searched: 3 });
    expect(await lookups.about({ corpus: null })).toMatchObject({ corpus: 'sport', corpora: ['default', 'sport'] });
  });

  it('reads with the embedder and the reader that the settings name', async () => {
    const { folder, library, models } = await filled();
    const silent = join(folder, 'silent');
    cpSync(models.reader, silent, { recursive: true });
    const known = JSON.parse(readFileSync(join(silent, 'calibration.json'), 'utf8')) as Calibration;
    writeFileSync(join(silent, 'calibration.json'), JSON.stringify({ ...known, leastAnswerable: 1 }));
    const embedder = { EMBEDDING_MODEL: models.embedder };
    const believing = await opened(library, 'default', { ...embedder, READER_MODEL: models.reader });
    expect((await believing.ask(QUESTION)).status).toBe('answered');
    const unbelieving = await opened(library, 'default', { ...embedder, READER_MODEL: silent });
    expect((await unbelieving.ask(QUESTION)).status).toBe('abstained');
    const other = opened(library, 'default', { READER_MODEL: models.reader });
    await expect(other).rejects.toMatchObject({ code: 'other-model' });
  });

  it('tells whoever runs it when the index of a corpus that was asked cannot be used, and answers', async () => {
    const { library, models } = await filled();
    writeFileSync(indexFiles(library, 'sport', 2).graph, 'damaged');
    const told = vi.fn();
    const settings = { EMBEDDING_MODEL: models.embedder, READER_MODEL: models.reader };
    const { ask, lookups } = await opened(library, 'default', settings, told);
    await ask(QUESTION);
    expect(told).not.toHaveBeenCalled();
    expect(await lookups.ask({ corpus: 'sport' }, QUESTION)).toMatchObject({ searched: 1, degraded: null });
    expect(told).toHaveBeenCalledExactlyOnceWith('sport', expect.stringContaining('damaged'));
  });
});
