/** Lets in who may come in, and answers the others with a page that says why not. Knows no users: there is one password. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { auth } from 'hono/utils/basic-auth';
import { LONGEST_ADDRESS } from '../../answering/citation/reading-room-address.js';
import { failurePage } from '../layout/failure-page.js';
import type { ReadingRoomParts } from '../parts.js';
import type { Visit } from '../visit.js';
import type { FailureKind } from '../wording/common.js';
import { isKnownHost, remoteAddress } from './addresses.js';
import { createGuesses, createRate } from './limits.js';

const SELF = "'self'";
const NONE = "'none'";

/**
 * What a browser may do with a page: load nothing from elsewhere, run no script and apply no style inside a page, send
 * forms nowhere else, show it in no frame, and send no referrer.
 */
export const protectiveHeaders = (): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: [NONE],
      scriptSrc: [SELF],
      styleSrc: [SELF],
      imgSrc: [SELF, 'data:'],
      connectSrc: [SELF],
      formAction: [SELF],
      baseUri: [NONE],
      frameAncestors: [NONE],
    },
    xFrameOptions: 'DENY',
    // Whoever runs the proxy in front decides whether its name needs HTTPS.
    strictTransportSecurity: false,
  });

const digest = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();

/**
 * Whether a request gives the token as its password (HTTP Basic), under any user name; `none`: it gives no password.
 * Digests are compared, in a time that tells neither where they differ nor how long the token is.
 */
function passwordOf(request: Request, token: string): 'right' | 'wrong' | 'none' {
  const credentials = auth(request);
  if (credentials === undefined) return 'none';
  return timingSafeEqual(digest(credentials.password), digest(token)) ? 'right' : 'wrong';
}

export function guard(
  { hosts, proxied, token }: ReadingRoomParts,
  visitOf: (context: Context) => Visit,
): MiddlewareHandler {
  const rate = createRate();
  const guesses = createGuesses();

  function refusal(context: Context): Response | null {
    const refuse = (kind: FailureKind, headers?: Readonly<Record<string, string>>): Response =>
      failurePage(visitOf(context), kind, headers);
    const { method, url, raw, path } = context.req;
    if (!isKnownHost(new URL(url).hostname, hosts)) return refuse('unknown-host');
    if (method !== 'GET' && method !== 'HEAD') return refuse('only-reading', { allow: 'GET, HEAD' });
    if (url.length > LONGEST_ADDRESS) return refuse('address-too-long');
    const address = remoteAddress(context, proxied);
    const password = token === null ? 'right' : passwordOf(raw, token);
    if (token !== null && password !== 'none') {
      const wait = guesses.waitOf(address);
      if (wait > 0) return refuse('too-many-guesses', { 'retry-after': String(wait) });
      if (password === 'wrong') guesses.count(address);
    }
    // A page's files come all at once, and cost nothing, to those who are let in.
    const wait = password === 'right' && path.startsWith('/assets/') ? 0 : rate(address);
    if (wait > 0) return refuse('too-fast', { 'retry-after': String(wait) });
    if (password === 'right') return null;
    return refuse('token-needed', { 'www-authenticate': 'Basic realm="Verbatim", charset="UTF-8"' });
  }

  return async (context, next) => refusal(context) ?? next();
}
