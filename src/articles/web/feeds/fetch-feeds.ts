/** Fetches what is new in the feeds of a corpus. Refuses nothing that came: an interrupted run keeps it. */
import { fetchArticle } from '../fetch-article.js';
import { FetchError, type FetchErrorCode } from '../fetch-error.js';
import type { Fetcher } from '../fetcher.js';
import { byHost } from '../network/host-turns.js';
import type { Originals } from '../originals.js';
import { sameArticleKey } from '../same-article.js';
import type { Feed, FeedList } from './feed-list.js';
import { type FeedReading, readFeeds } from './read-feeds.js';

/** Pages that one run takes of one feed; the others wait for the next. */
const MOST_PAGES = 50;

/** After so many tries a page is dropped, unless the feed lists it again. */
const MOST_TRIES = 5;

/** Failures of a host rather than of a page: its other pages are left for the next run. */
const OF_THE_HOST: readonly FetchErrorCode[] = [
  'host-busy',
  'host-unreachable',
  'host-not-found',
  'robots-unreachable',
  'address-not-public',
];

interface FeedsOrder {
  readonly corpus: string;
  readonly list: FeedList;
  readonly originals: Originals;
  readonly fetcher: Fetcher;
  readonly onProgress?: (stage: 'feeds' | 'pages', done: number, total: number) => void;
}

/** A feed or a page that did not come. */
interface FeedProblem {
  readonly url: string;
  readonly error: FetchError;
}

export interface FeedsReport {
  /** Feeds that were asked. */
  readonly asked: number;
  /** Feeds that rest for now, since they failed. */
  readonly resting: readonly Feed[];
  /** Pages that came. */
  readonly pages: number;
  /** Pages that are left for the next run. */
  readonly waiting: number;
  readonly problems: readonly FeedProblem[];
  /** Feeds that are damaged, and those whose address was that of a page. */
  readonly remarkable: readonly FeedReading[];
}

/** The next run goes on where one is interrupted. @throws FetchError for a damaged list of feeds; the disk's errors */
export async function fetchFeeds(order: FeedsOrder): Promise<FeedsReport> {
  const { list, fetcher, onProgress = () => {} } = order;
  const feeds = await list.of(order.corpus);
  const now = fetcher.network.now();
  const isDue = ({ nextAttempt }: Feed): boolean => nextAttempt === null || Date.parse(nextAttempt) <= now;
  const due = feeds.filter(isDue);
  let done = 0;
  const readings = await readFeeds(due, order, () => onProgress('feeds', ++done, due.length));
  const problems = readings.flatMap(({ asked, error }) => (error === null ? [] : [{ url: asked, error }]));
  const read = readings.map(({ feed }) => feed);
  const pages = await fetchPages(order, read, problems);
  let waiting = 0;
  for (const feed of read) {
    const left = feed.waiting.flatMap((page) => pages.left(page));
    waiting += left.length;
    await list.update({ ...feed, waiting: left });
  }
  return {
    asked: due.length,
    resting: feeds.filter((feed) => !isDue(feed)),
    pages: pages.came,
    waiting,
    problems,
    remarkable: readings.filter(({ asked, feed, salvaged }) => salvaged !== null || feed.url !== asked),
  };
}

type Page = Feed['waiting'][number];

const keyOf = ({ url }: Page): string => sameArticleKey(new URL(url));

async function fetchPages(
  { originals, fetcher, onProgress }: FeedsOrder,
  feeds: readonly Feed[],
  problems: FeedProblem[],
) {
  const wanted = new Map<string, Page>();
  for (const page of feeds.flatMap(({ waiting }) => waiting.slice(0, MOST_PAGES))) {
    const key = keyOf(page);
    if (!wanted.has(key)) wanted.set(key, page);
  }
  /** Of the articles that were tried, whether there is a point in trying again. */
  const again = new Map<string, boolean>();
  let came = 0;
  await byHost(
    [...wanted.values()],
    ({ url }) => url,
    async (page) => {
      const { url, stated } = page;
      const key = keyOf(page);
      try {
        await fetchArticle(url, originals, fetcher, stated);
        again.set(key, false);
        came += 1;
      } catch (error) {
        if (!(error instanceof FetchError)) throw error;
        if (error.code === 'fetch-interrupted') return 'leave';
        again.set(key, !error.lasting);
        problems.push({ url, error });
        if (OF_THE_HOST.includes(error.code)) return 'leave';
      }
      onProgress?.('pages', again.size, wanted.size);
      return 'go on';
    },
  );
  const left = (page: Page): Page[] => {
    const retry = again.get(keyOf(page));
    if (retry === undefined) return [page];
    return retry && page.tries + 1 < MOST_TRIES ? [{ ...page, tries: page.tries + 1 }] : [];
  };
  return { came, left };
}
