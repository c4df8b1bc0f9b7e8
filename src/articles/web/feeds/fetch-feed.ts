/** Fetches one feed, or the one that a page names. Refuses to go further than from a page to its feed. */
import { FetchError } from '../fetch-error.js';
import type { Fetcher } from '../fetcher.js';
import type { MediaType, Validators } from '../network/request.js';
import { type ReadFeed, readFeed } from './feed.js';
import { decodeFeed } from './feed-text.js';
import { feedOfPage } from './page-feed.js';

const ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, ' +
  'text/xml;q=0.8, application/json;q=0.7, text/html;q=0.5, */*;q=0.1';

/** A feed is known by its bytes: sites send feeds as pages, as text, as data, or as nothing stated. */
const mayBeFeed = (type: MediaType | null): boolean => !/^(?:image|audio|video|font)\//.test(type?.essence ?? '');

export interface FetchedFeed {
  /** The feed's own address: another than was asked for where that is of a page that names it. */
  readonly url: URL;
  /** Null: it has not changed. */
  readonly feed: ReadFeed | null;
  /** Empty for a damaged feed, so that it is asked for as a whole the next time. */
  readonly validators: Validators;
}

/** @param validators by which the site may say that nothing has changed @throws FetchError */
export async function fetchFeed(url: URL, fetcher: Fetcher, validators: Validators | null): Promise<FetchedFeed> {
  const reply = await get(url, fetcher, validators);
  if (reply.status === 304) return { url, feed: null, validators: reply };
  try {
    return fetched(url, readFeed(reply.body, reply.type, reply.url), reply);
  } catch (error) {
    const html = decodeFeed(reply.body, reply.type);
    const named = feedOfPage(html, reply.url);
    if (named === null) throw isPage(html) ? noFeed(reply.url) : error;
    const its = await get(named, fetcher, null);
    return fetched(named, readFeed(its.body, its.type, its.url), its);
  }
}

const get = (url: URL, fetcher: Fetcher, validators: Validators | null) =>
  fetcher.get(url, { accept: ACCEPT, wants: mayBeFeed, validators: async () => validators });

function fetched(url: URL, feed: ReadFeed, { etag, lastModified }: Validators): FetchedFeed {
  return { url, feed, validators: feed.damaged ? { etag: null, lastModified: null } : { etag, lastModified } };
}

const isPage = (text: string): boolean => /<(?:!doctype\s{1,9}html|html|head|body)[\s>]/i.test(text.slice(0, 4096));

const noFeed = ({ hostname }: URL): FetchError =>
  new FetchError('feed-unreadable', `what ${hostname} sent is a page that names no feed`);
