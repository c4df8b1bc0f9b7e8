import { extname } from 'node:path';
import { openFile } from '../../file-bytes.js';
import { reasonOf } from '../../outcome.js';
import { Refusal } from '../../refusal.js';
import { type Mapping, parseMapping } from '../tables/mapping.js';
import { RECORD_EXTENSIONS, readRecords } from '../tables/record-files.js';
import type { Archived } from './archived.js';
import { zipArticles } from './zip.js';

/** Extensions of files that hold many articles. */
export const ARCHIVE_EXTENSIONS: readonly string[] = [...RECORD_EXTENSIONS, '.zip'];
const LONGEST_MAPPING = 64 * 1024;
const CHUNK = 1024 * 1024;

export const isArchive = (path: string): boolean => ARCHIVE_EXTENSIONS.includes(extname(path).toLowerCase());

/** `archive.mapping.json` beside `archive.jsonl`; null when there is none. */
async function mappingBeside(path: string): Promise<Mapping | null> {
  const beside = `${path.slice(0, -extname(path).length)}.mapping.json`;
  const file = await openFile(beside).catch((error: unknown) => {
    if (error instanceof Refusal && error.message === 'is not there any more') return null;
    throw new Refusal(`has a mapping beside it that ${reasonOf(error)}`);
  });
  if (file === null) return null;
  try {
    if (file.size > LONGEST_MAPPING) throw new Refusal('is longer than 64 kB');
    return parseMapping(await file.handle.readFile('utf8'));
  } catch (error) {
    throw new Refusal(`has a mapping beside it that ${reasonOf(error)}`);
  } finally {
    await file.handle.close();
  }
}

/**
 * The articles in a file of many, one after the other, never the whole file in memory. Never throws: what is wrong with
 * the file as a whole is a problem of its path, and ends it.
 */
export async function* readArchive(path: string): AsyncGenerator<Archived> {
  try {
    const { handle, size } = await openFile(path);
    try {
      if (extname(path).toLowerCase() === '.zip') yield* zipArticles(path, handle, size);
      else {
        const mapping = await mappingBeside(path);
        const stream = handle.createReadStream({ autoClose: false, highWaterMark: CHUNK });
        yield* readRecords(path, stream as AsyncIterable<Uint8Array>, size, mapping);
      }
    } finally {
      await handle.close();
    }
  } catch (error) {
    yield { kind: 'problem', problem: { path, reason: reasonOf(error) }, share: 1 };
  }
}
