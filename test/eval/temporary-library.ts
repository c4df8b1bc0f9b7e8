/** Libraries to measure with: one that is gone afterwards, or one that stands already. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/config.js';
import { ingest } from '../../src/ingest/ingest.js';
import type { Corpus } from '../../src/library/corpora/corpus.js';
import { type Library, openLibrary } from '../../src/library/open.js';
import type { Embedder } from '../../src/models/embedder/embedder.js';
import { openEmbedder } from '../../src/models/embedder/open.js';
import { openReader } from '../../src/models/reader/open.js';
import type { Reader } from '../../src/models/reader/reader.js';

export interface OpenedLibrary {
  readonly corpus: Corpus;
  readonly embedder: Embedder;
  readonly reader: Reader;
  /** The library's folder. */
  readonly folder: string;
}

const CORPUS = 'default';

async function withModels<Result>(
  folder: string,
  use: (models: Pick<OpenedLibrary, 'embedder' | 'reader'>, library: Library) => Promise<Result>,
  { readonly = false } = {},
): Promise<Result> {
  const embedder = await openEmbedder(`${PROJECT_ROOT}embeddings/embedder`, { cacheFolder: folder });
  const reader = await openReader(`${PROJECT_ROOT}embeddings/reader`);
  const library = openLibrary(folder, { model: embedder.model, readonly });
  try {
    return await use({ embedder, reader }, library);
  } finally {
    library.close();
    await Promise.all([embedder.close(), reader.close()]);
  }
}

/** Ingests the paths with the shipped model into a library that is gone afterwards, and hands it to `use`. */
export async function withTemporaryLibrary<Result>(
  paths: readonly string[],
  use: (opened: OpenedLibrary) => Promise<Result>,
): Promise<Result> {
  return withTemporaryFolder((folder) => withIngested(folder, paths, use));
}

/** A folder that is gone afterwards. */
export async function withTemporaryFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-library-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A library as it stands: nothing is written into it. */
export function withLibrary<Result>(folder: string, use: (opened: OpenedLibrary) => Promise<Result>): Promise<Result> {
  return withModels(folder, (models, library) => use({ ...models, corpus: library.corpus(CORPUS), folder }), {
    readonly: true,
  });
}

/** The same over a folder that stays: what is in it already costs nothing. */
export function withIngested<Result>(
  folder: string,
  paths: readonly string[],
  use: (opened: OpenedLibrary) => Promise<Result>,
): Promise<Result> {
  return withModels(folder, async (models, library) => {
    const report = await ingest({ library, embedder: models.embedder, corpus: CORPUS, paths });
    if (report.problems.length > 0) throw new Error(`not taken: ${JSON.stringify(report.problems)}`);
    return use({ ...models, corpus: library.corpus(CORPUS), folder });
  });
}
