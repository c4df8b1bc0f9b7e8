import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { z } from 'zod';

/** Where a file came from, as whoever fetched it has noted beside it, in `NAME.fetch.json`. */
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

/** Null for a file that was not fetched, or of which nothing sound is noted. */
export async function fetchedFrom(path: string): Promise<Fetched | null> {
  try {
    const noted: unknown = JSON.parse(await readFile(`${path.slice(0, -extname(path).length)}.fetch.json`, 'utf8'));
    const { file, url, charset } = record.parse(noted);
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
