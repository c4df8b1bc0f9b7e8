/** Follows redirects. Refuses more than five, those from https to http, and those to where nothing is fetched. */
import { FetchError } from '../fetch-error.js';
import { readWebAddress } from '../web-address.js';
import type { Reply } from './request.js';

const MOST_REDIRECTS = 5;

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** The first reply that is no redirect. @throws FetchError `bad-redirect`, or what `ask` throws */
export async function followRedirects(url: URL, ask: (url: URL) => Promise<Reply>): Promise<Reply> {
  let at = url;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const reply = await ask(at);
    if (!REDIRECTS.has(reply.status)) return reply;
    at = next(reply);
  }
  throw new FetchError('bad-redirect', `${url.hostname} redirects more than ${MOST_REDIRECTS} times`);
}

function next({ url, location }: Reply): URL {
  if (location === null || !URL.canParse(location, url.href)) {
    throw new FetchError('bad-redirect', `${url.hostname} redirects to no address`);
  }
  const target = new URL(location, url);
  if (url.protocol === 'https:' && target.protocol === 'http:') {
    throw new FetchError('bad-redirect', `${url.hostname} redirects from https to http`);
  }
  try {
    return readWebAddress(target.href);
  } catch (cause) {
    const why = cause instanceof FetchError ? cause.message : String(cause);
    throw new FetchError('bad-redirect', `${url.hostname} redirects to where nothing is fetched: ${why}`, { cause });
  }
}
