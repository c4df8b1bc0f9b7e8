/** Articles removed for good, or let in again. Deletes no file outside the library. */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { readmitPage, withdrawPage } from '../articles/web/fetch-record.js';
import { Originals } from '../articles/web/originals.js';
import type { Library } from '../library/open.js';

export interface WithdrawalOrder {
  readonly library: Library;
  readonly corpus: string;
  readonly ids: readonly string[];
  /** Called with the passages that are indexed anew. */
  readonly onProgress: (done: number, total: number) => void;
  /** Leaves the rest of the index to the next ingest; the articles are gone all the same. */
  readonly signal: AbortSignal;
}

export interface WithdrawalReport {
  /** Fetched pages that were deleted. */
  readonly pages: number;
  /** Files of the articles outside the library: Verbatim does not delete them. */
  readonly left: readonly string[];
  readonly interrupted: boolean;
}

/**
 * From the database, the index and what was fetched. Called again, it finishes what was cut short.
 * @throws LibraryError
 */
export async function withdrawArticles(order: WithdrawalOrder): Promise<WithdrawalReport> {
  const { library, corpus, ids, onProgress, signal } = order;
  const writer = library.write(corpus, library.model(corpus));
  try {
    const known = writer.known();
    const paths = ids.flatMap((id) => known.get(id)?.path ?? []);
    writer.withdraw(ids);
    const originals = Originals.of(library.folder, corpus).folder;
    let pages = 0;
    for (const id of ids) if (await withdrawPage(join(originals, id))) pages += 1;
    const own = paths.filter((path) => path.startsWith(join(library.folder, 'originals') + sep));
    for (const path of own) {
      if (!existsSync(path)) continue;
      if (!(await withdrawPage(path.slice(0, -extname(path).length)))) await rm(path, { force: true });
      pages += 1;
    }
    const left = paths.filter((path) => !own.includes(path) && existsSync(path.split('#', 1)[0]!));
    await writer.refreshIndex(onProgress, signal).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
    return { pages, left, interrupted: signal.aborted };
  } finally {
    writer.close();
  }
}

/**
 * Every article of a corpus, with all files that were fetched for it. Called again, it finishes what was cut short.
 * @throws LibraryError
 */
export async function withdrawAllArticles({ library, corpus, onProgress, signal }: Omit<WithdrawalOrder, 'ids'>) {
  const writer = library.write(corpus, library.model(corpus));
  try {
    writer.withdrawAll();
    await rm(Originals.of(library.folder, corpus).folder, { recursive: true, force: true });
    await writer.refreshIndex(onProgress, signal);
  } finally {
    writer.close();
  }
}

/** Removes a corpus with everything of it. Called again, it finishes what was cut short. @throws LibraryError */
export async function dropCorpus({ library, corpus }: Pick<WithdrawalOrder, 'library' | 'corpus'>): Promise<void> {
  library.drop(corpus);
  await rm(Originals.of(library.folder, corpus).folder, { recursive: true, force: true });
}

/**
 * Lets withdrawn articles be ingested again.
 * @param ids null: all of them
 * @returns the ids of those that were withdrawn
 */
export async function readmitArticles(
  library: Library,
  corpus: string,
  ids: readonly string[] | null,
): Promise<string[]> {
  const writer = library.write(corpus, library.model(corpus));
  try {
    const readmitted = writer.readmit(ids ?? [...writer.withdrawn()]);
    for (const id of readmitted) await readmitPage(join(Originals.of(library.folder, corpus).folder, id));
    return readmitted;
  } finally {
    writer.close();
  }
}
