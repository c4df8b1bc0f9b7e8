import { resolve, sep } from 'node:path';
import { type ArticleFile, type FileProblem, listArticleFiles } from '../corpus/read.js';
import type { KnownArticle } from '../library/corpus-writer.js';

export interface ListedFiles {
  /** Each id once. */
  readonly files: readonly ArticleFile[];
  readonly problems: readonly FileProblem[];
  /** Absolute paths that were ingested. */
  readonly roots: readonly string[];
}

/**
 * The files below the paths. Where two have one id the first keeps it and the other is a problem.
 * @throws CorpusError when a path is not there.
 */
export async function listFiles(paths: readonly string[]): Promise<ListedFiles> {
  const byId = new Map<string, ArticleFile>();
  const problems: FileProblem[] = [];
  for (const path of paths) {
    const listed = await listArticleFiles(path);
    problems.push(...listed.problems);
    for (const file of listed.files) {
      const first = byId.get(file.id);
      if (first === undefined) byId.set(file.id, file);
      else if (first.path !== file.path) problems.push(conflict(file, first.path));
    }
  }
  return { files: [...byId.values()], problems, roots: paths.map((path) => resolve(path)) };
}

export function conflict(file: ArticleFile, holder: string): FileProblem {
  return {
    path: file.path,
    reason: `the id ${file.id} already belongs to ${holder}: rename one of the two, or give this folder a corpus of its own with --corpus`,
  };
}

/**
 * Ids of articles whose files were below an ingested path and are not any more. What could not be looked at, because
 * it or a folder above it is a problem, is not gone.
 */
export function goneArticles(known: ReadonlyMap<string, KnownArticle>, listed: ListedFiles): string[] {
  const present = new Set(listed.files.map(({ path }) => path));
  const within = (path: string, folder: string): boolean =>
    path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
  return [...known]
    .filter(([, { path }]) => !present.has(path) && listed.roots.some((root) => within(path, root)))
    .filter(([, { path }]) => !listed.problems.some((problem) => within(path, problem.path)))
    .map(([id]) => id);
}
