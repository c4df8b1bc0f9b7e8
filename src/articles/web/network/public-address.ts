import ipaddr from 'ipaddr.js';

/** Answers the instances of one cloud with their secrets, and lies in a range that is public everywhere else. */
const METADATA = '168.63.129.16';

/** The part of IPv6 that is given out for the internet (RFC 4291, section 2.4); `::127.0.0.1` lies outside. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an IP address belongs to the public internet: no private, loopback, link-local, shared, reserved or multicast
 * range, and no IPv6 range that carries an IPv4 address in it (mapped, 6to4, Teredo, NAT64), since what that reaches
 * depends on the machine. What is no address is not public.
 */
export function isPublicAddress(address: string): boolean {
  // A zone (`fe80::1%eth0`) only makes sense on a local link.
  if (!ipaddr.isValid(address) || address.includes('%')) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv6 ? parsed.match(GLOBAL_UNICAST) : parsed.toString() !== METADATA;
}
