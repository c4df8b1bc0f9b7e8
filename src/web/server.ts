import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, isIPv6 } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { UsageError } from '../errors.js';
import { limitConnections } from './guard/connections.js';

/** Connections that are open at once; more are turned away by the system. */
const MOST_CONNECTIONS = 1_000;

/**
 * Ms that a request may take to come in, that its head may take, and that a connection is kept for the next. Node looks
 * for those that took longer every 30 s if it is not told: so long would a connection on which nothing comes be held.
 */
const TIMEOUTS = {
  ...{ requestTimeout: 20_000, headersTimeout: 10_000, keepAliveTimeout: 5_000 },
  connectionsCheckingInterval: 2_000,
};

/** Ms that pages under way have when the server stops. */
const LAST_WORDS = 3_000;
const LOOK_FOR_IDLE = 50;

export interface RoomServer {
  readonly port: number;
  /** Where a browser on this machine finds it. */
  readonly address: string;
  /** Takes no more requests, and waits a little for those under way. */
  close(): Promise<void>;
}

const WHY: Readonly<Record<string, string>> = {
  EADDRINUSE: 'the port is taken',
  EACCES: 'this user may not use the port',
  EADDRNOTAVAIL: 'this machine has no such address',
  ENOTFOUND: 'there is no such name',
};

/** Of all addresses, the one that a browser here can open. */
function shownHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return isIPv6(host) ? `[${host}]` : host;
}

/**
 * Serves a reading room.
 * @param at `port` 0: any that is free; `proxied`: as in `Parts`
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
      // A connection whose page has been given waits for the next one, which does not come.
      const idle = setInterval(() => server.closeIdleConnections(), LOOK_FOR_IDLE);
      const late = setTimeout(() => server.closeAllConnections(), LAST_WORDS);
      await closed;
      clearInterval(idle);
      clearTimeout(late);
    },
  };
}
