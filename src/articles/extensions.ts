/** The file extensions that are read. Refuses to say how: `extract.ts` and `formats/` do. */
import { extname } from 'node:path';

/** Of files that are one article each. */
export const ARTICLE_EXTENSIONS = ['.txt', '.md', '.html', '.htm', '.pdf'] as const;

/** Of files that hold an article a record. */
export const RECORD_EXTENSIONS: readonly string[] = ['.jsonl', '.csv'];

/** Of all files that hold many articles. */
export const ARCHIVE_EXTENSIONS: readonly string[] = [...RECORD_EXTENSIONS, '.zip'];

/** Of all files that are ingested. */
export const EXTENSIONS: readonly string[] = [...ARTICLE_EXTENSIONS, ...ARCHIVE_EXTENSIONS];

/** In small letters. */
export const extensionOf = (path: string): string => extname(path).toLowerCase();

export const withoutExtension = (path: string): string => path.slice(0, path.length - extname(path).length);
