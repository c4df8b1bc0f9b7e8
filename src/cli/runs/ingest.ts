/** Takes articles into a corpus and says on stderr what became of them. Fetches nothing. */
import { EXTENSIONS } from '../../articles/extensions.js';
import { type Config, PROJECT_ROOT } from '../../config.js';
import { LibraryError } from '../../errors.js';
import { belongsInCorpus } from '../../ingest/files.js';
import { ingest } from '../../ingest/ingest.js';
import type { IngestReport } from '../../ingest/report.js';
import { type Library, withLibrary } from '../../library/open.js';
import type { Embedder } from '../../models/embedder/embedder.js';
import { plural } from '../../text/plural.js';
import { tryIndexApart } from '../processes/index-trial.js';
import { withProgress } from '../terminal/progress.js';
import { tellLine } from '../terminal/terminal.js';
import { openConfiguredEmbedder } from './open-answering.js';
import type { CorpusLocation } from './settings.js';

/** The articles that Verbatim ships with. */
const SEEDS = `${PROJECT_ROOT}seeds`;

interface Opened {
  readonly library: Library;
  readonly embedder: Embedder;
}

/** @returns exit status: 0 when every file went in; 1 when one did not, there was none, or it was interrupted */
export function runIngest(config: Config, location: CorpusLocation, paths: readonly string[]): Promise<number> {
  return withOpened(config, location, (opened) => takeIn(opened, location.corpus, paths));
}

/**
 * An ingest without a path. A corpus that is new, empty, or of the seeds takes in the seeds; another, or one of several
 * that are named, takes in nothing: what another model embedded of it is embedded again.
 * @returns exit status, as `runIngest`
 */
export function runIngestWithoutPath(config: Config, location: CorpusLocation): Promise<number> {
  return withOpened(config, location, async (opened) => {
    const names = [...new Set(location.corpus.split(','))];
    const [only] = names;
    if (names.length === 1 && (await belongsInCorpus([SEEDS], { ...opened, corpus: only! }))) {
      return takeIn(opened, only!, [SEEDS]);
    }
    for (const corpus of names) opened.library.model(corpus);
    for (const corpus of names) {
      const status = await takeIn(opened, corpus, []);
      if (status !== 0) return status;
    }
    return 0;
  });
}

/**
 * Takes the seeds into a corpus that has no article.
 * @returns exit status: not 0 where the ingest failed or was interrupted
 */
export async function seedWhenEmpty(config: Config, location: CorpusLocation): Promise<number> {
  if (!(await isEmpty(location))) return 0;
  tellLine(`The library is empty: ingesting ${SEEDS}`);
  return runIngest(config, location, [SEEDS]);
}

/**
 * A library that is not there yet is empty too; nothing is made or changed to find out. Several corpora are not: nobody
 * could say which of them is to hold the seeds.
 */
async function isEmpty({ library: folder, corpus }: CorpusLocation): Promise<boolean> {
  if (corpus.includes(',')) return false;
  try {
    return await withLibrary(
      folder,
      { readonly: true },
      async (library) => !library.corpora().includes(corpus) || (await library.corpus(corpus).state()).articles === 0,
    );
  } catch (error) {
    if (error instanceof LibraryError && error.code === 'library-missing') return true;
    throw error;
  }
}

async function withOpened(
  config: Config,
  { library: folder }: CorpusLocation,
  work: (opened: Opened) => Promise<number>,
): Promise<number> {
  const embedder = await openConfiguredEmbedder(config);
  try {
    const options = { model: embedder.model, tryOut: tryIndexApart };
    return await withLibrary(folder, options, (library) => work({ library, embedder }));
  } finally {
    await embedder.close();
  }
}

/** @param paths none: only what another model embedded is embedded again */
async function takeIn({ library, embedder }: Opened, corpus: string, paths: readonly string[]): Promise<number> {
  const begun = performance.now();
  const report = await withProgress((signal, onProgress) =>
    ingest({ library, embedder, corpus, paths, signal, onProgress }),
  );
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  for (const { path, reason } of report.warnings) tellLine(`warning: ${path}: ${reason}`);
  for (const { path, reason } of report.problems) tellLine(`not taken: ${path}: ${reason}`);
  const articles = plural(report.articles, 'article');
  if (report.interrupted) {
    tellLine(`interrupted: what was done is kept and answers (${articles}); run the same command again to finish`);
    return 1;
  }
  tellLine(
    `corpus ${corpus}: ${describeCounts(report)}; ${articles}, ${plural(report.passages, 'passage')}, ` +
      `generation ${report.generation} (${seconds} s)`,
  );
  return statusOf(report, paths);
}

function describeCounts({
  added,
  changed,
  moved,
  removed,
  unchanged,
  withdrawn,
  embeddedAgain,
  problems,
}: IngestReport): string {
  return [
    `${added} added, ${changed} changed, ${removed} removed, ${unchanged} unchanged`,
    ...(moved > 0 ? [`${moved} moved`] : []),
    ...(embeddedAgain > 0 ? [`${embeddedAgain} embedded again`] : []),
    ...(withdrawn > 0 ? [`${withdrawn} withdrawn, left out`] : []),
    `${problems.length} not taken`,
  ].join(', ');
}

/** The exit status; says why where nothing was met. */
function statusOf(report: IngestReport, paths: readonly string[]): number {
  const { added, changed, moved, unchanged, withdrawn, problems } = report;
  if (paths.length === 0) {
    if (report.embeddedAgain > 0) return 0;
    tellLine('no path was given, so nothing was taken in: name files, folders or addresses');
    return 0;
  }
  if (problems.length > 0) return 1;
  if (added + changed + moved + unchanged + withdrawn > 0) return 0;
  const extensions = EXTENSIONS.join(', ');
  tellLine(`no article found in ${paths.join(', ')}: expected files that end in ${extensions}; name a folder of them`);
  return 1;
}
