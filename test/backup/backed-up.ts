import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Backup, type BackupOrder, makeBackup } from '../../src/backup/backup.js';
import { type Restored, type RestoreOrder, restoreBackup } from '../../src/backup/restore.js';
import { openLibrary } from '../../src/library/open.js';
import { openRecords } from '../../src/records/open.js';
import { articlesOf } from '../fixtures/corpus-reading.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { fill, manyArticles } from '../library/corpora.js';

/** A library with articles, records, feeds and originals in a folder of its own, for one test. */
export async function aLibrary(articles = 20) {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-backup-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = (name: string): string => join(folder, name);
  const place = path('library');
  const library = openLibrary(place, { model: fakeEmbedder().model });
  await fill(library, manyArticles(articles));
  library.close();
  const records = openRecords(path('library/records.sqlite'));
  await records.changeSettings('guild', { cooldown: 9 });
  records.close();
  const original = path('library/originals/news/example.org/a-12345678.html');
  mkdirSync(dirname(original), { recursive: true });
  writeFileSync(original, '<p>Le gaz a doublé.</p>');
  writeFileSync(`${original}.fetch.json`, '{}');
  writeFileSync(path('library/feeds.json'), '[]');

  const common = () => ({ now: new Date(), signal: new AbortController().signal, onProgress: () => {} });
  return {
    path,
    library: place,
    backUp: (order: Partial<BackupOrder> = {}): Promise<Backup> =>
      makeBackup({ ...common(), library: place, to: path('backups'), ...order }),
    restore: (from: string, order: Partial<RestoreOrder> = {}): Promise<Restored> =>
      restoreBackup({ ...common(), from, library: path('restored'), replace: false, ...order }),
  };
}

/** What a library answers from, in short. */
export async function contentOf(library: string) {
  const opened = openLibrary(library, { model: fakeEmbedder().model, readonly: true });
  try {
    const corpus = opened.corpus('news');
    return {
      generation: (await corpus.state()).generation,
      texts: Array.from(await articlesOf(corpus), ({ id, text }) => [id, text]),
    };
  } finally {
    opened.close();
  }
}
