import { isIP } from 'node:net';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { isLoopback } from './loopback.js';

/**
 * Whether a connection is a trusted proxy's.
 * @param proxied whether one stands in front, on this machine
 */
export const isProxy = (peer: string, proxied: boolean): boolean => proxied && isLoopback(peer);

/**
 * The address that a request comes from. A trusted proxy says for whom it asks in the last entry of `X-Forwarded-For`;
 * from others the header says what its sender likes, and is not read.
 */
export function remoteAddress(context: Context, proxied: boolean): string {
  const { incoming } = (context.env ?? {}) as Partial<HttpBindings>;
  const peer = incoming?.socket.remoteAddress ?? '';
  const forwarded = context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
  return isProxy(peer, proxied) && isIP(forwarded) !== 0 ? forwarded : peer;
}
