import type { Config } from '../config.js';
import { ingest } from '../ingest/ingest.js';
import { openLibrary } from '../library/open.js';
import { openConfiguredEmbedder } from './open.js';
import { createProgressBar } from './progress.js';

export interface IngestOrder {
  readonly library: string;
  readonly corpus: string;
  readonly paths: readonly string[];
  readonly signal: AbortSignal;
}

/**
 * Takes the paths into the library and tells on stderr what became of them.
 * @returns exit status: 0 when every file went in, 1 when one did not or it was interrupted
 */
export async function runIngest(config: Config, order: IngestOrder): Promise<number> {
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const embedder = await openConfiguredEmbedder(config);
  const library = openLibrary(order.library, { model: embedder.model });
  const bar = createProgressBar();
  const begun = performance.now();
  try {
    const report = await ingest({
      library,
      embedder,
      corpus: order.corpus,
      paths: order.paths,
      signal: order.signal,
      onProgress: ({ stage, done, total }) => bar.update(stage, done, total),
    });
    bar.stop();
    for (const { path, reason } of report.warnings) say(`warning: ${path}: ${reason}`);
    for (const { path, reason } of report.problems) say(`not taken: ${path}: ${reason}`);
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    say(
      `corpus ${order.corpus}: ${report.added} added, ${report.changed} changed, ${report.removed} removed, ` +
        `${report.unchanged} unchanged, ${report.problems.length} not taken; ${report.articles} articles, ` +
        `${report.passages} passages, generation ${report.generation} (${seconds} s)`,
    );
    if (report.interrupted) say('interrupted: what was done is kept; run the same command again to finish');
    return report.problems.length > 0 || report.interrupted ? 1 : 0;
  } finally {
    bar.stop();
    library.close();
    await embedder.close();
  }
}
