import { FetchError } from './fetch-error.js';
import type { MediaType } from './network/media-type.js';

/** Media types of which articles are made, and the extension that each is kept under. */
const EXTENSIONS: ReadonlyMap<string, string> = new Map([
  ['text/html', '.html'],
  ['application/xhtml+xml', '.html'],
  ['application/pdf', '.pdf'],
  ['text/plain', '.txt'],
  ['text/markdown', '.md'],
]);

/** In the order in which they are liked. */
export const ARTICLE_ACCEPT =
  'text/html, application/xhtml+xml, application/pdf;q=0.9, text/markdown;q=0.8, text/plain;q=0.8';

export const isArticleType = (type: MediaType | null): boolean => EXTENSIONS.has(type?.essence ?? '');

/** Bytes at the start within which a PDF names itself. */
const PDF_HEAD = 1024;

/**
 * The extension for bytes that came as this type.
 * @throws FetchError `page-type` when they are evidently something else
 */
export function articleExtension(type: MediaType | null, bytes: Buffer): string {
  const extension = EXTENSIONS.get(type?.essence ?? '');
  const isPdf = bytes.subarray(0, PDF_HEAD).includes('%PDF-');
  const lies = extension === '.pdf' ? !isPdf : isPdf || isBinary(bytes);
  if (extension !== undefined && !lies) return extension;
  throw new FetchError('page-type', `the page comes as ${type?.essence ?? 'nothing stated'}, and is something else`);
}

/** No text but one of UTF-16, which says so in its first two bytes, has zero bytes. */
function isBinary(bytes: Buffer): boolean {
  const [first, second] = bytes;
  const utf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return !utf16 && bytes.subarray(0, 4096).includes(0);
}
