/** Where a fetched file came from. Refuses an address that the file states on a host from which it did not come. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { withoutExtension } from './extensions.js';

/** As `NAME.fetch.json` beside the file states it. */
export interface Fetched {
  readonly url: string;
  /** As the reply stated it. */
  readonly charset: string | null;
}

const record = z.object({
  outcome: z.literal('kept'),
  file: z.string(),
  url: z.url({ protocol: /^https?$/ }),
  charset: z.string().nullable(),
});

/** Null for a file that was not fetched, or whose record is damaged. */
export async function fetchedFrom(path: string): Promise<Fetched | null> {
  try {
    const json = await readFile(`${withoutExtension(path)}.fetch.json`, 'utf8');
    const { file, url, charset } = record.parse(JSON.parse(json));
    return file === basename(path) ? { url, charset } : null;
  } catch {
    return null;
  }
}

const hostOf = (url: string): string => new URL(url).host.replace(/^www\./, '');

/** The address of a fetched article: what it states itself, unless that is on a host from which it did not come. */
export function addressOf(stated: unknown, { url }: Fetched): string {
  return typeof stated === 'string' && URL.canParse(stated) && hostOf(stated) === hostOf(url) ? stated : url;
}
