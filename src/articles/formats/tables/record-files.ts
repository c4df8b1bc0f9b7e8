import type { Archived } from '../archives/archived.js';
import { csvRecords } from './csv.js';
import { jsonLines } from './json-lines.js';
import type { Mapping } from './mapping.js';
import { articlesOfRecords } from './records.js';

/** Extensions of files that hold an article a record. */
export const RECORD_EXTENSIONS: readonly string[] = ['.jsonl', '.csv'];

/**
 * The articles of a file of records, as its path's extension says how it is written.
 * @throws Refusal
 */
export function readRecords(
  path: string,
  stream: AsyncIterable<Uint8Array>,
  size: number,
  mapping: Mapping | null,
): AsyncGenerator<Archived> {
  const isCsv = path.toLowerCase().endsWith('.csv');
  return articlesOfRecords(path, isCsv ? csvRecords(stream, size) : jsonLines(stream, size), mapping);
}
