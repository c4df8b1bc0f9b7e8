/** Whose address a request has, and under which name it asks. Believes no header but that of a proxy on this machine. */
import { BlockList, isIP, isIPv6 } from 'node:net';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/** Whether a name or an address can be reached from this machine alone. */
export function isLoopback(host: string): boolean {
  if (host.toLowerCase() === 'localhost') return true;
  const kind = isIP(host);
  return kind !== 0 && LOOPBACK.check(host, kind === 4 ? 'ipv4' : 'ipv6');
}

/**
 * Whether a request asks for this server by a name that it knows. A page elsewhere can let its own name lead to this
 * address (DNS rebinding) and would then read what only this machine may: an unknown name is refused. Addresses pass,
 * since a browser sends an address only to the host that has it.
 * @param hostname as `URL` gives it
 * @param known names beside those of loopback, in lower case
 */
export function isKnownHost(hostname: string, known: readonly string[]): boolean {
  const name = hostname.toLowerCase();
  const address = name.replace(/^\[(.*)\]$/, '$1');
  return isIP(address) !== 0 || name === 'localhost' || name.endsWith('.localhost') || known.includes(name);
}

/**
 * Whether a connection comes from the trusted proxy.
 * @param proxied whether one stands in front, on this machine
 */
export const isProxy = (peer: string, proxied: boolean): boolean => proxied && isLoopback(peer);

/**
 * The address that a request comes from. A trusted proxy names the reader in the last entry of `X-Forwarded-For`;
 * anybody else can write what they like there.
 */
export function remoteAddress(context: Context, proxied: boolean): string {
  const { incoming } = (context.env ?? {}) as Partial<HttpBindings>;
  const peer = incoming?.socket.remoteAddress ?? '';
  const forwarded = context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
  return isProxy(peer, proxied) && isIP(forwarded) !== 0 ? forwarded : peer;
}

/** What counts as one address. Whoever has one IPv6 address has 2^64 of them, so its first half counts. */
export function network(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
  const [before = [], after] = address.split('::', 2).map((half) => half.split(':').filter(Boolean));
  const groups =
    after === undefined ? before : [...before, ...Array(8 - before.length - after.length).fill('0'), ...after];
  return groups.slice(0, 4).join(':');
}
