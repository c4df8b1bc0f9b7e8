/** The articles of an archive, one by one. Refuses to hold a whole archive in memory. */
import { ARCHIVE_EXTENSIONS, extensionOf, withoutExtension } from '../../extensions.js';
import { openFile } from '../../file-bytes.js';
import { Refusal, reasonOf } from '../../outcome.js';
import { LONGEST_MAPPING, type Mapping, mappingBeside } from '../tables/mapping.js';
import { readRecords } from '../tables/records.js';
import type { Archived } from './archived.js';
import { zipArticles } from './zip.js';

const CHUNK = 1024 * 1024;

export const isArchive = (path: string): boolean => ARCHIVE_EXTENSIONS.includes(extensionOf(path));

/** `archive.mapping.json` beside `archive.jsonl`; null when there is none. */
function readMapping(path: string): Promise<Mapping | null> {
  return mappingBeside(async () => {
    const file = await openFile(`${withoutExtension(path)}.mapping.json`).catch((error: unknown) => {
      if (error instanceof Refusal && error.message === 'is not there any more') return null;
      throw error;
    });
    if (file === null) return null;
    try {
      if (file.size > LONGEST_MAPPING) throw new Refusal('is longer than 64 kB');
      return await file.handle.readFile('utf8');
    } finally {
      await file.handle.close();
    }
  });
}

/** Never throws: what is wrong with the file as a whole is a problem of its path, and ends it. */
export async function* readArchive(path: string): AsyncGenerator<Archived> {
  try {
    const { handle, size } = await openFile(path);
    try {
      if (extensionOf(path) === '.zip') yield* zipArticles(path, handle, size);
      else {
        const mapping = await readMapping(path);
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
