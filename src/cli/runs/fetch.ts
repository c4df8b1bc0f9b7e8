/** Fetches the pages of addresses for a corpus, and holds what all fetching commands share. Ingests nothing. */
import { fetchArticle } from '../../articles/web/fetch-article.js';
import { FetchError } from '../../articles/web/fetch-error.js';
import { Fetcher } from '../../articles/web/fetcher.js';
import { byHost } from '../../articles/web/network/host-turns.js';
import type { Network } from '../../articles/web/network/network.js';
import { ROBOT } from '../../articles/web/network/robots-rules.js';
import { Originals } from '../../articles/web/originals.js';
import { type Config, packageManifest } from '../../config.js';
import type { VerbatimError } from '../../errors.js';
import { withProgress } from '../terminal/progress.js';
import { tellLine } from '../terminal/terminal.js';
import type { CorpusLocation } from './settings.js';

/** Characters of an address that a line on stderr has room for. */
const LONGEST_SHOWN = 200;

/** Who asks: program, version, perhaps where its operator is found. */
export const userAgentOf = ({ fetchContact }: Config): string =>
  `${ROBOT}/${packageManifest().version}${fetchContact === null ? '' : ` (+${fetchContact})`}`;

export function tellNotTaken(url: string, { message, remedy }: VerbatimError): void {
  const shown = url.length > LONGEST_SHOWN ? `${url.slice(0, LONGEST_SHOWN)}…` : url;
  tellLine(`not taken: ${shown}: ${message}; ${remedy}`);
}

export const tellPagesKept = (): void =>
  tellLine('interrupted: pages that came are kept; run the same command again to finish');

/** Fetches with a progress bar until the work ends, or until Ctrl-C. */
export function withFetcher<Result>(
  config: Config,
  { library }: CorpusLocation,
  network: Network,
  work: (fetcher: Fetcher, onProgress: (stage: string, done: number, total: number) => void) => Promise<Result>,
): Promise<{ readonly result: Result; readonly interrupted: boolean }> {
  return withProgress(async (signal, onProgress) => {
    const fetcher = Fetcher.of(library, { network, userAgent: userAgentOf(config), signal });
    try {
      return {
        result: await work(fetcher, (stage, done, total) => onProgress({ stage, done, total })),
        interrupted: signal.aborted,
      };
    } finally {
      await fetcher.close();
    }
  });
}

/**
 * Says on stderr which pages did not come.
 * @returns where the pages are now, to be ingested (null: none came), and whether every address gave its page
 */
export async function runFetch(
  config: Config,
  location: CorpusLocation,
  addresses: readonly string[],
  network: Network,
): Promise<{ readonly folder: string | null; readonly whole: boolean; readonly interrupted: boolean }> {
  const originals = Originals.of(location.library, location.corpus);
  const failed = new Map<string, FetchError>();
  let done = 0;
  const { interrupted } = await withFetcher(config, location, network, (fetcher, onProgress) =>
    byHost(
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
        onProgress('fetch', ++done, addresses.length);
        return 'go on';
      },
    ),
  );
  for (const [address, error] of failed) tellNotTaken(address, error);
  if (interrupted) tellPagesKept();
  return { folder: done > failed.size ? originals.folder : null, whole: failed.size === 0, interrupted };
}
