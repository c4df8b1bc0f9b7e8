import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { readRetryAfter } from '../../../src/articles/web/fetcher.js';
import { INTERNET } from '../../../src/articles/web/network/network.js';

it('connects to the addresses that it was given, without asking what the name is by now', async () => {
  const server = createServer((socket) => socket.end()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = String((server.address() as AddressInfo).port);
  const connect = INTERNET.connectorTo(['127.0.0.1']);
  // No resolver knows this name.
  const socket = await new Promise<Socket>((resolve, reject) => {
    connect({ hostname: '127.news.invalid', host: '127.news.invalid', protocol: 'http:', port }, (error, opened) =>
      error === null ? resolve(opened) : reject(error),
    );
  });
  expect(socket.remoteAddress).toBe('127.0.0.1');
  socket.destroy();
  server.close();
});

it('finds the addresses of a name', async () => {
  expect(await INTERNET.addressesOf('localhost')).toContain('127.0.0.1');
});

it.each([
  ['120', 120_000],
  ['0', 1000],
  ['1000000000', 86_400_000],
  ['Sat, 21 Nov 2026 12:01:00 GMT', 60_000],
  ['Sat, 21 Nov 2020 12:00:00 GMT', 1000],
  ['soon', null],
  [null, null],
])('a header retry-after of %s asks for %s ms', (header, ms) => {
  expect(readRetryAfter(header, Date.parse('2026-11-21T12:00:00Z'))).toBe(ms);
});
