import { FetchError } from '../fetch-error.js';
import type { Network } from './network.js';

/** Between the end of a request and the next one of the same host, where its robots.txt does not ask for more. */
const PAUSE_MS = 1000;

/** A site that asks for longer pauses between pages gets these: a run must end. */
const LONGEST_PAUSE_MS = 30_000;

/** Longer than this nobody waits within a run. */
const LONGEST_WAIT_MS = 60_000;

interface Host {
  /** Settled when the last request that queued here has ended. */
  last: Promise<unknown>;
  /** Milliseconds since 1970 before which the host is left alone. */
  notBefore: number;
  pauseMs: number;
}

/** Turns at hosts: one request at a time, a pause after each, and quiet where a host asks for it. */
export class HostTurns {
  readonly #network: Network;
  readonly #signal: AbortSignal | undefined;
  readonly #hosts = new Map<string, Host>();

  constructor(network: Network, signal: AbortSignal | undefined) {
    this.#network = network;
    this.#signal = signal;
  }

  /**
   * Does the work when it is its turn.
   * @throws FetchError `host-busy` where the host asked for more time than one waits; `fetch-interrupted`
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
