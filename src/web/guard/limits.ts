/** How much one reader may take: requests, wrong passwords, connections. An IPv6 network counts as one reader. */
import type { Server } from 'node:http';
import { LRUCache } from 'lru-cache';
import { isProxy, network } from './addresses.js';

/** Requests that may come at once, and how many more each second: people read, programs hammer. */
const BURST = 60;
const PER_SECOND = 10;

/** Wrong passwords that an address may give within so many ms. */
const MOST_GUESSES = 5;
const MINUTE = 60_000;

/** Connections that an address may hold at once: a browser holds six. */
const MOST_CONNECTIONS = 50;

/** Addresses that are remembered. */
const MOST_ADDRESSES = 10_000;

const clock = (): number => performance.now();

/**
 * A token bucket for each address.
 * @param now in ms
 * @returns takes one request; gives the seconds to wait before the next one passes, 0: it passes
 */
export function createRate(now = clock): (address: string) => number {
  const buckets = new LRUCache<string, { readonly tokens: number; readonly at: number }>({ max: MOST_ADDRESSES });
  return (address) => {
    const key = network(address);
    const at = now();
    const last = buckets.get(key) ?? { tokens: BURST, at };
    const tokens = Math.min(BURST, last.tokens + ((at - last.at) / 1000) * PER_SECOND);
    buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, at });
    return tokens >= 1 ? 0 : Math.ceil((1 - tokens) / PER_SECOND);
  };
}

/**
 * Counts the wrong passwords of each address.
 * @param now in ms
 */
export function createGuesses(now = clock) {
  const wrong = new LRUCache<string, readonly number[]>({ max: MOST_ADDRESSES });
  const lately = (address: string): readonly number[] =>
    (wrong.get(network(address)) ?? []).filter((at) => now() - at < MINUTE);
  return {
    /** Seconds until an address may give a password again, right or wrong: an answer would tell which. 0: it may. */
    waitOf(address: string): number {
      const [first, ...others] = lately(address);
      return first === undefined || others.length + 1 < MOST_GUESSES ? 0 : Math.ceil((first + MINUTE - now()) / 1000);
    },
    /** Counts a wrong one. */
    count(address: string): void {
      wrong.set(network(address), [...lately(address), now()].slice(-MOST_GUESSES));
    },
  };
}

/**
 * Closes connections that one address opens beyond its share, so that it cannot take those of all others. A trusted
 * proxy brings everybody's, so its connections do not count.
 */
export function limitConnections(server: Server, proxied: boolean): void {
  const held = new Map<string, number>();
  server.on('connection', (socket) => {
    const peer = socket.remoteAddress ?? '';
    if (isProxy(peer, proxied)) return;
    const key = network(peer);
    const others = held.get(key) ?? 0;
    if (others >= MOST_CONNECTIONS) {
      socket.destroy();
      return;
    }
    held.set(key, others + 1);
    socket.once('close', () => {
      const left = (held.get(key) ?? 1) - 1;
      if (left === 0) held.delete(key);
      else held.set(key, left);
    });
  });
}
