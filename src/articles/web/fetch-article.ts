/** Fetches one article's page. Refuses what is no page, PDF or text, and what lies about being one. */
import { FetchError } from './fetch-error.js';
import type { StatedByFeed } from './fetch-record.js';
import type { Fetcher } from './fetcher.js';
import type { MediaType } from './network/request.js';
import type { Originals } from './originals.js';
import { withoutTracking } from './same-article.js';
import { readWebAddress } from './web-address.js';

/** Media types of articles, and the extension that each is kept under. */
const EXTENSIONS: ReadonlyMap<string, string> = new Map([
  ['text/html', '.html'],
  ['application/xhtml+xml', '.html'],
  ['application/pdf', '.pdf'],
  ['text/plain', '.txt'],
  ['text/markdown', '.md'],
]);

/** In the order of preference. */
const ARTICLE_ACCEPT = 'text/html, application/xhtml+xml, application/pdf;q=0.9, text/markdown;q=0.8, text/plain;q=0.8';

const isArticleType = (type: MediaType | null): boolean => EXTENSIONS.has(type?.essence ?? '');

/** Bytes at the start within which a PDF names itself. */
const PDF_HEAD = 1024;

/** The extension for bytes of this type. @throws FetchError `page-type` when they are evidently something else */
function articleExtension(type: MediaType | null, bytes: Buffer): string {
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

/** A page that is now in the folder of originals, to be ingested as a file. */
interface FetchedPage {
  /** Where it came from in the end. */
  readonly url: string;
  /** Absolute. */
  readonly path: string;
  /** False: the copy that was kept is still good. */
  readonly fresh: boolean;
  /** Puts back what was kept before. */
  undo(): Promise<void>;
}

/**
 * Into the folder of originals, unless the copy there is still good.
 * @param feed what the feed that lists the article states about it
 * @throws FetchError; the disk's errors
 */
export async function fetchArticle(
  address: string,
  originals: Originals,
  fetcher: Fetcher,
  feed?: StatedByFeed,
): Promise<FetchedPage> {
  const asked = withoutTracking(readWebAddress(address));
  const now = (): number => fetcher.network.now();
  try {
    const reply = await fetcher.get(asked, {
      accept: ARTICLE_ACCEPT,
      wants: isArticleType,
      validators: (url) => originals.validators(url),
    });
    const { url, status, type, body } = reply;
    if (status !== 304) {
      const kept = await originals.keep(asked, reply, articleExtension(type, body), now(), feed);
      return { url: url.href, fresh: true, ...kept };
    }
    const path = await originals.path(url);
    if (path === null) throw new FetchError('page-broken', `${url.hostname} says that nothing changed, unasked`);
    await originals.point(asked, url, now());
    return { url: url.href, path, fresh: false, undo: async () => {} };
  } catch (error) {
    if (error instanceof FetchError && error.lasting) await originals.refuse(asked, error.code, now());
    throw error;
  }
}
