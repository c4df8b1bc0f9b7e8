import type { Config } from '../config.js';
import { CONTAINER_EXTENSIONS } from '../corpus/container/container.js';
import { ARTICLE_EXTENSIONS } from '../corpus/extract.js';
import { ingest } from '../ingest/ingest.js';
import type { IngestReport } from '../ingest/report.js';
import { openLibrary } from '../library/open.js';
import { openConfiguredEmbedder } from './open.js';
import { createProgressBar } from './progress.js';
import { untilInterrupted } from './run.js';
import { buildSegmentApart } from './segment-builder.js';
import { tellLine } from './terminal.js';

export interface IngestOrder {
  readonly library: string;
  readonly corpus: string;
  readonly paths: readonly string[];
}

/**
 * Takes the paths into the library and tells on stderr what became of them.
 * @returns exit status: 0 when every file went in; 1 when one did not, there was none, or it was interrupted
 */
export async function runIngest(config: Config, order: IngestOrder): Promise<number> {
  const embedder = await openConfiguredEmbedder(config);
  try {
    const library = openLibrary(order.library, { model: embedder.model, build: buildSegmentApart });
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
      library.close();
    }
  } finally {
    await embedder.close();
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
  if (added + changed + moved + unchanged + withdrawn + problems.length > 0) return problems.length > 0 ? 1 : 0;
  tellLine(
    `no article found in ${paths.join(', ')}: expected files that end in ${[...ARTICLE_EXTENSIONS, ...CONTAINER_EXTENSIONS].join(', ')}; name a folder of them`,
  );
  return 1;
}
