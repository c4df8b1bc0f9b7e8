import { isIPv6 } from 'node:net';
import { LRUCache } from 'lru-cache';

/** Requests that may come at once, and how many more each second: people read, programs hammer. */
const BURST = 60;
const PER_SECOND = 10;

/** Addresses that are remembered. */
const MOST_ADDRESSES = 10_000;

interface Bucket {
  readonly tokens: number;
  readonly at: number;
}

/** How fast each address may ask: a token bucket. */
export interface Rate {
  /** Takes one request. Seconds to wait before the next would pass; 0: it passes. */
  waitOf(address: string): number;
}

/** Whoever has an IPv6 address has 2^64 of them: the first half counts. */
function network(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
  const [before = [], after] = address.split('::', 2).map((half) => half.split(':').filter(Boolean));
  const groups =
    after === undefined ? before : [...before, ...Array(8 - before.length - after.length).fill('0'), ...after];
  return groups.slice(0, 4).join(':');
}

/** @param now in ms */
export function createRate(now: () => number = performance.now.bind(performance)): Rate {
  const buckets = new LRUCache<string, Bucket>({ max: MOST_ADDRESSES });
  return {
    waitOf(address) {
      const key = network(address);
      const at = now();
      const last = buckets.get(key) ?? { tokens: BURST, at };
      const tokens = Math.min(BURST, last.tokens + ((at - last.at) / 1000) * PER_SECOND);
      buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, at });
      return tokens >= 1 ? 0 : Math.ceil((1 - tokens) / PER_SECOND);
    },
  };
}
