import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FetchError } from '../../../src/articles/web/fetch-error.js';
import { Fetcher } from '../../../src/articles/web/fetcher.js';
import type { Network } from '../../../src/articles/web/network/network.js';
import type { Limits } from '../../../src/articles/web/network/request.js';
import { Originals } from '../../../src/articles/web/originals.js';

/** An address of the public internet, where the double's names are. */
export const PUBLIC = '93.184.216.34';

/** Long enough for a busy machine. */
export const LIMITS: Limits = { bytes: 64 * 1024, totalMs: 20_000, idleMs: 10_000 };

/** For replies that are to be too slow. */
export const SHORT: Limits = { ...LIMITS, totalMs: 400, idleMs: 200 };

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface Asked {
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
}

/**
 * A web of its own: every name is at a public address, every connection to a public address ends at one server on
 * loopback, and time passes only where someone sleeps.
 */
export class WebDouble {
  readonly folder = mkdtempSync(join(tmpdir(), 'verbatim-fetch-'));
  readonly originals = new Originals(join(this.folder, 'originals'));
  /** What each name resolves to, lookup after lookup; the last one stays. */
  readonly names = new Map<string, string[][]>();
  readonly pages = new Map<string, Answer>();
  readonly asked: Asked[] = [];
  /** The addresses that each connection was pinned to. */
  readonly connections: (readonly string[])[] = [];
  readonly slept: number[] = [];
  time = Date.parse('2026-11-21T12:00:00Z');
  readonly #server: Server = createServer((request, response) => this.#answer(request, response));
  readonly #fetchers: Fetcher[] = [];
  #lookups = new Map<string, number>();

  async start(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  async stop(): Promise<void> {
    await Promise.all(this.#fetchers.map((fetcher) => fetcher.close()));
    this.#server.closeAllConnections();
    this.#server.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  readonly network: Network = {
    addressesOf: async (hostname) => {
      const lookups = this.names.get(hostname) ?? [[PUBLIC]];
      const nth = this.#lookups.get(hostname) ?? 0;
      this.#lookups.set(hostname, nth + 1);
      const addresses = lookups[Math.min(nth, lookups.length - 1)]!;
      if (addresses.length === 0) throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
      return addresses;
    },
    connectorTo: (addresses) => (_options, callback) => {
      this.connections.push(addresses);
      const socket: Socket = connect((this.#server.address() as AddressInfo).port, '127.0.0.1');
      socket.once('connect', () => callback(null, socket)).once('error', (error) => callback(error, null));
    },
    now: () => this.time,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      this.slept.push(ms);
      this.time += ms;
    },
  };

  /** What the server answers at an address, whatever its scheme; 404 where nothing is set. */
  page(address: string, answer: Answer): void {
    this.pages.set(address, answer);
  }

  fetcher(options: { readonly limits?: Limits; readonly signal?: AbortSignal } = {}): Fetcher {
    const { network, folder } = this;
    const robotsFolder = join(folder, 'robots');
    const fetcher = new Fetcher({ network, userAgent: 'Verbatim/test', robotsFolder, limits: LIMITS, ...options });
    this.#fetchers.push(fetcher);
    return fetcher;
  }

  /** How often an address was asked for. */
  timesAsked(address: string): number {
    return this.asked.filter(({ url }) => url === address).length;
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const url = `${request.headers.host}${request.url}`;
    this.asked.push({ url, headers: request.headers });
    const answer = this.pages.get(url);
    if (answer !== undefined) answer(request, response);
    else response.writeHead(404).end();
  }
}

export function sends(
  content: string | Buffer,
  headers: Readonly<Record<string, string>> = { 'content-type': 'text/html; charset=utf-8' },
  status = 200,
): Answer {
  return (_request, response) => response.writeHead(status, headers).end(content);
}

export const redirects =
  (location: string, status = 302): Answer =>
  (_request, response) =>
    response.writeHead(status, { location }).end();

/** The code of the FetchError that a promise fails with. */
export async function codeOf(work: Promise<unknown> | (() => unknown)): Promise<string> {
  try {
    await (typeof work === 'function' ? work() : work);
  } catch (error) {
    if (error instanceof FetchError) return error.code;
    throw error;
  }
  return 'fetched';
}
