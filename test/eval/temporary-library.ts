import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/config.js';
import type { Embedder } from '../../src/embedder/embedder.js';
import { openEmbedder } from '../../src/embedder/open.js';
import { ingest } from '../../src/ingest/ingest.js';
import type { Corpus } from '../../src/library/library.js';
import { openLibrary } from '../../src/library/open.js';

const CORPUS = 'eval';

export interface TemporaryLibrary {
  readonly corpus: Corpus;
  readonly embedder: Embedder;
  /** The library's folder. */
  readonly folder: string;
}

/** Ingests the paths with the shipped model into a library that is gone afterwards, and hands it to `use`. */
export async function withTemporaryLibrary<Result>(
  paths: readonly string[],
  use: (opened: TemporaryLibrary) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-library-'));
  const embedder = await openEmbedder(`${PROJECT_ROOT}embeddings/model`, { cacheFolder: folder });
  const library = openLibrary(folder, { model: embedder.model });
  try {
    const report = await ingest({ library, embedder, corpus: CORPUS, paths });
    if (report.problems.length > 0) throw new Error(`not taken: ${JSON.stringify(report.problems)}`);
    return await use({ corpus: library.corpus(CORPUS), embedder, folder });
  } finally {
    library.close();
    await embedder.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
