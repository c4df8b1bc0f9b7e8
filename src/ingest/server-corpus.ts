/** Adds to the corpus of a server, withdraws from it, or deletes it. Lets no server keep more than its share. */
import { extname, relative, sep } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { attachmentFile } from '../articles/web/attachment.js';
import { Originals } from '../articles/web/originals.js';
import { readWebAddress } from '../articles/web/web-address.js';
import { LibraryError, VerbatimError } from '../errors.js';
import { historyOf } from '../library/corpora/corpus.js';
import type { Library } from '../library/open.js';
import type { Embedder } from '../models/embedder/embedder.js';
import { ingest } from './ingest.js';
import type { IngestReport } from './report.js';
import type { Added, ChangeProgress, ServerCorpusChange, Source } from './server-corpus-change.js';
import { corpusFull, fetchOriginal, type OriginalOrder } from './server-original.js';
import { dropCorpus, readmitArticles, withdrawAllArticles, withdrawArticles } from './withdrawal.js';

/** Articles of one server: what a newspaper prints in a month, and searched in a few milliseconds. */
const MOST_ARTICLES = 2_000;

/** Milliseconds between two looks whether another ingest has ended, and how long to wait for it. */
const LOOK_MS = 3_000;
const PATIENCE_MS = 10 * 60_000;

export interface ChangeOrder extends OriginalOrder {
  readonly library: Library;
  readonly embedder: Embedder;
  readonly work: ServerCorpusChange;
  readonly onProgress: (progress: ChangeProgress) => void;
}

/** What is cut short is kept as far as it went. @throws VerbatimError */
export async function changeServerCorpus(order: ChangeOrder): Promise<Added | null> {
  const { work } = order;
  switch (work.kind) {
    case 'add':
      return add(order, work.source);
    case 'remove':
      return remove(order, work.articleId);
    case 'clear':
      await whenFree(order, () => withdrawAllArticles(indexing(order)));
      return null;
    case 'forget':
      await whenFree(order, () => dropCorpus(order));
      return null;
  }
}

/** The order for a withdrawal, which reports the passages that are indexed anew. */
const indexing = ({ library, corpus, onProgress, signal }: ChangeOrder) => ({
  ...{ library, corpus, signal },
  onProgress: (done: number, total: number) => onProgress({ stage: 'index', done, total }),
});

async function remove(order: ChangeOrder, id: string): Promise<null> {
  await whenFree(order, () => withdrawArticles({ ...indexing(order), ids: [id] }));
  return null;
}

async function add(order: ChangeOrder, source: Source): Promise<Added> {
  const { library, corpus } = order;
  const exists = library.corpora().includes(corpus);
  const held = exists ? (await library.corpus(corpus).state()).articles : 0;
  if (source.kind === 'address' && held >= MOST_ARTICLES) throw corpusFull();
  // A server that has nothing left begins anew: an archive would be left out article by article.
  if (exists && held === 0) await whenFree(order, () => readmitArticles(library, corpus, null));
  const originals = Originals.of(library.folder, corpus);
  const id = await idOf(source, originals);
  // Whoever adds an article by name wants it, even one that was withdrawn.
  if (exists && id !== null && (await historyOf(library.corpus(corpus), id)).withdrawn) {
    await whenFree(order, () => readmitArticles(library, corpus, [id]));
  }
  order.onProgress({ stage: 'fetch', done: 0, total: 1 });
  const { path, undo } = await fetchOriginal(order, source);
  const { folder } = originals;
  const report = await whenFree(order, () => ingestWithin(order, folder));
  if (report === null) {
    await undo();
    await whenFree(order, () => ingestWithin(order, folder));
    throw corpusFull();
  }
  if (report.withdrawn === 0 && !(await holds(library, corpus, relative(folder, path)))) {
    await undo();
    throw new VerbatimError(
      'no-article',
      'no article could be read there',
      'give a page, a text or an archive of them',
    );
  }
  const { added, changed, withdrawn, articles } = report;
  return {
    added,
    changed,
    withdrawn,
    problems: report.problems.filter((one) => one.path === path || one.path.startsWith(`${path}#`)).length,
    articles,
  };
}

/** The report; null where there are more articles than a server may have. */
async function ingestWithin(order: ChangeOrder, folder: string): Promise<IngestReport | null> {
  const { library, embedder, corpus, onProgress, signal } = order;
  const full = new AbortController();
  const report = await ingest({
    library,
    embedder,
    corpus,
    paths: [folder],
    signal: AbortSignal.any([signal, full.signal]),
    onProgress(progress) {
      if (progress.stage === 'read' && progress.done > MOST_ARTICLES) full.abort();
      else onProgress(progress);
    },
  });
  signal.throwIfAborted();
  return full.signal.aborted || report.articles > MOST_ARTICLES ? null : report;
}

/** Does work that writes, once no other ingest does. */
async function whenFree<Result>({ onProgress, signal }: ChangeOrder, work: () => Promise<Result>): Promise<Result> {
  for (const until = performance.now() + PATIENCE_MS; ; ) {
    try {
      return await work();
    } catch (error) {
      const isBusy = error instanceof LibraryError && error.code === 'library-busy';
      if (!isBusy || performance.now() > until) throw error;
    }
    onProgress({ stage: 'waiting', done: 0, total: 1 });
    await wait(LOOK_MS, undefined, { signal });
  }
}

/** The id that the addition will have; null where only fetching can tell. */
async function idOf(source: Source, originals: Originals): Promise<string | null> {
  if (source.kind === 'address') return originals.idOf(readWebAddress(source.url));
  return attachmentFile(source.name)?.slice(0, -extname(source.name).length) ?? null;
}

/** Whether the corpus has anything of a file among its originals. */
async function holds(library: Library, corpus: string, file: string): Promise<boolean> {
  if (!library.corpora().includes(corpus)) return false;
  const id = file.split(sep).join('/').slice(0, -extname(file).length);
  const cards = await library.corpus(corpus).cards();
  return cards.some((card) => card.id === id || card.id.startsWith(`${id}/`));
}
