/** Asks the feeds of a corpus for pages that are not known yet. Refuses to ask a feed that rests. */
import { FetchError } from '../fetch-error.js';
import type { Fetcher } from '../fetcher.js';
import { byHost } from '../network/host-turns.js';
import type { Originals } from '../originals.js';
import { readWebAddress } from '../web-address.js';
import { FEED_ACCEPT, isFeedType, readFeed } from './feed.js';
import { type Feed, type FeedList, MOST_WAITING } from './feed-list.js';

const FIRST_REST_MS = 5 * 60_000;
const LONGEST_REST_MS = 24 * 3_600_000;

export interface FeedProblem {
  readonly url: string;
  readonly error: FetchError;
}

/**
 * Asks the feeds for what is new, and keeps with each the pages that are not known yet. A feed that fails rests for
 * five minutes, then for twice as long each time, for a day at most, or for as long as its site asks.
 * @returns the feeds as they are now
 */
export async function readFeeds(
  feeds: readonly Feed[],
  parts: { readonly list: FeedList; readonly originals: Originals; readonly fetcher: Fetcher },
  onRead: (problem: FeedProblem | null) => void,
): Promise<Feed[]> {
  const read: Feed[] = [];
  await byHost(
    feeds,
    ({ url }) => url,
    async (feed) => {
      const outcome = await ask(feed, parts.fetcher, parts.originals);
      read.push(outcome.feed);
      await parts.list.update(outcome.feed);
      onRead(outcome.error === null ? null : { url: feed.url, error: outcome.error });
      return 'go on';
    },
  );
  return read;
}

async function ask(
  feed: Feed,
  fetcher: Fetcher,
  originals: Originals,
): Promise<{ readonly feed: Feed; readonly error: FetchError | null }> {
  const now = fetcher.network.now();
  const well = { lastSuccess: new Date(now).toISOString(), failures: 0, trouble: null, nextAttempt: null };
  try {
    const reply = await fetcher.get(readWebAddress(feed.url), {
      accept: FEED_ACCEPT,
      wants: isFeedType,
      validators: async () => feed,
    });
    if (reply.status === 304) return { feed: { ...feed, ...well }, error: null };
    const pages = readFeed(reply.body, reply.type, reply.url);
    const waiting = await stillUnknown(feed, pages, originals);
    const { etag, lastModified } = reply;
    return { feed: { ...feed, ...well, etag, lastModified, waiting }, error: null };
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    if (error.code === 'fetch-interrupted') return { feed, error: null };
    const failures = feed.failures + 1;
    const rest = Math.max(error.retryAfterMs ?? 0, FIRST_REST_MS * 2 ** Math.min(20, failures - 1));
    const nextAttempt = new Date(now + Math.min(LONGEST_REST_MS, rest)).toISOString();
    return { feed: { ...feed, failures, trouble: error.code, nextAttempt }, error };
  }
}

/** What waited already comes first, since it has dropped out of the feed or soon will. */
async function stillUnknown(feed: Feed, pages: readonly URL[], originals: Originals): Promise<Feed['waiting']> {
  const waiting = new Map(feed.waiting.map((page) => [page.url, page]));
  for (const { href } of pages) if (!waiting.has(href)) waiting.set(href, { url: href, tries: 0 });
  const unknown: { url: string; tries: number }[] = [];
  for (const page of waiting.values()) {
    if (unknown.length < MOST_WAITING && !(await originals.knows(new URL(page.url)))) unknown.push(page);
  }
  return unknown;
}
