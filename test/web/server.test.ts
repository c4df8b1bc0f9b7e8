import { afterEach, describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.js';
import { type RoomServer, serveReadingRoom } from '../../src/web/server.js';
import { anAnswer, anExcerpt } from '../fixtures/answers.js';
import { aRoom } from './room.js';

const LOOPBACK = { host: '127.0.0.1', port: 0 };
const EXCERPT = anExcerpt('Le contingent compte 2 030 militaires.');
const open: RoomServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function opened(room = aRoom({ ask: async () => anAnswer([EXCERPT]) })): Promise<RoomServer> {
  const server = await serveReadingRoom(room, LOOPBACK);
  open.push(server);
  return server;
}

describe('a reading room on a port', () => {
  it('answers a browser', async () => {
    const { address } = await opened();
    const response = await fetch(`${address}?q=Combien`);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('2 030 militaires');
  });

  it('counts the requests of an address', async () => {
    const { address } = await opened();
    const statuses = await Promise.all(
      Array.from({ length: 300 }, async () => (await fetch(`${address}nowhere`)).status),
    );
    expect(new Set(statuses)).toEqual(new Set([404, 429]));
  });

  it('says what to do where its port is taken', async () => {
    const { port } = await opened();
    const second = serveReadingRoom(aRoom(), { host: '127.0.0.1', port });
    await expect(second).rejects.toThrow(UsageError);
    await expect(second).rejects.toThrow('the port is taken');
    await expect(second).rejects.toHaveProperty('remedy', expect.stringContaining('WEB_PORT'));
  });

  it('says what to do where its address is no address of this machine', async () => {
    await expect(serveReadingRoom(aRoom(), { host: '192.0.2.1', port: 0 })).rejects.toThrow('no such address');
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
