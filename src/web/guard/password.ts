import { createHash, timingSafeEqual } from 'node:crypto';
import { auth } from 'hono/utils/basic-auth';

const digest = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();

/**
 * Whether a request gives the token as its password (HTTP Basic), under any user name; `none`: it gives no password.
 * Digests are compared, in a time that tells neither where they differ nor how long the token is.
 */
export function passwordOf(request: Request, token: string): 'right' | 'wrong' | 'none' {
  const given = auth(request);
  if (given === undefined) return 'none';
  return timingSafeEqual(digest(given.password), digest(token)) ? 'right' : 'wrong';
}
