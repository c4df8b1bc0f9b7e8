/** Which addresses are of the public internet, and connections to those alone. Refuses every other. */
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { buildConnector } from 'undici';
import { FetchError } from '../fetch-error.js';
import type { Network } from './network.js';

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

/**
 * A name is resolved once for a connection, every address that it has must be public, and the connection goes to these
 * very addresses: a name that resolves otherwise a moment later gains nothing.
 */
export function publicConnector(network: Network): buildConnector.connector {
  return (options, callback) => {
    checkedAddresses(network, options.hostname).then(
      (addresses) => network.connectorTo(addresses)(options, callback),
      (error: Error) => callback(error, null),
    );
  };
}

/** @throws FetchError unless the host has addresses, and public ones alone */
async function checkedAddresses(network: Network, hostname: string): Promise<readonly string[]> {
  const notFound = (cause?: unknown) => new FetchError('host-not-found', `no host ${hostname} was found`, { cause });
  const addresses =
    isIP(hostname) !== 0
      ? [hostname]
      : await network.addressesOf(hostname).catch((cause) => {
          if ((cause as { code?: unknown } | null)?.code !== 'EAI_AGAIN') throw notFound(cause);
          const message = `nobody answers where ${hostname} is: the network may be down`;
          throw new FetchError('host-unreachable', message, { cause });
        });
  if (addresses.length === 0) throw notFound();
  if (addresses.every(isPublicAddress)) return addresses;
  throw new FetchError('address-not-public', `${hostname} has an address that is not of the public internet`);
}
