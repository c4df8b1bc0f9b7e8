import type Database from 'better-sqlite3';
import { readCurrentFile, readManifest, type SegmentStatement, switchTo } from './generation.js';
import type { LibraryModel } from './library.js';
import { UnusableIndex } from './unusable-index.js';

/**
 * Switches out the segments of passages that the database has never had: a copy of it was put back. To be done before
 * anything is written, since it will give their ids to other passages.
 * @param folder holds the generations of this corpus
 */
export function switchOutLaterSegments(
  database: Database.Database,
  folder: string,
  name: string,
  model: LibraryModel,
): void {
  let stated: readonly SegmentStatement[];
  try {
    stated = readManifest(folder, readCurrentFile(folder), name, model).segments;
  } catch (error) {
    if (error instanceof UnusableIndex) return;
    throw error;
  }
  const highestEver = database
    .prepare<[], number>("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'passages'")
    .pluck()
    .get()!;
  const had = stated.filter(({ last }) => last <= highestEver);
  if (had.length < stated.length) switchTo(folder, name, model, had, []);
}
