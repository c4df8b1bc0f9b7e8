import { existsSync } from 'node:fs';
import { FeedList } from '../../articles/web/feeds/feed-list.js';
import { type FeedsReport, fetchFeeds } from '../../articles/web/feeds/fetch-feeds.js';
import { Fetcher } from '../../articles/web/fetcher.js';
import type { Network } from '../../articles/web/network/network.js';
import { Originals } from '../../articles/web/originals.js';
import type { Config } from '../../config.js';
import { createProgressBar } from '../terminal/progress.js';
import { untilInterrupted } from '../terminal/run-root.js';
import { tellLine } from '../terminal/terminal.js';
import type { CorpusLocation } from './bot.js';
import { tellNotTaken, userAgentOf } from './fetching.js';

/**
 * Fetches what is new in the feeds of a corpus, tells on stderr what came, and has it ingested.
 * @param ingest takes a folder into the corpus; its exit status
 * @returns exit status: 0 when every feed and page came and went in; 1 when one did not, or it was interrupted
 */
export async function runFeeds(
  config: Config,
  location: CorpusLocation,
  network: Network,
  ingest: (folder: string) => Promise<number>,
): Promise<number> {
  const list = FeedList.of(location.library);
  if ((await list.of(location.corpus)).length === 0) {
    tellLine(`corpus ${location.corpus} has no feeds: add one with \`npm run feeds -- add URL\``);
    return 1;
  }
  const originals = Originals.of(location.library, location.corpus);
  const bar = createProgressBar();
  const { report, interrupted } = await untilInterrupted(async (signal) => {
    const fetcher = Fetcher.of(location.library, { network, userAgent: userAgentOf(config), signal });
    try {
      const { corpus } = location;
      const onProgress = (stage: string, done: number, total: number): void => bar.update(stage, done, total);
      return {
        report: await fetchFeeds({ corpus, list, originals, fetcher, onProgress }),
        interrupted: signal.aborted,
      };
    } finally {
      bar.stop();
      await fetcher.close();
    }
  });
  tell(location, report);
  if (interrupted) {
    tellLine('interrupted: pages that came are kept; run the same command again to finish');
    return 1;
  }
  const status = existsSync(originals.folder) ? await ingest(originals.folder) : 0;
  return report.problems.length > 0 ? 1 : status;
}

function tell({ corpus }: CorpusLocation, { asked, resting, pages, waiting, problems }: FeedsReport): void {
  for (const { url, error } of problems) tellNotTaken(url, error);
  for (const { url, trouble, nextAttempt } of resting) tellLine(`resting: ${url}: ${trouble}, until ${nextAttempt}`);
  tellLine(
    `feeds of corpus ${corpus}: ${asked} asked, ${resting.length} resting; ${pages} pages fetched, ` +
      `${waiting} left for the next run, ${problems.length} not taken`,
  );
}
