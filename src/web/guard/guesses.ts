/** Counts the wrong passwords of each address. Refuses more than a few a minute, on every path. */
import { LRUCache } from 'lru-cache';
import { network } from './network.js';

/** Wrong passwords that an address may give within so many ms. */
const MOST_GUESSES = 5;
const MINUTE = 60_000;

/** Addresses that are remembered. */
const MOST_ADDRESSES = 10_000;

/** How often each address has guessed the password. */
export interface Guesses {
  /** Seconds until an address may give a password again, right or wrong: an answer would tell which. 0: it may. */
  waitOf(address: string): number;
  /** Counts a wrong one. */
  count(address: string): void;
}

/** @param now in ms */
export function createGuesses(now: () => number = performance.now.bind(performance)): Guesses {
  const wrong = new LRUCache<string, readonly number[]>({ max: MOST_ADDRESSES });
  const lately = (address: string): readonly number[] =>
    (wrong.get(network(address)) ?? []).filter((at) => now() - at < MINUTE);
  return {
    waitOf(address) {
      const [first, ...others] = lately(address);
      return first === undefined || others.length + 1 < MOST_GUESSES ? 0 : Math.ceil((first + MINUTE - now()) / 1000);
    },
    count(address) {
      wrong.set(network(address), [...lately(address), now()].slice(-MOST_GUESSES));
    },
  };
}
