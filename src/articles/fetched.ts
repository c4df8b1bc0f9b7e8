/** Where a fetched file came from. Refuses an address that the file states on a host from which it did not come. */
import { basename } from 'node:path';
import { withoutExtension } from './extensions.js';
import { readRecord, type StatedByFeed } from './web/fetch-record.js';

/** As the record beside the file states it. */
export interface Fetched {
  readonly url: string;
  /** As the reply stated it. */
  readonly charset: string | null;
  /** What the feed that led to it states about it. */
  readonly feed: StatedByFeed;
}

/** Null for a file that was not fetched, or whose record is damaged. */
export async function fetchedFrom(path: string): Promise<Fetched | null> {
  const record = await readRecord(withoutExtension(path));
  if (record?.outcome !== 'kept' || record.file !== basename(path)) return null;
  const { url, charset, feed = {} } = record;
  return { url, charset, feed };
}

const hostOf = (url: string): string => new URL(url).host.replace(/^www\./, '');

/** The address of a fetched article: what it states itself, unless that is on a host from which it did not come. */
export function addressOf(stated: unknown, { url }: Fetched): string {
  return typeof stated === 'string' && URL.canParse(stated) && hostOf(stated) === hostOf(url) ? stated : url;
}
