/** Which files an ingest means, and under which ids. Opens no file. */
import { resolve, sep } from 'node:path';
import { type ArticleFile, listArticleFiles } from '../articles/article-files.js';
import type { FileProblem } from '../articles/outcome.js';
import type { Library } from '../library/open.js';
import type { KnownArticle } from '../library/sqlite/corpus-writer.js';
import type { Embedder } from '../models/embedder/embedder.js';

export interface ListedFiles {
  /** Each path once. */
  readonly files: readonly ArticleFile[];
  readonly problems: readonly FileProblem[];
  /** Absolute paths that were ingested. */
  readonly roots: readonly string[];
}

/**
 * The files below the paths. One that is below several has the id that the widest folder gives it.
 * @throws CorpusError when a path is not there.
 */
export async function listFiles(paths: readonly string[]): Promise<ListedFiles> {
  const byPath = new Map<string, ArticleFile>();
  const problems = new Map<string, FileProblem>();
  for (const path of paths) {
    const listed = await listArticleFiles(path);
    for (const problem of listed.problems) problems.set(problem.path, problem);
    for (const file of listed.files) {
      const other = byPath.get(file.path);
      if (other === undefined || other.id.length < file.id.length) byPath.set(file.path, file);
    }
  }
  return { files: [...byPath.values()], problems: [...problems.values()], roots: paths.map((path) => resolve(path)) };
}

/**
 * Whether a corpus is the one for these paths: it is new or empty, or this model embedded some of their articles.
 * @throws LibraryError when it cannot be read
 */
export async function belongsInCorpus(
  paths: readonly string[],
  { library, corpus, embedder }: { library: Library; corpus: string; embedder: Embedder },
): Promise<boolean> {
  if (!library.corpora().includes(corpus)) return true;
  if (library.otherModels(embedder.model).some(({ name }) => name === corpus)) return false;
  const held = new Set((await library.corpus(corpus).cards()).map(({ id }) => id));
  return held.size === 0 || (await listFiles(paths)).files.some(({ id }) => held.has(id));
}

/**
 * The files with the ids that they go in with, each id once. A file that the corpus holds keeps its id there, since
 * under a second one it would be cited as its own copy. Of two files with one id, the one that the corpus holds keeps
 * it, else the first; the other is a problem.
 */
export function settleIds(listed: ListedFiles, known: ReadonlyMap<string, KnownArticle>) {
  const heldIds = new Map([...known].map(([id, { path }]) => [path, id]));
  const held: ArticleFile[] = [];
  const fresh: ArticleFile[] = [];
  const warnings: FileProblem[] = [];
  for (const file of listed.files) {
    const id = known.get(file.id)?.path === file.path ? file.id : heldIds.get(file.path);
    if (id === undefined) fresh.push(file);
    else held.push({ ...file, id });
    if (id !== undefined && id !== file.id) {
      warnings.push({ path: file.path, reason: `keeps the id ${id}, under which the corpus holds it already` });
    }
  }
  const byId = new Map<string, ArticleFile>();
  const problems = [...listed.problems];
  for (const file of [...held, ...fresh]) {
    const first = byId.get(file.id);
    if (first === undefined) byId.set(file.id, file);
    else problems.push(conflict(file, first.path));
  }
  return { files: [...byId.values()], problems, roots: listed.roots, warnings };
}

export function conflict(file: ArticleFile, holder: string): FileProblem {
  return {
    path: file.path,
    reason: `the id ${file.id} already belongs to ${holder}: rename one of the two, or give this folder a corpus of its own with --corpus`,
  };
}

/**
 * Ids of articles whose files, or whose records in an archive, were below an ingested path and no longer are, or go by
 * another id. What could not be looked at, because it or a folder above it is a problem, is not gone.
 */
export function goneArticles(known: ReadonlyMap<string, KnownArticle>, listed: ListedFiles): string[] {
  const present = new Map(listed.files.map(({ path, id }) => [path, id]));
  const within = (path: string, folder: string): boolean =>
    path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep) || path.startsWith(`${folder}#`);
  return [...known]
    .filter(([id, { path }]) => present.get(path) !== id && listed.roots.some((root) => within(path, root)))
    .filter(([, { path }]) => !listed.problems.some((problem) => within(path, problem.path)))
    .map(([id]) => id);
}
