import { constants } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { extname, join, parse, resolve } from 'node:path';
import { CorpusError } from '../errors.js';
import type { Article } from './article.js';
import { ARTICLE_EXTENSIONS, toArticle } from './extract.js';
import { Refusal } from './refusal.js';

/** A file that may be an article, and the id that it would have. */
export interface ArticleFile {
  /** Absolute. */
  readonly path: string;
  /** Path below the ingested folder, `/`-separated, without extension. */
  readonly id: string;
}

/** Something about one file that a person must know. */
export interface FileProblem {
  readonly path: string;
  /** What is wrong and what was expected, in one line. */
  readonly reason: string;
}

/** What became of reading one file: an article, perhaps with warnings, or the reason why there is none. */
export type ReadOutcome =
  | { readonly article: Article; readonly warnings: readonly FileProblem[] }
  | { readonly article: null; readonly problem: FileProblem };

/** Bytes of the longest file that is read: a book. Longer ones are rather data than articles. */
export const MAX_FILE_BYTES = 2 * 1024 * 1024;

const EXTENSIONS: ReadonlySet<string> = new Set(ARTICLE_EXTENSIONS);
const isArticleName = (name: string): boolean => EXTENSIONS.has(extname(name).toLowerCase());

const OPEN_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: 'is not there any more',
  EACCES: 'may not be read: check its permissions',
  EPERM: 'may not be read: check its permissions',
  ELOOP: 'is a symbolic link, and those are not followed',
  EMLINK: 'is a symbolic link, and those are not followed',
  ENXIO: 'is not a regular file',
};

const tooLong = (bytes: number): string =>
  `is too long: ${(bytes / 1024 / 1024).toFixed(1)} MB, and the limit is ${MAX_FILE_BYTES / 1024 / 1024} MB; split it`;

async function readBytes(path: string): Promise<Uint8Array> {
  if (resolve(path) !== path) throw new Refusal('is not an absolute, plain path');
  // Non-blocking, so that a named pipe put in a file's place cannot hold the reader.
  const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);
  const handle = await open(path, flags).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(OPEN_ERRORS[error.code ?? ''] ?? `cannot be opened (${error.code})`);
  });
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw new Refusal('is not a regular file');
    if (stat.size > MAX_FILE_BYTES) throw new Refusal(tooLong(stat.size));
    const bytes = await handle.readFile();
    if (bytes.length > MAX_FILE_BYTES) throw new Refusal(tooLong(bytes.length));
    return bytes;
  } finally {
    await handle.close();
  }
}

/** Reads one article's file. Never throws and never waits on a pipe: what is wrong with the file is the outcome. */
export async function readArticle(file: ArticleFile): Promise<ReadOutcome> {
  const { path } = file;
  try {
    const { article, warnings } = await toArticle(file, await readBytes(path));
    return { article, warnings: warnings.map((reason) => ({ path, reason })) };
  } catch (error) {
    const reason = error instanceof Refusal ? error.message : `cannot be read (${String(error)})`;
    return { article: null, problem: { path, reason } };
  }
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
 * The articles at a path: a `.txt` or `.md` file, or a folder with all below it, sorted by name. In folders, hidden
 * entries, README.md and files with other extensions (pictures, spreadsheets) are passed over in silence; symbolic
 * links are not followed, and one that looks like an article is a problem.
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
    throw fail('does not exist', 'name a folder of articles, or one .txt or .md file', cause);
  });
  if (stat.isSymbolicLink()) throw fail('is a symbolic link', 'name the folder or file that it points to');
  if (stat.isFile()) {
    if (!isArticleName(root)) throw fail('is not a .txt or .md file', 'save the article as plain text or Markdown');
    return { files: [{ path: root, id: parse(root).name }], problems: [] };
  }
  if (!stat.isDirectory()) throw fail('is neither a file nor a folder', 'name a folder of articles, or one file');
  const files: ArticleFile[] = [];
  const problems: FileProblem[] = [];
  await walk(root, '', files, problems);
  return { files: rejectTwins(files, problems), problems };
}
