/** The articles that a feed lists, and what it states of each. Refuses links that lead to no page of the public web. */
import { dayOrderOf, readStatedDay } from '../../../text/stated-day.js';
import { withoutMarkup } from '../../formats/html/markup.js';
import { FetchError } from '../fetch-error.js';
import type { StatedByFeed } from '../fetch-record.js';
import type { MediaType } from '../network/request.js';
import { sameArticleKey } from '../same-article.js';
import { readWebAddress } from '../web-address.js';
import { channelOf, type Entry, type Stated } from './channel.js';
import { decodeFeed } from './feed-text.js';
import { parseParts } from './parse-feed.js';

export interface FeedItem {
  readonly url: URL;
  readonly stated: StatedByFeed;
}

export interface ReadFeed {
  /** Of the feed itself. */
  readonly title: string | null;
  /** In the feed's order, each article once. */
  readonly items: readonly FeedItem[];
  /** Items may be missing: the feed breaks off, or something in it is not closed. */
  readonly damaged: boolean;
}

/**
 * The articles of a feed (RSS, Atom, RDF or JSON Feed), whatever type it was sent as.
 * @param at where the feed came from, for links that are relative
 * @throws FetchError `feed-unreadable`
 */
export function readFeed(bytes: Buffer, type: MediaType | null, at: URL): ReadFeed {
  const parsed = parseParts(decodeFeed(bytes, type));
  if (parsed === null) {
    const sent = type?.essence ?? 'of no stated type';
    throw new FetchError('feed-unreadable', `what ${at.hostname} sent (${sent}) is no feed that can be read`);
  }
  const channels = parsed.parts.map(channelOf);
  const { title = null, link, base, language } = channels[0]!;
  const root = resolveAddress(base, at) ?? resolveAddress(link, at) ?? at;
  const items = new Map<string, FeedItem>();
  for (const entry of channels.flatMap(({ entries }) => entries)) {
    const from = resolveAddress(entry.base, root) ?? root;
    const url = entry.links.map((address) => toPage(address, from)).find((page) => page !== null);
    if (url === undefined || url === null) continue;
    const key = sameArticleKey(url);
    if (!items.has(key)) items.set(key, { url, stated: statedBy(entry, language) });
  }
  return { title: toLine(title), items: [...items.values()], damaged: parsed.damaged };
}

/** Characters of the longest line that is read, its markup included, and of the longest that is a title or a name. */
const LONGEST_SENT = 2000;
const LONGEST = 300;
const MOST_AUTHORS = 10;

/** A line of a feed without its markup; null where nothing is left, or it is damaged or longer than a title can be. */
function toLine(sent: Stated): string | null {
  if (sent === null || sent === undefined || sent.length > LONGEST_SENT) return null;
  try {
    const line = withoutMarkup(sent).replace(/\s+/g, ' ').trim();
    return line === '' || line.length > LONGEST || line.includes('\ufffd') ? null : line;
  } catch {
    return null; // nested beyond reason
  }
}

const CREDIT = /^(?:par|by)\s*:?\s+/i;
/** Accounts of an editing system, and addresses. */
const NO_NAME = /@|:\/\/|^[\p{Ll}\d._-]+$/u;
const ACCOUNT = /^(?:admin\w*|webmaster|user\w*|anonym\w*|unknown|inconnue?|root)$/i;

function toAuthor(sent: Stated): string | null {
  const name = toLine(sent)?.replace(CREDIT, '') ?? '';
  return name === '' || NO_NAME.test(name) || ACCOUNT.test(name) ? null : name;
}

/** Hours of UTC in which the next day has begun east of London. */
const LATE = /(?<![\d:])2[23]:\d\d/;

/** The day that is stated; null where it is told in UTC, and may be another day where it was written. */
function toDay(sent: Stated, language: string | null): string | null {
  const stated = sent?.slice(0, LONGEST) ?? '';
  const found = readStatedDay(stated, dayOrderOf(language));
  const isElsewhere = found?.utc && LATE.test(stated) && !/^en(?:-|$)/i.test(language ?? '');
  return isElsewhere ? null : (found?.day ?? null);
}

function statedBy({ titles, dates, authors }: Entry, language: Stated): StatedByFeed {
  const title = titles.map(toLine).find((line) => line !== null);
  const names = new Set(authors.slice(0, MOST_AUTHORS).flatMap((author) => toAuthor(author) ?? []));
  const date = dates.map((day) => toDay(day, language ?? null)).find((day) => day !== null);
  return {
    ...(title ? { title } : {}),
    ...(names.size > 0 ? { author: [...names].join(', ') } : {}),
    ...(date ? { date } : {}),
  };
}

function resolveAddress(address: Stated, base: URL): URL | null {
  const trimmed = address?.trim() ?? '';
  const url = trimmed !== '' && URL.canParse(trimmed, base.href) ? new URL(trimmed, base) : null;
  return url !== null && /^https?:$/.test(url.protocol) ? url : null;
}

/** Of a document's own declarations, which are not read: what it stands for is not known. */
const ENTITY = /&[a-z][a-z\d]{0,30};/i;

function toPage(link: Stated, base: URL): URL | null {
  const address = link?.replaceAll('&amp;', '&');
  if (ENTITY.test(address ?? '')) return null;
  try {
    const url = resolveAddress(address, base);
    return url === null ? null : readWebAddress(url.href);
  } catch {
    return null;
  }
}
