import { EXTENSIONS } from '../../articles/extensions.js';
import type { Config } from '../../config.js';
import { listFiles } from '../../ingest/files.js';
import { ingest } from '../../ingest/ingest.js';
import type { IngestReport } from '../../ingest/report.js';
import { type Library, openLibrary } from '../../library/open.js';
import type { Embedder } from '../../models/embedder/embedder.js';
import { tryIndexApart } from '../processes/index-trial.js';
import { createProgressBar } from '../terminal/progress.js';
import { untilInterrupted } from '../terminal/run-root.js';
import { tellLine } from '../terminal/terminal.js';
import { openConfiguredEmbedder } from './open-answering.js';

export interface IngestOrder {
  readonly library: string;
  readonly corpus: string;
  /** None: only what another model embedded is embedded again. */
  readonly paths: readonly string[];
}

interface Opened {
  readonly library: Library;
  readonly embedder: Embedder;
}

/**
 * Takes the paths into the library and tells on stderr what became of them.
 * @returns exit status: 0 when every file went in; 1 when one did not, there was none, or it was interrupted
 */
export function runIngest(config: Config, order: IngestOrder): Promise<number> {
  return withLibrary(config, order.library, (opened) => takeIn(opened, order));
}

/**
 * What an ingest does that was given no path. A corpus that is new, empty, or of these articles takes them in; another,
 * or one of several that are named, takes in nothing: what another model embedded of it is embedded again.
 * @param order its paths are those of the articles that Verbatim ships with
 * @returns exit status, as `runIngest`
 */
export function runIngestWithoutPath(config: Config, order: IngestOrder): Promise<number> {
  return withLibrary(config, order.library, async (opened) => {
    const names = [...new Set(order.corpus.split(','))];
    const [only] = names;
    if (names.length === 1 && (await takesIn(opened, only!, order.paths))) return takeIn(opened, order);
    for (const corpus of names) opened.library.model(corpus);
    for (const corpus of names) {
      const status = await takeIn(opened, { ...order, corpus, paths: [] });
      if (status !== 0) return status;
    }
    return 0;
  });
}

/** Whether a corpus is the place for these paths. @throws LibraryError when it cannot be read */
async function takesIn({ library, embedder }: Opened, corpus: string, paths: readonly string[]): Promise<boolean> {
  if (!library.corpora().includes(corpus)) return true;
  if (library.otherModels(embedder.model).some(({ name }) => name === corpus)) return false;
  const held = new Set((await library.corpus(corpus).cards()).map(({ id }) => id));
  return held.size === 0 || (await listFiles(paths)).files.some(({ id }) => held.has(id));
}

async function withLibrary(config: Config, folder: string, work: (opened: Opened) => Promise<number>): Promise<number> {
  const embedder = await openConfiguredEmbedder(config);
  try {
    const library = openLibrary(folder, { model: embedder.model, tryOut: tryIndexApart });
    try {
      return await work({ library, embedder });
    } finally {
      library.close();
    }
  } finally {
    await embedder.close();
  }
}

async function takeIn({ library, embedder }: Opened, order: IngestOrder): Promise<number> {
  const bar = createProgressBar();
  const begun = performance.now();
  try {
    const report = await untilInterrupted((signal) =>
      ingest({
        library,
        embedder,
        corpus: order.corpus,
        paths: order.paths,
        signal,
        onProgress: ({ stage, done, total }) => bar.update(stage, done, total),
      }),
    );
    bar.stop();
    return tell(order, report, performance.now() - begun);
  } finally {
    bar.stop();
  }
}

function tell({ corpus, paths }: IngestOrder, report: IngestReport, elapsedMs: number): number {
  for (const { path, reason } of report.warnings) tellLine(`warning: ${path}: ${reason}`);
  for (const { path, reason } of report.problems) tellLine(`not taken: ${path}: ${reason}`);
  const { added, changed, moved, removed, unchanged, withdrawn, embeddedAgain, problems, articles } = report;
  if (report.interrupted) {
    tellLine(
      `interrupted: what was done is kept and answers (${articles} articles); run the same command again to finish`,
    );
    return 1;
  }
  const counts = [
    `${added} added, ${changed} changed, ${removed} removed, ${unchanged} unchanged`,
    ...(moved > 0 ? [`${moved} moved`] : []),
    ...(embeddedAgain > 0 ? [`${embeddedAgain} embedded again`] : []),
    ...(withdrawn > 0 ? [`${withdrawn} withdrawn, left out`] : []),
    `${problems.length} not taken`,
  ].join(', ');
  tellLine(
    `corpus ${corpus}: ${counts}; ${articles} articles, ${report.passages} passages, ` +
      `generation ${report.generation} (${(elapsedMs / 1000).toFixed(1)} s)`,
  );
  if (paths.length === 0) {
    if (embeddedAgain === 0) tellLine('no path was given, so nothing was taken in: name files, folders or addresses');
    return 0;
  }
  if (added + changed + moved + unchanged + withdrawn + problems.length > 0) return problems.length > 0 ? 1 : 0;
  tellLine(
    `no article found in ${paths.join(', ')}: expected files that end in ${EXTENSIONS.join(', ')}; name a folder of them`,
  );
  return 1;
}
