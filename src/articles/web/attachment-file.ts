import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import { fold } from '../../text/fold.js';
import { ARTICLE_EXTENSIONS } from '../extract.js';
import { ARCHIVE_EXTENSIONS } from '../formats/archives/archive.js';

const LONGEST_SLUG = 60;

/** Kinds of files that may be attached. */
const EXTENSIONS: ReadonlySet<string> = new Set([...ARTICLE_EXTENSIONS, ...ARCHIVE_EXTENSIONS]);

/**
 * Where an attached file is kept below the folder of originals, whatever its name holds: `attachments/slug-hash.ext`, the
 * hash of the name as it was given, so that a file of the same name takes the place of the former. Null for a kind that
 * holds no articles.
 */
export function attachmentFile(name: string): string | null {
  const extension = extname(name).toLowerCase();
  if (!EXTENSIONS.has(extension)) return null;
  const slug = fold(name.slice(0, -extension.length))
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_SLUG)
    .replace(/^-+|-+$/g, '');
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `attachments/${slug === '' ? 'file' : slug}-${hash}${extension}`;
}
