import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ingest } from '../../src/ingest/ingest.js';
import type { IngestReport } from '../../src/ingest/report.js';
import { type Library, openLibrary } from '../../src/library/open.js';
import { articlesOf } from '../fixtures/corpus-reading.js';
import { type FakeEmbedder, fakeEmbedder } from '../fixtures/fake-embedder.js';

/** A folder of articles and a library, for one test. */
export class Newsroom {
  readonly folder = mkdtempSync(join(tmpdir(), 'verbatim-ingest-'));
  readonly embedder: FakeEmbedder = fakeEmbedder();
  readonly library: Library;

  constructor() {
    this.library = openLibrary(join(this.folder, 'library'), { model: this.embedder.model });
    onTestFinished(() => {
      this.library.close();
      rmSync(this.folder, { recursive: true, force: true });
    });
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(this.path(name)), { recursive: true });
      writeFileSync(this.path(name), text);
    }
  }

  ingest(folders: readonly string[] = ['news'], embedder = this.embedder, signal?: AbortSignal): Promise<IngestReport> {
    const paths = folders.map((folder) => this.path(folder));
    return ingest({ library: this.library, embedder, corpus: 'news', paths, ...(signal && { signal }) });
  }

  /** Ids of the articles in the corpus, in order. */
  async ids(): Promise<string[]> {
    return Array.from(await articlesOf(this.library.corpus('news')), ({ id }) => id);
  }
}
