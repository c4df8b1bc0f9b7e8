/** Fetches from the public internet, safely and politely. Refuses what robots.txt forbids and all that is not public. */
import { join, resolve } from 'node:path';
import type { Agent } from 'undici';
import { FetchError } from './fetch-error.js';
import { followRedirects } from './network/follow-redirects.js';
import { HostTurns } from './network/host-turns.js';
import type { Network } from './network/network.js';
import type { MediaType } from './network/request.js';
import { createAgent, type Limits, PAGE_LIMITS, type Reply, request, type Validators } from './network/request.js';
import { Robots } from './network/robots.js';

/** Requests of a page while its host says that it is busy. */
const TRIES = 3;

/** Where a busy host does not say how long it wants to be left alone: 2 s, then 4 s, then 8 s. */
const REST_MS = 2000;

const ROBOTS_LIMITS: Limits = { ...PAGE_LIMITS, bytes: 512 * 1024 };

interface FetcherOptions {
  readonly network: Network;
  /** Who asks: program, version, perhaps where its operator is found. */
  readonly userAgent: string;
  /** Where the robots.txt of sites are kept. */
  readonly robotsFolder: string;
  readonly limits?: Limits;
  readonly signal?: AbortSignal | undefined;
}

/** What is asked for. */
interface Wish {
  readonly accept: string;
  readonly wants: (type: MediaType | null) => boolean;
  /** Of the kept copy of an address, if there is one. */
  readonly validators: (url: URL) => Promise<Validators | null>;
}

/** One serves a whole run, since it remembers the hosts. */
export class Fetcher {
  readonly #agent: Agent;
  readonly #options: FetcherOptions;
  readonly #turns: HostTurns;
  readonly #robots: Robots;

  constructor(options: FetcherOptions) {
    this.#options = options;
    this.#agent = createAgent(options.network);
    this.#turns = new HostTurns(options.network, options.signal);
    this.#robots = new Robots(options.network, options.robotsFolder, (url) =>
      followRedirects(url, (hop) => this.#ask(hop, ANYTHING, ROBOTS_LIMITS)),
    );
  }

  /** Remembers what sites allow in the folder of a library. */
  static of(library: string, options: Omit<FetcherOptions, 'robotsFolder'>): Fetcher {
    return new Fetcher({ ...options, robotsFolder: join(resolve(library), 'robots') });
  }

  get network(): Network {
    return this.#options.network;
  }

  /**
   * A reply of status 200, or 304 where the kept copy is still good.
   * @param url as `readWebAddress` gives it
   * @throws FetchError
   */
  async get(url: URL, wish: Wish): Promise<Reply> {
    const reply = await followRedirects(url, async (hop) => {
      const { pauseMs } = await this.#robots.check(hop);
      this.#turns.pause(hop.hostname, pauseMs);
      return this.#ask(hop, wish, this.#options.limits ?? PAGE_LIMITS);
    });
    if (reply.status === 200 || reply.status === 304) return reply;
    throw this.#failure(reply);
  }

  close(): Promise<void> {
    return this.#agent.destroy();
  }

  /** Asks when it is the host's turn, and again when the host says that it is busy. */
  async #ask(url: URL, wish: Wish, limits: Limits): Promise<Reply> {
    const { userAgent, signal, network } = this.#options;
    const validators = await wish.validators(url);
    for (let attempt = 1; ; attempt += 1) {
      const reply = await this.#turns.take(url.hostname, async () => {
        const answer = await request(this.#agent, userAgent, url, { ...wish, validators, limits, signal });
        if (isBusy(answer)) {
          const asked = readRetryAfter(answer.retryAfter, network.now());
          this.#turns.rest(url.hostname, asked ?? REST_MS * 2 ** (attempt - 1));
        }
        return answer;
      });
      if (!isBusy(reply) || attempt === TRIES) return reply;
    }
  }

  #failure(reply: Reply): FetchError {
    const { url, status, retryAfter } = reply;
    const answer = `${url.hostname} answered ${status}`;
    if (status === 404 || status === 410) return new FetchError('page-gone', `${answer}: there is no such page`);
    if ([401, 402, 403, 407, 451].includes(status)) {
      return new FetchError('page-refused', `${answer}: the page is not given to everyone`);
    }
    if (!isBusy(reply)) return new FetchError('page-error', answer);
    const retryAfterMs = readRetryAfter(retryAfter, this.network.now());
    return new FetchError('host-busy', `${answer}: it is busy`, { retryAfterMs });
  }
}

const ANYTHING: Wish = { accept: 'text/plain, */*;q=0.1', wants: () => true, validators: async () => null };

const isBusy = ({ status }: Reply): boolean => status === 429 || status === 503;

const LONGEST_MS = 24 * 3_600_000;

/**
 * Milliseconds that a header `retry-after` asks for (RFC 9110, section 10.2.3: seconds or a date), a second at least
 * and a day at most; null where it is missing or malformed.
 */
export function readRetryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  const ms = /^\d{1,15}$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(ms) ? null : Math.min(LONGEST_MS, Math.max(1000, ms));
}
