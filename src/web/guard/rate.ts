import { LRUCache } from 'lru-cache';
import { network } from './network.js';

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
