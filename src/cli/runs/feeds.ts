/** Fetches what is new in the feeds of a corpus, and keeps the list of them. Follows no feed that nobody added. */
import { existsSync } from 'node:fs';
import { type Feed, FeedList } from '../../articles/web/feeds/feed-list.js';
import { fetchFeeds } from '../../articles/web/feeds/fetch-feeds.js';
import type { Network } from '../../articles/web/network/network.js';
import { Originals } from '../../articles/web/originals.js';
import type { Config } from '../../config.js';
import { plural } from '../../text/plural.js';
import { print, tellLine } from '../terminal/terminal.js';
import { tellNotTaken, tellPagesKept, withFetcher } from './fetch.js';
import type { CorpusLocation } from './settings.js';

/**
 * Fetches what is new, says on stderr what came, and has it ingested.
 * @param ingest takes a folder into the corpus; its exit status
 * @returns exit status: 0 when every feed and page came and went in; 1 when one did not, or it was interrupted
 */
export async function runFeeds(
  config: Config,
  location: CorpusLocation,
  network: Network,
  ingest: (folder: string) => Promise<number>,
): Promise<number> {
  const { library, corpus } = location;
  const list = FeedList.of(library);
  if ((await list.of(corpus)).length === 0) {
    tellLine(`corpus ${corpus} has no feeds: add one with \`npm run feeds -- add URL\``);
    return 1;
  }
  const originals = Originals.of(library, corpus);
  const { result, interrupted } = await withFetcher(config, location, network, (fetcher, onProgress) =>
    fetchFeeds({ corpus, list, originals, fetcher, onProgress }),
  );
  const { asked, resting, pages, waiting, problems } = result;
  for (const { url, error } of problems) tellNotTaken(url, error);
  for (const { url, trouble, nextAttempt } of resting) tellLine(`resting: ${url}: ${trouble}, until ${nextAttempt}`);
  tellLine(
    `feeds of corpus ${corpus}: ${asked} asked, ${resting.length} resting; ${plural(pages, 'page')} fetched, ` +
      `${waiting} left for the next run, ${problems.length} not taken`,
  );
  if (interrupted) {
    tellPagesKept();
    return 1;
  }
  const status = existsSync(originals.folder) ? await ingest(originals.folder) : 0;
  return problems.length > 0 ? 1 : status;
}

export async function listFeeds({ library, corpus }: CorpusLocation): Promise<number> {
  const feeds = await FeedList.of(library).of(corpus);
  for (const feed of feeds) print(`${feed.url}  ${describeFeed(feed)}`);
  if (feeds.length === 0) tellLine(`corpus ${corpus} has no feeds`);
  return 0;
}

function describeFeed({ lastSuccess, failures, trouble, nextAttempt, waiting }: Feed): string {
  const read = lastSuccess === null ? 'never read' : `read ${lastSuccess}`;
  const pages = waiting.length > 0 ? `, ${plural(waiting.length, 'page')} waiting` : '';
  const rest = failures > 0 ? `, failed ${plural(failures, 'time')} (${trouble}), rests until ${nextAttempt}` : '';
  return read + pages + rest;
}

export async function addFeed({ library, corpus }: CorpusLocation, url: URL): Promise<number> {
  const added = await FeedList.of(library).add(corpus, url);
  tellLine(
    `corpus ${corpus}: ${url.href} ${added ? 'added; `npm run feeds` fetches its articles' : 'is there already'}`,
  );
  return 0;
}

export async function removeFeed({ library, corpus }: CorpusLocation, url: URL): Promise<number> {
  const removed = await FeedList.of(library).remove(corpus, url);
  tellLine(`corpus ${corpus}: ${url.href} ${removed ? 'removed; its articles stay' : 'is not among its feeds'}`);
  return removed ? 0 : 1;
}
