/** Puts the reading room on a port, and bounds how many connections it holds and how long. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, isIPv6 } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { UsageError } from '../errors.js';
import { limitConnections } from './guard/limits.js';

/** Connections that are open at once; more are turned away by the system. */
const MOST_CONNECTIONS = 1_000;

/** Ms that a request may take to arrive, that its head may take, and that a connection waits for the next request. */
const TIMEOUTS = {
  requestTimeout: 20_000,
  headersTimeout: 10_000,
  keepAliveTimeout: 5_000,
  // By default Node looks for silent connections every 30 s only.
  connectionsCheckingInterval: 2_000,
};

/** When the server stops: ms that pages under way have, and ms between looks for idle connections. */
const LAST_WORDS = 3_000;
const LOOK_FOR_IDLE = 50;

export interface RoomServer {
  readonly port: number;
  /** Its address for a browser on this machine. */
  readonly address: string;
  /** Accepts no more requests, and waits a little for those under way. */
  close(): Promise<void>;
}

const WHY: Readonly<Record<string, string>> = {
  EADDRINUSE: 'the port is taken',
  EACCES: 'this user may not use the port',
  EADDRNOTAVAIL: 'this machine has no such address',
  ENOTFOUND: 'there is no such name',
};

/** The host in the address that a browser here can open. */
function shownHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return isIPv6(host) ? `[${host}]` : host;
}

/**
 * @param at `port` 0: any that is free; `proxied`: as in `ReadingRoomParts`
 * @throws UsageError when it cannot listen there
 */
export async function serveReadingRoom(
  app: Hono,
  at: { readonly host: string; readonly port: number; readonly proxied: boolean },
): Promise<RoomServer> {
  const server = createAdaptorServer({
    fetch: app.fetch,
    overrideGlobalObjects: false,
    serverOptions: TIMEOUTS,
  }) as Server;
  server.maxConnections = MOST_CONNECTIONS;
  limitConnections(server, at.proxied);
  try {
    server.listen(at.port, at.host);
    await once(server, 'listening');
  } catch (cause) {
    const { code = 'unknown' } = cause as { code?: string };
    throw new UsageError(
      'web-address',
      `the reading room cannot be opened on ${at.host}, port ${at.port}: ${WHY[code] ?? code}`,
      'set WEB_PORT to a free port from 1024 to 65535, and WEB_HOST to an address of this machine or leave it out',
      { cause },
    );
  }
  const { port } = server.address() as AddressInfo;
  return {
    port,
    address: `http://${shownHost(at.host)}:${port}/`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      // A connection whose page was sent waits for another request, which never comes.
      const idle = setInterval(() => server.closeIdleConnections(), LOOK_FOR_IDLE);
      const late = setTimeout(() => server.closeAllConnections(), LAST_WORDS);
      await closed;
      clearInterval(idle);
      clearTimeout(late);
    },
  };
}
