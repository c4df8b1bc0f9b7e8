/** Lists the files of articles at a path, and reads one. Refuses links, pipes and two files of one id. */
import { lstat, readdir } from 'node:fs/promises';
import { join, parse, resolve } from 'node:path';
import { CorpusError } from '../errors.js';
import { EXTENSIONS, extensionOf } from './extensions.js';
import { toArticle } from './extract.js';
import { fetchedFrom } from './fetched.js';
import { readFileBytes } from './file-bytes.js';
import { type FileProblem, outcomeOf, type ReadOutcome } from './outcome.js';

/** A file that may be an article or hold many, and the id that it would have. */
export interface ArticleFile {
  /** Absolute. */
  readonly path: string;
  /** Path below the ingested folder, `/`-separated, without extension. */
  readonly id: string;
}

const isArticleName = (name: string): boolean => EXTENSIONS.includes(extensionOf(name));

/** Reads one article's file. Never throws and never waits on a pipe: what is wrong with the file is the outcome. */
export function readArticle(file: ArticleFile): Promise<ReadOutcome> {
  return outcomeOf(file.path, async () =>
    toArticle(file, await readFileBytes(file.path), await fetchedFrom(file.path)),
  );
}

/** Entries of a folder in an order that every machine gives alike. */
async function walk(folder: string, below: string, files: ArticleFile[], problems: FileProblem[]): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    problems.push({ path: folder, reason: `cannot be listed (${error.code}): check the folder's permissions` });
    return [];
  });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) await walk(path, `${below}${entry.name}/`, files, problems);
    else if (isArticleName(entry.name) && entry.name.toLowerCase() !== 'readme.md') {
      if (entry.isFile()) files.push({ path, id: below + parse(entry.name).name });
      else if (entry.isSymbolicLink())
        problems.push({ path, reason: 'is a symbolic link, and those are not followed' });
      else problems.push({ path, reason: 'is not a regular file' });
    }
  }
}

/** Each id once: of two files that would have one, the first keeps it. */
function rejectTwins(listed: readonly ArticleFile[], problems: FileProblem[]): ArticleFile[] {
  const byId = new Map<string, ArticleFile>();
  for (const file of listed) {
    const first = byId.get(file.id);
    if (first === undefined) byId.set(file.id, file);
    else problems.push({ path: file.path, reason: `would have the id ${file.id}, as ${first.path} has: rename one` });
  }
  return [...byId.values()];
}

/**
 * The files at a path that are articles or hold some: one such file, or a folder with all below it, sorted by name. In
 * folders, hidden entries, README.md and files with other extensions (pictures, spreadsheets) are passed over in
 * silence; symbolic links are not followed, and one that looks like an article is a problem.
 * @throws CorpusError when nothing is there, or what is there is neither
 */
export async function listArticleFiles(
  path: string,
): Promise<{ files: readonly ArticleFile[]; problems: readonly FileProblem[] }> {
  const root = resolve(path);
  const fail = (what: string, remedy: string, cause?: unknown): CorpusError =>
    new CorpusError('corpus-path', `${path} ${what}`, remedy, { cause });
  const stat = await lstat(root).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ENOENT' && cause.code !== 'ENOTDIR') {
      throw fail(`cannot be looked at (${cause.code})`, 'check the permissions of the folders above it', cause);
    }
    throw fail('does not exist', 'name a folder of articles, or one file of them', cause);
  });
  if (stat.isSymbolicLink()) throw fail('is a symbolic link', 'name the folder or file that it points to');
  if (stat.isFile()) {
    if (!isArticleName(root)) throw fail('is no file of articles', `name one that ends in ${EXTENSIONS.join(', ')}`);
    return { files: [{ path: root, id: parse(root).name }], problems: [] };
  }
  if (!stat.isDirectory()) throw fail('is neither a file nor a folder', 'name a folder of articles, or one file');
  const files: ArticleFile[] = [];
  const problems: FileProblem[] = [];
  await walk(root, '', files, problems);
  return { files: rejectTwins(files, problems), problems };
}
