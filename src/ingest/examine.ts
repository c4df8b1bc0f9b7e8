/** Whether a file, or an article of an archive, is new, changed, moved or a problem. Writes nothing. */
import { createHash } from 'node:crypto';
import { access } from 'node:fs/promises';
import type { Article } from '../articles/article.js';
import { type ArticleFile, readArticle } from '../articles/article-files.js';
import { CUTTING_VERSION } from '../articles/cutting.js';
import { readFileBytes } from '../articles/file-bytes.js';
import type { ArchivedArticle } from '../articles/formats/archives/archived.js';
import type { FileProblem, ReadOutcome } from '../articles/outcome.js';
import type { KnownArticle } from '../library/sqlite/corpus-writer.js';
import { conflict } from './files.js';

/** What one file, or one article of an archive, means for the library. */
export type ExaminedFile =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'moved'; readonly id: string; readonly path: string }
  | { readonly kind: 'problem'; readonly problem: FileProblem }
  | { readonly kind: 'new'; readonly article: Article; readonly warnings: readonly FileProblem[] };

/**
 * Compares a file with what the library has under its id. The file's bytes are hashed every time, since size and time
 * stay the same through some edits and copies; it is parsed only when they differ.
 */
export function examine(file: ArticleFile, known: KnownArticle | undefined): Promise<ExaminedFile> {
  return compare(
    file,
    known,
    () => hashOf(file.path),
    () => readArticle(file),
  );
}

/** The same for an article in an archive, under the id that it goes in with. */
export function examineArchived(
  { path, fileHash, read }: ArchivedArticle,
  id: string,
  known: KnownArticle | undefined,
): Promise<ExaminedFile> {
  return compare(
    { path, id },
    known,
    async () => fileHash,
    () => read(id),
  );
}

/** @param hash null when the file cannot be read, which reading the article explains */
async function compare(
  file: ArticleFile,
  known: KnownArticle | undefined,
  hash: () => Promise<string | null>,
  read: () => Promise<ReadOutcome>,
): Promise<ExaminedFile> {
  const elsewhere = known !== undefined && known.path !== file.path;
  if (elsewhere && (await exists(known.path))) return { kind: 'problem', problem: conflict(file, known.path) };
  if (known?.cutting === CUTTING_VERSION && known.fileHash === (await hash())) {
    return elsewhere ? { kind: 'moved', id: file.id, path: file.path } : { kind: 'unchanged' };
  }
  const outcome = await read();
  return outcome.article === null
    ? { kind: 'problem', problem: outcome.problem }
    : { kind: 'new', article: outcome.article, warnings: outcome.warnings };
}

/** Whether the file is there, or the archive in which the path names an article. */
async function exists(path: string): Promise<boolean> {
  const there = await access(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT' && error.code !== 'ENOTDIR',
  );
  const mark = path.lastIndexOf('#');
  return there || (mark > 0 && exists(path.slice(0, mark)));
}

async function hashOf(path: string): Promise<string | null> {
  try {
    return createHash('sha256')
      .update(await readFileBytes(path))
      .digest('hex');
  } catch {
    return null;
  }
}
