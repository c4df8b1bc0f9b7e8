import type { Context, MiddlewareHandler } from 'hono';
import { LONGEST_ADDRESS } from '../../answering/citation/reading-room-address.js';
import { failurePage } from '../layout/failure-page.js';
import type { ReadingRoomParts } from '../parts.js';
import type { Visit } from '../visit.js';
import type { FailureKind } from '../wording/common.js';
import { createGuesses } from './guesses.js';
import { isKnownHost } from './host.js';
import { passwordOf } from './password.js';
import { createRate } from './rate.js';
import { remoteAddress } from './remote.js';

interface Refused {
  readonly kind: FailureKind;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Lets in who may come in, and answers the others with a page that says why not. */
export function guard(
  { hosts, proxied, token }: ReadingRoomParts,
  visitOf: (context: Context) => Visit,
): MiddlewareHandler {
  const rate = createRate();
  const guesses = createGuesses();

  function refusal(context: Context): Refused | null {
    const { method, url, raw, path } = context.req;
    if (!isKnownHost(new URL(url).hostname, hosts)) return { kind: 'unknown-host' };
    if (method !== 'GET' && method !== 'HEAD') return { kind: 'only-reading', headers: { allow: 'GET, HEAD' } };
    if (url.length > LONGEST_ADDRESS) return { kind: 'address-too-long' };
    const address = remoteAddress(context, proxied);
    const password = token === null ? 'right' : passwordOf(raw, token);
    if (token !== null && password !== 'none') {
      const wait = guesses.waitOf(address);
      if (wait > 0) return { kind: 'too-many-guesses', headers: { 'retry-after': String(wait) } };
      if (password === 'wrong') guesses.count(address);
    }
    // A page's files come all at once, and cost nothing, to those who are let in.
    const wait = password === 'right' && path.startsWith('/assets/') ? 0 : rate.waitOf(address);
    if (wait > 0) return { kind: 'too-fast', headers: { 'retry-after': String(wait) } };
    if (password !== 'right') {
      return { kind: 'token-needed', headers: { 'www-authenticate': 'Basic realm="Verbatim", charset="UTF-8"' } };
    }
    return null;
  }

  return async (context, next) => {
    const refused = refusal(context);
    if (refused === null) return next();
    return failurePage(visitOf(context), refused.kind, refused.headers);
  };
}
