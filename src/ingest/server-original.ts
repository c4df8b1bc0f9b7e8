/** Fetches what a server adds into the folder of its originals. Ingests nothing. */
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ATTACHMENT_LIMITS, attachmentFile, fetchAttachment } from '../articles/web/attachment.js';
import { fetchArticle } from '../articles/web/fetch-article.js';
import { Fetcher } from '../articles/web/fetcher.js';
import type { Network } from '../articles/web/network/network.js';
import { Originals } from '../articles/web/originals.js';
import { writeWhole } from '../articles/web/write-file.js';
import { VerbatimError } from '../errors.js';
import type { Library } from '../library/open.js';
import type { Source } from './server-corpus-change.js';

/** Bytes that one server may keep: some ten thousand pages of text, on the disk of whoever runs the bot. */
const MOST_BYTES = 50 * 1024 * 1024;

/** What is needed to fetch for the corpus of a server. */
export interface OriginalOrder {
  readonly library: Pick<Library, 'folder'>;
  readonly corpus: string;
  readonly network: Network;
  /** Who asks for pages: program, version, perhaps where its operator is found. */
  readonly userAgent: string;
  readonly signal: AbortSignal;
}

export const corpusFull = (): VerbatimError =>
  new VerbatimError('corpus-full', 'the corpus of this server has no room left for it', 'remove articles first');

/** Bytes of the files below a folder; 0 where there is none. */
async function bytesBelow(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(file.parentPath, file.name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/**
 * @returns the absolute path of the file, and what puts back what was there before
 * @throws VerbatimError
 */
export async function fetchOriginal(
  order: OriginalOrder,
  source: Source,
): Promise<{ readonly path: string; undo(): Promise<void> }> {
  const { network, userAgent, signal } = order;
  const library = order.library.folder;
  const originals = Originals.of(library, order.corpus);
  const held = await bytesBelow(originals.folder);
  if (held >= MOST_BYTES) throw corpusFull();
  if (source.kind === 'address') {
    const fetcher = Fetcher.of(library, { network, userAgent, signal });
    try {
      return await fetchArticle(source.url, originals, fetcher);
    } finally {
      await fetcher.close();
    }
  }
  const file = attachmentFile(source.name);
  if (file === null) {
    throw new VerbatimError('attachment-type', 'a file of this kind holds no articles', 'attach another kind');
  }
  const limit = ATTACHMENT_LIMITS.bytes;
  if (source.bytes > limit) {
    throw new VerbatimError('attachment-too-large', `the file is larger than ${limit} bytes`, 'attach it in parts');
  }
  const path = join(originals.folder, file);
  const former = await readFile(path).catch(() => null);
  const room = MOST_BYTES - held + (former?.length ?? 0);
  if (source.bytes > room) throw corpusFull();
  const body = await fetchAttachment(source.url, { network, userAgent, signal });
  if (body.length > room) throw corpusFull();
  await writeWhole(path, body);
  return { path, undo: () => (former === null ? rm(path, { force: true }) : writeWhole(path, former)) };
}
