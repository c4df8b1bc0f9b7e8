import { once } from 'node:events';
import { Agent, get, type IncomingMessage, type RequestOptions } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.js';
import { type RoomServer, serveReadingRoom } from '../../src/web/server.js';
import { anAnswer, anExcerpt } from '../fixtures/answers.js';
import { aRoom } from './room.js';

const LOOPBACK = { host: '127.0.0.1', port: 0, proxied: false };
const EXCERPT = anExcerpt('Le contingent compte 2 030 militaires.');
const open: RoomServer[] = [];
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of open.splice(0)) await server.close();
});

async function opened(at = LOOPBACK): Promise<RoomServer> {
  const server = await serveReadingRoom(aRoom({ ask: async () => anAnswer([EXCERPT]) }), at);
  open.push(server);
  return server;
}

async function statusOf(address: string, options: RequestOptions = {}): Promise<number | undefined> {
  const [response] = (await once(get(address, options), 'response')) as [IncomingMessage];
  response.resume();
  await once(response, 'close');
  return response.statusCode;
}

/** A connection on which as much of a request comes, and no more. */
function halfOpen(port: number, from: string, begun = 'GET / HTTP/1.1\r\nHost: localhost\r\n'): Socket {
  const socket = connect({ port, host: '127.0.0.1', localAddress: from });
  socket.on('error', () => undefined).resume();
  socket.write(begun);
  sockets.push(socket);
  return socket;
}
const halfOpens = (count: number, port: number, from: string): Socket[] =>
  Array.from({ length: count }, () => halfOpen(port, from));
const stillOpen = (all: readonly Socket[]): Socket[] => all.filter(({ closed }) => !closed);

describe('a reading room on a port', () => {
  it('answers a browser', async () => {
    const { address } = await opened();
    const response = await fetch(`${address}?q=Combien`);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('2 030 militaires');
  });

  it('counts the requests of an address', async () => {
    const { address } = await opened();
    const agent = new Agent({ keepAlive: true, maxSockets: 40 });
    const statuses = await Promise.all(Array.from({ length: 300 }, () => statusOf(`${address}nowhere`, { agent })));
    agent.destroy();
    expect(new Set(statuses)).toEqual(new Set([404, 429]));
  });

  it('lets an address hold fifty connections, and others in beside it', async () => {
    const { port, address } = await opened();
    const held = halfOpens(60, port, '127.0.0.2');
    await expect.poll(() => stillOpen(held)).toHaveLength(50);
    expect(await statusOf(`${address}nowhere`)).toBe(404);
    expect(stillOpen(held)).toHaveLength(50);
    await expect(statusOf(`${address}nowhere`, { localAddress: '127.0.0.2' })).rejects.toThrow();
    // One that it closes makes room for another.
    stillOpen(held)[0]!.destroy();
    await expect.poll(() => statusOf(`${address}nowhere`, { localAddress: '127.0.0.2' }).catch(() => null)).toBe(404);
  });

  it('lets a proxy on this machine hold more: it brings everybody’s', async () => {
    const { port, address } = await opened({ ...LOOPBACK, proxied: true });
    const held = halfOpens(60, port, '127.0.0.2');
    expect(await statusOf(`${address}nowhere`, { localAddress: '127.0.0.2' })).toBe(404);
    expect(stillOpen(held)).toHaveLength(60);
  });

  // By default this takes half a minute or more.
  it('closes connections on which no whole request comes', { timeout: 20_000 }, async () => {
    const { port } = await opened();
    const held = [halfOpen(port, '127.0.0.3'), halfOpen(port, '127.0.0.4', '')];
    await expect.poll(() => stillOpen(held), { timeout: 18_000 }).toHaveLength(0);
  });

  it('says what to do where its port is taken', async () => {
    const { port } = await opened();
    const second = serveReadingRoom(aRoom(), { ...LOOPBACK, port });
    await expect(second).rejects.toThrow(UsageError);
    await expect(second).rejects.toThrow('the port is taken');
    await expect(second).rejects.toHaveProperty('remedy', expect.stringContaining('WEB_PORT'));
  });

  it('says what to do where its address is no address of this machine', async () => {
    await expect(serveReadingRoom(aRoom(), { ...LOOPBACK, host: '192.0.2.1' })).rejects.toThrow('no such address');
  });

  it('gives what was asked before it closes, and takes nothing after', async () => {
    let answer: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    let asked: () => void = () => {};
    const begun = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const server = await serveReadingRoom(
      aRoom({
        ask: async () => {
          asked();
          await held;
          return anAnswer([EXCERPT]);
        },
      }),
      LOOPBACK,
    );
    const page = fetch(`${server.address}?q=Combien`);
    await begun;
    const closed = server.close();
    answer();
    expect((await page).status).toBe(200);
    await closed;
    await expect(fetch(server.address)).rejects.toThrow();
  });
});
