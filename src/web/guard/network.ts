/** Which addresses are one reader to the guards. Refuses to tell apart the addresses of one IPv6 network. */
import { isIPv6 } from 'node:net';

/** What counts as one address: whoever has an IPv6 address has 2^64 of them, so that its first half counts. */
export function network(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
  const [before = [], after] = address.split('::', 2).map((half) => half.split(':').filter(Boolean));
  const groups =
    after === undefined ? before : [...before, ...Array(8 - before.length - after.length).fill('0'), ...after];
  return groups.slice(0, 4).join(':');
}
