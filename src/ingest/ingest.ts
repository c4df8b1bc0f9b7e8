/** Makes a corpus hold what is below the paths. Leaves the articles of other paths as they are. */
import type { Library } from '../library/open.js';
import type { CorpusWriter } from '../library/sqlite/corpus-writer.js';
import type { Embedder } from '../models/embedder/embedder.js';
import { goneArticles, type ListedFiles, listFiles, settleIds } from './files.js';
import { Intake } from './intake.js';
import type { IngestProgress, IngestReport } from './report.js';
import { takeFiles } from './take-files.js';

export interface IngestOptions {
  readonly library: Library;
  readonly embedder: Embedder;
  readonly corpus: string;
  /** Files and folders. */
  readonly paths: readonly string[];
  readonly onProgress?: (progress: IngestProgress) => void;
  /** Ends the ingest early; everything committed by then stays. */
  readonly signal?: AbortSignal;
}

/**
 * Unchanged files and records cost one hash, articles that are gone from the paths are removed. Committed step by step:
 * ended at any moment it leaves a library that answers, and the next ingest goes on from there.
 * @throws LibraryError when another ingest is running or the library cannot be written; CorpusError when a path is
 * missing; ModelError when the model fails.
 */
export async function ingest(options: IngestOptions): Promise<IngestReport> {
  const listed = await listFiles(options.paths);
  const writer = options.library.write(options.corpus, options.embedder.model);
  try {
    return await run(options, writer, listed);
  } finally {
    writer.close();
  }
}

async function run(options: IngestOptions, writer: CorpusWriter, listed: ListedFiles): Promise<IngestReport> {
  const { embedder, signal, onProgress = () => {} } = options;
  const interrupted = (): boolean => signal?.aborted ?? false;
  const intake = new Intake(writer, embedder, (done, total) => onProgress({ stage: 'embed', done, total }));

  const embeddedAgain = await embedAgain(writer, intake, interrupted);
  const settled = settleIds(listed, writer.known());
  const files = await takeFiles(settled.files, { writer, intake, interrupted, onProgress });
  const problems = [...settled.problems, ...files.problems];
  let removed = 0;
  if (!interrupted()) {
    await intake.flush();
    const gone = goneArticles(writer.known(), { files: files.met, problems, roots: settled.roots });
    if (gone.length > 0) writer.remove(gone);
    removed = gone.length;
    writer.activate();
    const onIndexed = (done: number, total: number): void => onProgress({ stage: 'index', done, total });
    await writer.refreshIndex(onIndexed, signal).catch((error: unknown) => {
      if (!interrupted()) throw error;
    });
  }
  return {
    ...writer.summary(),
    ...files.counts,
    removed,
    embeddedAgain,
    problems,
    warnings: [...settled.warnings, ...files.warnings, ...intake.warnings],
    interrupted: interrupted(),
  };
}

/** Embeds again, out of the library, what another model embedded: no file is needed. */
async function embedAgain(writer: CorpusWriter, intake: Intake, interrupted: () => boolean): Promise<number> {
  let taken = 0;
  for (const { article, cutting } of writer.otherModels()) {
    if (interrupted()) return taken;
    await intake.take(article, cutting);
    taken += 1;
  }
  await intake.flush();
  return taken;
}
