import { createHash } from 'node:crypto';
import { access, readFile, stat } from 'node:fs/promises';
import type { Article } from '../corpus/article.js';
import { type ArticleFile, type FileProblem, MAX_FILE_BYTES, readArticle } from '../corpus/read.js';
import type { KnownArticle } from '../library/corpus-writer.js';
import { CUTTING_VERSION } from './cutting.js';
import { conflict } from './files.js';

/** What one file means for the library. */
export type Finding =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'moved'; readonly id: string; readonly path: string }
  | { readonly kind: 'problem'; readonly problem: FileProblem }
  | { readonly kind: 'new'; readonly article: Article; readonly warnings: readonly FileProblem[] };

/**
 * Compares a file with what the library has under its id. The file's bytes are hashed every time, since size and time
 * stay the same through some edits and copies; it is parsed only when they differ.
 */
export async function examine(file: ArticleFile, known: KnownArticle | undefined): Promise<Finding> {
  const elsewhere = known !== undefined && known.path !== file.path;
  if (elsewhere && (await exists(known.path))) return { kind: 'problem', problem: conflict(file, known.path) };
  if (known?.cutting === CUTTING_VERSION && known.fileHash === (await hash(file.path))) {
    return elsewhere ? { kind: 'moved', id: file.id, path: file.path } : { kind: 'unchanged' };
  }
  const outcome = await readArticle(file);
  return outcome.article === null
    ? { kind: 'problem', problem: outcome.problem }
    : { kind: 'new', article: outcome.article, warnings: outcome.warnings };
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT' && error.code !== 'ENOTDIR',
  );
}

/** Hex sha256; null when the file is too long or cannot be read, which reading it as an article will explain. */
async function hash(path: string): Promise<string | null> {
  try {
    if ((await stat(path)).size > MAX_FILE_BYTES) return null;
    return createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
  } catch {
    return null;
  }
}
