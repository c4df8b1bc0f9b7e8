import { isIP } from 'node:net';
import type { buildConnector } from 'undici';
import { FetchError } from '../fetch-error.js';
import type { Network } from './network.js';
import { isPublicAddress } from './public-address.js';

/**
 * Connects to public addresses alone. A name is resolved once for a connection, every address that it has must be
 * public, and the connection goes to these very addresses: a name that answers otherwise a moment later gains nothing.
 */
export function publicConnector(network: Network): buildConnector.connector {
  return (options, callback) => {
    checkedAddresses(network, options.hostname).then(
      (addresses) => network.connectorTo(addresses)(options, callback),
      (error: Error) => callback(error, null),
    );
  };
}

/** @throws FetchError unless every address of the host is public. */
async function checkedAddresses(network: Network, hostname: string): Promise<readonly string[]> {
  const addresses = isIP(hostname) === 0 ? await resolve(network, hostname) : [hostname];
  if (!addresses.every(isPublicAddress)) {
    throw new FetchError('address-not-public', `${hostname} has an address that is not of the public internet`);
  }
  return addresses;
}

async function resolve(network: Network, hostname: string): Promise<readonly string[]> {
  const addresses = await network.addressesOf(hostname).catch((cause) => {
    throw new FetchError('host-not-found', `no host ${hostname} was found`, { cause });
  });
  if (addresses.length === 0) throw new FetchError('host-not-found', `no host ${hostname} was found`);
  return addresses;
}
