/** What became of an address, kept beside its page. Refuses damaged records: they count as none. */
import { readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from './write-file.js';

const text = z.string().max(4096);
const address = z.url({ protocol: /^https?$/ }).max(4096);

/** What a feed states about an article that it lists. */
export const STATED_BY_FEED = z.object({
  title: text.exactOptional(),
  author: text.exactOptional(),
  /** `YYYY-MM-DD`, as the feed writes it. */
  date: z.iso.date().exactOptional(),
});

export type StatedByFeed = Readonly<z.infer<typeof STATED_BY_FEED>>;

/** `NAME.fetch.json`, beside the page or where the page would be. */
const schema = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('kept'),
    /** As it was asked for. */
    asked: text,
    /** Where the page came from in the end. */
    url: address,
    /** Of the page, without folder. */
    file: z.string().regex(/^[a-z0-9-]+\.(?:html|pdf|txt|md)$/),
    /** As the reply stated it. */
    contentType: text,
    charset: text.nullable(),
    etag: text.nullable(),
    lastModified: text.nullable(),
    /** Of the page's bytes, hex. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    /** ISO 8601, UTC. */
    fetchedAt: z.iso.datetime(),
    /** Stands in where the page states nothing. */
    feed: STATED_BY_FEED.exactOptional(),
  }),
  /** The page is kept under the address that this one leads to. */
  z.object({ outcome: z.literal('moved'), asked: text, url: address, fetchedAt: z.iso.datetime() }),
  /** There is nothing to keep, and will not be: `reason` is a code of FetchError, or that the page was withdrawn. */
  z.object({
    outcome: z.literal('refused'),
    asked: text,
    /** Of a page that was withdrawn: where it came from. */
    url: address.exactOptional(),
    reason: text,
    fetchedAt: z.iso.datetime(),
  }),
]);

export type FetchRecord = z.infer<typeof schema>;
export type KeptRecord = Extract<FetchRecord, { outcome: 'kept' }>;

/** Of the record beside a page. */
export const RECORD_EXTENSION = '.fetch.json';

/** @param name path of the page without its extension */
export async function readRecord(name: string): Promise<FetchRecord | null> {
  try {
    return schema.parse(JSON.parse(await readFile(recordPath(name), 'utf8')));
  } catch {
    return null;
  }
}

export function writeRecord(name: string, record: FetchRecord): Promise<void> {
  return writeWhole(recordPath(name), `${JSON.stringify(record, null, 2)}\n`);
}

export function removeRecord(name: string): Promise<void> {
  return rm(recordPath(name), { force: true });
}

const recordPath = (name: string): string => name + RECORD_EXTENSION;

/** Why there is nothing to keep of a page that was withdrawn. */
const WITHDRAWN = 'withdrawn';

export const isWithdrawn = (record: FetchRecord): boolean =>
  record.outcome === 'refused' && record.reason === WITHDRAWN;

/**
 * Deletes a page that was fetched, and notes that there is nothing to keep of it, so that no feed brings it back.
 * @param name path of the page without its extension
 * @returns whether there was one
 */
export async function withdrawPage(name: string): Promise<boolean> {
  const record = await readRecord(name);
  if (record?.outcome !== 'kept') return false;
  const { asked, url, file, fetchedAt } = record;
  await rm(join(dirname(name), file), { force: true });
  await writeRecord(name, { outcome: 'refused', asked, url, reason: WITHDRAWN, fetchedAt });
  return true;
}

/** Lets a page that was withdrawn be fetched again. */
export async function readmitPage(name: string): Promise<void> {
  const record = await readRecord(name);
  if (record !== null && isWithdrawn(record)) await removeRecord(name);
}
