import { fetchArticle } from '../../articles/web/fetch-article.js';
import { FetchError } from '../../articles/web/fetch-error.js';
import { Fetcher } from '../../articles/web/fetcher.js';
import { byHost } from '../../articles/web/network/host-turns.js';
import type { Network } from '../../articles/web/network/network.js';
import { Originals } from '../../articles/web/originals.js';
import type { Config } from '../../config.js';
import { createProgressBar } from '../terminal/progress.js';
import { untilInterrupted } from '../terminal/run-root.js';
import { tellLine } from '../terminal/terminal.js';
import type { CorpusLocation } from './bot.js';
import { tellNotTaken, userAgentOf } from './fetching.js';

export interface FetchRun {
  /** Where the pages are now, to be ingested; null: none came. */
  readonly folder: string | null;
  /** Every address gave its page. */
  readonly whole: boolean;
  readonly interrupted: boolean;
}

/** Fetches the pages of addresses for a corpus, and tells on stderr which did not come. */
export async function runFetch(
  config: Config,
  location: CorpusLocation,
  addresses: readonly string[],
  network: Network,
): Promise<FetchRun> {
  const originals = Originals.of(location.library, location.corpus);
  const bar = createProgressBar();
  const failed = new Map<string, FetchError>();
  let done = 0;
  const interrupted = await untilInterrupted(async (signal) => {
    const fetcher = Fetcher.of(location.library, { network, userAgent: userAgentOf(config), signal });
    try {
      await byHost(
        [...new Set(addresses)],
        (address) => address,
        async (address) => {
          try {
            await fetchArticle(address, originals, fetcher);
          } catch (error) {
            if (!(error instanceof FetchError)) throw error;
            if (error.code === 'fetch-interrupted') return 'leave';
            failed.set(address, error);
          }
          bar.update('fetch', ++done, addresses.length);
          return 'go on';
        },
      );
    } finally {
      bar.stop();
      await fetcher.close();
    }
    return signal.aborted;
  });
  for (const [address, error] of failed) tellNotTaken(address, error);
  if (interrupted) tellLine('interrupted: pages that came are kept; run the same command again to finish');
  return { folder: done > failed.size ? originals.folder : null, whole: failed.size === 0, interrupted };
}
