import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readRecord, recordPath, writeRecord } from './fetch-record.js';

/** Why there is nothing to keep of a page that was withdrawn. */
const WITHDRAWN = 'withdrawn';

/**
 * Deletes a page that was fetched, and notes that there is nothing to keep of it, so that no feed brings it back.
 * @param name path of the page without its extension
 * @returns whether there was one
 */
export async function withdrawPage(name: string): Promise<boolean> {
  const record = await readRecord(name);
  if (record?.outcome !== 'kept') return false;
  const { asked, file, fetchedAt } = record;
  await rm(join(dirname(name), file), { force: true });
  await writeRecord(name, { outcome: 'refused', asked, reason: WITHDRAWN, fetchedAt });
  return true;
}

/** Lets a page that was withdrawn be fetched again. */
export async function readmitPage(name: string): Promise<void> {
  const record = await readRecord(name);
  if (record?.outcome === 'refused' && record.reason === WITHDRAWN) await rm(recordPath(name), { force: true });
}
