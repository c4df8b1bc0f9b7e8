import { createHash, timingSafeEqual } from 'node:crypto';
import { auth } from 'hono/utils/basic-auth';

const digest = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();

/**
 * Whether a request gives the token as its password (HTTP Basic), under any user name. Digests are compared, in a time
 * that tells neither where they differ nor how long the token is.
 */
export function givesPassword(request: Request, token: string): boolean {
  const given = auth(request);
  return given !== undefined && timingSafeEqual(digest(given.password), digest(token));
}
