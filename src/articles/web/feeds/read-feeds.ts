/** Asks the feeds of a corpus for pages that are not known yet. Refuses to ask a feed that rests. */
import { FetchError } from '../fetch-error.js';
import type { Fetcher } from '../fetcher.js';
import { byHost } from '../network/host-turns.js';
import type { Originals } from '../originals.js';
import { sameArticleKey } from '../same-article.js';
import { readWebAddress } from '../web-address.js';
import type { FeedItem } from './feed.js';
import { type Feed, type FeedList, MOST_WAITING } from './feed-list.js';
import { fetchFeed } from './fetch-feed.js';

const FIRST_REST_MS = 5 * 60_000;
const LONGEST_REST_MS = 24 * 3_600_000;

/** What became of one feed. */
export interface FeedReading {
  /** Its address until now: that of a page where `feed` has another. */
  readonly asked: string;
  readonly feed: Feed;
  readonly error: FetchError | null;
  /** Articles that were read of a feed that is damaged; null: it is whole. */
  readonly salvaged: number | null;
}

/**
 * Asks the feeds for what is new, and keeps with each the pages that are not known yet. A feed that fails rests for
 * five minutes, then for twice as long each time, for a day at most, or for as long as its site asks.
 */
export async function readFeeds(
  feeds: readonly Feed[],
  parts: { readonly list: FeedList; readonly originals: Originals; readonly fetcher: Fetcher },
  onRead: () => void,
): Promise<FeedReading[]> {
  const read: FeedReading[] = [];
  await byHost(
    feeds,
    ({ url }) => url,
    async (feed) => {
      const reading = await ask(feed, parts.fetcher, parts.originals);
      read.push(reading);
      await parts.list.update(reading.feed, feed.url);
      onRead();
      return 'go on';
    },
  );
  return read;
}

async function ask(feed: Feed, fetcher: Fetcher, originals: Originals): Promise<FeedReading> {
  const now = fetcher.network.now();
  const well = { lastSuccess: new Date(now).toISOString(), failures: 0, trouble: null, nextAttempt: null };
  const asked = feed.url;
  try {
    const { url, feed: read, validators } = await fetchFeed(readWebAddress(feed.url), fetcher, feed);
    if (read === null) return { asked, feed: { ...feed, ...well }, error: null, salvaged: null };
    const { etag, lastModified } = validators;
    const waiting = await stillUnknown(feed, read.items, originals);
    return {
      asked,
      feed: { ...feed, ...well, url: url.href, etag, lastModified, waiting },
      error: null,
      salvaged: read.damaged ? read.items.length : null,
    };
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    if (error.code === 'fetch-interrupted') return { asked, feed, error: null, salvaged: null };
    const failures = feed.failures + 1;
    const rest = Math.max(error.retryAfterMs ?? 0, FIRST_REST_MS * 2 ** Math.min(20, failures - 1));
    const nextAttempt = new Date(now + Math.min(LONGEST_REST_MS, rest)).toISOString();
    return { asked, feed: { ...feed, failures, trouble: error.code, nextAttempt }, error, salvaged: null };
  }
}

/** What waited already comes first, since it has dropped out of the feed or soon will. */
async function stillUnknown(feed: Feed, items: readonly FeedItem[], originals: Originals): Promise<Feed['waiting']> {
  const listed = items.map(({ url, stated }) => ({ url: url.href, tries: 0, stated }));
  const waiting = new Map<string, Feed['waiting'][number]>();
  for (const page of [...feed.waiting, ...listed]) {
    const key = sameArticleKey(new URL(page.url));
    if (!waiting.has(key)) waiting.set(key, page);
  }
  const unknown: Feed['waiting'] = [];
  for (const page of waiting.values()) {
    if (unknown.length < MOST_WAITING && !(await originals.knows(new URL(page.url)))) unknown.push(page);
  }
  return unknown;
}
