import { ARTICLE_ACCEPT, articleExtension, isArticleType } from './article-type.js';
import { FetchError } from './fetch-error.js';
import type { Fetcher } from './fetcher.js';
import type { Reply } from './network/request.js';
import type { Originals } from './originals.js';
import { readWebAddress } from './web-address.js';

/** A page that is now in the folder of originals, to be ingested as a file. */
export interface FetchedPage {
  /** Where it came from in the end. */
  readonly url: string;
  /** Absolute. */
  readonly path: string;
  /** False: the copy that was kept is still good. */
  readonly fresh: boolean;
}

/**
 * Fetches the page of an address into the folder of originals, unless the copy there is still good.
 * @throws FetchError; the disk's errors
 */
export async function fetchArticle(address: string, originals: Originals, fetcher: Fetcher): Promise<FetchedPage> {
  const asked = readWebAddress(address);
  const { network } = fetcher;
  try {
    const reply = await fetcher.get(asked, {
      accept: ARTICLE_ACCEPT,
      wants: isArticleType,
      validators: (url) => originals.validators(url),
    });
    return reply.status === 304 ? await stillGood(asked, reply, originals, network.now()) : await fresh(reply);
  } catch (error) {
    if (error instanceof FetchError && error.lasting) await originals.refuse(asked, error.code, network.now());
    throw error;
  }

  async function fresh(reply: Reply): Promise<FetchedPage> {
    const extension = articleExtension(reply.type, reply.body);
    const path = await originals.keep(asked, reply, extension, network.now());
    return { url: reply.url.href, path, fresh: true };
  }
}

async function stillGood(asked: URL, { url }: Reply, originals: Originals, now: number): Promise<FetchedPage> {
  const path = await originals.path(url);
  if (path === null) throw new FetchError('page-broken', `${url.hostname} says that nothing changed, unasked`);
  await originals.point(asked, url, now);
  return { url: url.href, path, fresh: false };
}
