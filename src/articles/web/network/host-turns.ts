/** One request of a host at a time, with pauses. Refuses to wait more than a minute for a host that asks for quiet. */
import { groupByKey } from '../../../text/group.js';
import { FetchError } from '../fetch-error.js';
import type { Network } from './network.js';

/** Between the end of a request and the next one of the same host, where its robots.txt does not ask for more. */
const PAUSE_MS = 1000;

/** A site that asks for longer pauses between pages gets these: a run must end. */
const LONGEST_PAUSE_MS = 30_000;

/** The longest wait within a run. */
const LONGEST_WAIT_MS = 60_000;

interface Host {
  /** Settled when the last request that queued here has ended. */
  last: Promise<unknown>;
  /** Milliseconds since 1970 before which the host is left alone. */
  notBefore: number;
  pauseMs: number;
}

/** The turns of a run's requests, by host. */
export class HostTurns {
  readonly #network: Network;
  readonly #signal: AbortSignal | undefined;
  readonly #hosts = new Map<string, Host>();

  constructor(network: Network, signal: AbortSignal | undefined) {
    this.#network = network;
    this.#signal = signal;
  }

  /**
   * Does the work when its turn comes.
   * @throws FetchError `host-busy` where the host asks for more time than a run has; `fetch-interrupted`
   */
  take<T>(hostname: string, work: () => Promise<T>): Promise<T> {
    const host = this.#host(hostname);
    const turn = host.last.then(async () => {
      await this.#wait(hostname, host.notBefore - this.#network.now());
      try {
        return await work();
      } finally {
        host.notBefore = Math.max(host.notBefore, this.#network.now() + host.pauseMs);
      }
    });
    host.last = turn.catch(() => {});
    return turn;
  }

  /** The pause that robots.txt asks for. */
  pause(hostname: string, ms: number): void {
    this.#host(hostname).pauseMs = Math.min(LONGEST_PAUSE_MS, Math.max(PAUSE_MS, ms));
  }

  /** Leaves a host alone for a while. */
  rest(hostname: string, ms: number): void {
    const host = this.#host(hostname);
    host.notBefore = Math.max(host.notBefore, this.#network.now() + ms);
  }

  async #wait(hostname: string, ms: number): Promise<void> {
    if (ms > LONGEST_WAIT_MS) {
      const minutes = Math.ceil(ms / 60_000);
      throw new FetchError('host-busy', `${hostname} asks to be left alone for ${minutes} minutes`, {
        retryAfterMs: ms,
      });
    }
    try {
      if (ms > 0) await this.#network.sleep(ms, this.#signal);
      this.#signal?.throwIfAborted();
    } catch (cause) {
      throw new FetchError('fetch-interrupted', 'the fetch was interrupted', { cause });
    }
  }

  #host(hostname: string): Host {
    const known = this.#hosts.get(hostname);
    if (known !== undefined) return known;
    const host: Host = { last: Promise.resolve(), notBefore: 0, pauseMs: PAUSE_MS };
    this.#hosts.set(hostname, host);
    return host;
  }
}

/** Hosts that are asked side by side. */
const HOSTS_TOGETHER = 8;

/**
 * Does work for items of many hosts: hosts side by side, the items of one host one after another.
 * @param work `leave`: the other items of this host are left out
 */
export async function byHost<Item>(
  items: readonly Item[],
  addressOf: (item: Item) => string,
  work: (item: Item) => Promise<'go on' | 'leave'>,
): Promise<void> {
  const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).hostname : '');
  const waiting = groupByKey(items, (item) => hostOf(addressOf(item))).values();
  const takeGroups = async (): Promise<void> => {
    for (const group of waiting) {
      for (const item of group) if ((await work(item)) === 'leave') break;
    }
  };
  await Promise.all(Array.from({ length: HOSTS_TOGETHER }, takeGroups));
}
