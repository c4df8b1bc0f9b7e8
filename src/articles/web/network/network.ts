/** The world outside, which tests replace: names, connections and time. Refuses proxies. */
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { buildConnector } from 'undici';

const CONNECT_MS = 10_000;

export interface Network {
  /** Every address of a host name. Fails where there is none. */
  addressesOf(hostname: string): Promise<readonly string[]>;
  /** Opens connections to these addresses and to no other, even if the name resolves to others by then. */
  connectorTo(addresses: readonly string[]): buildConnector.connector;
  /** Milliseconds since 1970. */
  now(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The internet itself. Proxies of the environment are not used: behind one no address could be checked. */
export const INTERNET: Network = {
  async addressesOf(hostname) {
    return (await lookup(hostname, { all: true })).map(({ address }) => address);
  },
  connectorTo(addresses) {
    const pinned = addresses.map((address) => ({ address, family: isIP(address) }));
    const [first] = pinned;
    return buildConnector({
      timeout: CONNECT_MS,
      lookup: (_hostname, options, callback) => {
        if (options.all) callback(null, pinned);
        else callback(null, first!.address, first!.family);
      },
    });
  },
  now: () => Date.now(),
  async sleep(ms, signal) {
    await setTimeout(ms, undefined, signal === undefined ? {} : { signal });
  },
};
