/** The articles that a feed lists. Refuses links that lead to no page of the public web. */
import { parseFeed } from 'feedsmith';
import { FetchError } from '../fetch-error.js';
import type { MediaType } from '../network/request.js';
import { readWebAddress } from '../web-address.js';

type ParsedFeed = ReturnType<typeof parseFeed>;

/** Entries of a feed that are looked at; feeds list their newest first. */
const MOST_ENTRIES = 500;

export const FEED_ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, ' +
  'text/xml;q=0.8, application/json;q=0.7';
const TYPES = FEED_ACCEPT.split(', ').map((type) => type.split(';')[0]!);

export const isFeedType = (type: MediaType | null): boolean => TYPES.includes(type?.essence ?? '');

/**
 * The addresses of the articles that a feed lists (RSS, Atom, RDF or JSON Feed), in its order, each once.
 * @param base where the feed came from, for links that are relative
 * @throws FetchError `feed-unreadable`
 */
export function readFeed(bytes: Buffer, type: MediaType | null, base: URL): URL[] {
  const pages = new Map<string, URL>();
  for (const link of links(parse(decode(bytes, type), base))) {
    const url = toPage(link, base);
    if (url !== null) pages.set(url.href, url);
  }
  return [...pages.values()];
}

function parse(text: string, base: URL): ParsedFeed {
  try {
    return parseFeed(text, { maxItems: MOST_ENTRIES });
  } catch (cause) {
    throw new FetchError('feed-unreadable', `what ${base.hostname} sent is no feed`, { cause });
  }
}

function links(parsed: ParsedFeed): (string | undefined)[] {
  switch (parsed.format) {
    case 'rss':
      return (
        parsed.feed.items?.map(({ link, guid }) => link ?? (guid?.isPermaLink === false ? undefined : guid?.value)) ??
        []
      );
    case 'rdf':
      return parsed.feed.items?.map(({ link }) => link) ?? [];
    case 'json':
      return parsed.feed.items?.map((item) => item.url ?? item.external_url) ?? [];
    case 'atom':
      return (
        parsed.feed.entries?.map(
          (entry) => entry.links?.find(({ rel }) => (rel ?? 'alternate') === 'alternate')?.href,
        ) ?? []
      );
  }
}

function toPage(link: string | undefined, base: URL): URL | null {
  const trimmed = link?.trim() ?? '';
  if (trimmed === '' || !URL.canParse(trimmed, base.href)) return null;
  try {
    return readWebAddress(new URL(trimmed, base).href);
  } catch {
    return null;
  }
}

/** Byte order mark, then the reply's word, then the declaration of XML, then UTF-8. */
function decode(bytes: Buffer, type: MediaType | null): string {
  const declared = /^\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(
    bytes.toString('latin1', 0, 300),
  );
  const mark =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  const label =
    mark ?? (bytes[0] === 0xef && bytes[1] === 0xbb ? 'utf-8' : (type?.charset ?? declared?.[1] ?? 'utf-8'));
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
