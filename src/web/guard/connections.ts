/** Bounds how many connections one address holds. Refuses those beyond its share. */
import type { Server } from 'node:http';
import { network } from './network.js';
import { isProxy } from './remote.js';

/** Connections that an address may hold at once: a browser holds six. */
const MOST_AN_ADDRESS = 50;

/**
 * Closes connections that one address opens beyond its share, so that nobody takes those of all others. A proxy in front
 * brings everybody's, and is left out.
 */
export function limitConnections(server: Server, proxied: boolean): void {
  const held = new Map<string, number>();
  server.on('connection', (socket) => {
    const peer = socket.remoteAddress ?? '';
    if (isProxy(peer, proxied)) return;
    const key = network(peer);
    const others = held.get(key) ?? 0;
    if (others >= MOST_AN_ADDRESS) {
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
