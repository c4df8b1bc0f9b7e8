/** Fetches what is new in the feeds of a corpus, and keeps the list of them. Follows no feed that nobody added. */
import { existsSync } from 'node:fs';
import type { ReadFeed } from '../../articles/web/feeds/feed.js';
import { type Feed, FeedList } from '../../articles/web/feeds/feed-list.js';
import { fetchFeed } from '../../articles/web/feeds/fetch-feed.js';
import { fetchFeeds } from '../../articles/web/feeds/fetch-feeds.js';
import { FetchError, type FetchErrorCode } from '../../articles/web/fetch-error.js';
import type { Network } from '../../articles/web/network/network.js';
import { Originals } from '../../articles/web/originals.js';
import type { Config } from '../../config.js';
import { plural } from '../../text/plural.js';
import { visibleLine } from '../../text/visible.js';
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
  const { asked, resting, pages, waiting, problems, remarkable } = result;
  for (const { asked: page, feed, salvaged } of remarkable) {
    if (page !== feed.url) tellLine(`feed: ${page} is a page; from now on the feed that it names is read, ${feed.url}`);
    if (salvaged !== null) tellDamaged(feed.url, salvaged);
  }
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

function tellDamaged(url: string, articles: number): void {
  tellLine(
    `warning: ${url}: the feed is damaged: only the items that are whole were read, ${plural(articles, 'article')}`,
  );
}

/**
 * Looks at a feed, or at the one that a page names, says what is there, and adds it.
 * @returns exit status: 0 when it is among the feeds now; 1 when there is none, it cannot be read, or it was interrupted
 */
export async function addFeed(config: Config, location: CorpusLocation, url: URL, network: Network): Promise<number> {
  const { library, corpus } = location;
  const list = FeedList.of(library);
  const known = (await list.of(corpus)).some((feed) => feed.url === url.href);
  if (known) return tellAdded(corpus, url, false);
  try {
    const { result } = await withFetcher(config, location, network, (fetcher) => fetchFeed(url, fetcher, null));
    const { url: own, feed } = result;
    if (feed === null) throw new FetchError('page-broken', `${url.hostname} says that nothing changed, unasked`);
    if (own.href !== url.href) tellLine(`${url.href} is a page; the feed that it names is ${own.href}`);
    tellLine(describeFound(feed));
    if (feed.damaged) tellDamaged(own.href, feed.items.length);
    return tellAdded(corpus, own, await list.add(corpus, own));
  } catch (error) {
    if (!(error instanceof FetchError) || error.code === 'feed-list') throw error;
    tellLine(`not added: ${url.href}: ${error.message}; ${ADD_REMEDIES[error.code] ?? ADD_AGAIN}`);
    return 1;
  }
}

const ADD_AGAIN = 'nothing was added; run the same command again later';
const NAME_A_FEED = 'give the address of an RSS, Atom or JSON feed, or of a page that names one';
const ADD_REMEDIES: Readonly<Partial<Record<FetchErrorCode, string>>> = {
  'feed-unreadable': NAME_A_FEED,
  'page-type': NAME_A_FEED,
  'page-gone': NAME_A_FEED,
  'page-refused': 'the site does not give it to programs: name another of its feeds',
  'page-too-large': 'name a smaller feed of the site',
  'robots-disallow': 'respect it, and name a feed that the site gives to programs',
  'bad-redirect': 'give the address that the browser shows in the end',
  'address-not-public': 'only feeds of the public internet are read',
  'host-not-found': 'check the spelling and the connection, then run the same command again',
  'host-unreachable': 'check the connection, then run the same command again',
  'fetch-interrupted': 'run the same command again',
};

function describeFound({ title, items }: ReadFeed): string {
  const newest = items
    .flatMap(({ stated }) => stated.date ?? [])
    .sort()
    .at(-1);
  const name = title === null ? 'a feed without a title' : `the feed "${visibleLine(title)}"`;
  const dated = newest === undefined ? (items.length > 0 ? ', without dates' : '') : `, the newest of ${newest}`;
  return `found ${name}: ${plural(items.length, 'article')}${dated}`;
}

function tellAdded(corpus: string, { href }: URL, added: boolean): number {
  tellLine(`corpus ${corpus}: ${href} ${added ? 'added; `npm run feeds` fetches its articles' : 'is there already'}`);
  return 0;
}

export async function removeFeed({ library, corpus }: CorpusLocation, url: URL): Promise<number> {
  const removed = await FeedList.of(library).remove(corpus, url);
  tellLine(`corpus ${corpus}: ${url.href} ${removed ? 'removed; its articles stay' : 'is not among its feeds'}`);
  return removed ? 0 : 1;
}
