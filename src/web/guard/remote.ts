import { isIP } from 'node:net';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { isLoopback } from './loopback.js';

/**
 * The address that a request comes from. A proxy on this machine says for whom it asks in the last entry of
 * `X-Forwarded-For`; from elsewhere the header says what its sender likes, and is not read.
 */
export function remoteAddress(context: Context): string {
  const { incoming } = (context.env ?? {}) as Partial<HttpBindings>;
  const peer = incoming?.socket.remoteAddress ?? '';
  const forwarded = context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
  return isLoopback(peer) && isIP(forwarded) !== 0 ? forwarded : peer;
}
