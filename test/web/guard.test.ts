import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isKnownHost } from '../../src/web/guard/addresses.js';
import { createGuesses, createRate } from '../../src/web/guard/limits.js';
import { aRoom } from './room.js';

const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } });

describe('a request under another name', () => {
  it.each(['localhost', 'verbatim.localhost', '127.0.0.1', '127.1.2.3', '[::1]', '192.168.1.20', 'LESEN.example.org'])(
    'is answered under %s',
    (name) => {
      expect(isKnownHost(name, ['lesen.example.org'])).toBe(true);
    },
  );

  it.each(['mal.example', 'localhost.mal.example', 'lesen.example.org.mal.example', '127.0.0.1.mal.example', ''])(
    'is turned away under %j',
    (name) => {
      expect(isKnownHost(name, ['lesen.example.org'])).toBe(false);
    },
  );

  it('gets a page that shows nothing of the articles', async () => {
    const response = await aRoom().request('http://mal.example/?q=Combien');
    expect(response.status).toBe(421);
  });
});

describe('what one may do here', () => {
  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('is reading: %s is refused', async (method) => {
    const response = await aRoom().request('http://localhost/', { method });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it('is asking in addresses of 8 KiB at most', async () => {
    const response = await aRoom().request(`http://localhost/?q=${'x'.repeat(12_288)}`);
    expect(response.status).toBe(414);
  });
});

describe('a room with a password', () => {
  const room = aRoom({}, { token: 'sésame-ouvre' });
  const status = async (password: string, user = 'anyone') => {
    const given = Buffer.from(`${user}:${password}`).toString('base64');
    return (await room.request('http://localhost/nowhere', { headers: { authorization: `Basic ${given}` } })).status;
  };

  it('asks for it, on pages and files alike', async () => {
    for (const address of ['/', '/assets/style.css', '/robots.txt']) {
      const response = await room.request(`http://localhost${address}`);
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toMatch(/^Basic /);
    }
  });

  it('lets in whoever has it, under any name', async () => {
    expect(await status('sésame-ouvre')).toBe(404);
    expect(await status('sésame-ouvre', '')).toBe(404);
  });

  it('lets in nobody else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), async (password) => {
        fc.pre(password !== 'sésame-ouvre');
        expect([401, 429]).toContain(await status(password));
      }),
      { numRuns: 30 },
    );
  });

  const guess = async (guessed: typeof room, path: string, password: string, peer: string, headers = {}) => {
    const authorization = `Basic ${Buffer.from(`a:${password}`).toString('base64')}`;
    const response = await guessed.request(
      `http://localhost${path}`,
      { headers: { authorization, ...headers } },
      from(peer),
    );
    return response.status;
  };

  it.each(['/', '/assets/style.css', '/assets/nowhere', '/robots.txt', '/nowhere', '/a/x?as=text'])(
    'lets an address guess five times a minute at %s, and then tells it nothing, there and elsewhere',
    async (path) => {
      const guessed = aRoom({}, { token: 'sésame-ouvre' });
      const statuses: number[] = [];
      for (let at = 0; at < 8; at += 1) statuses.push(await guess(guessed, path, `sésame-${at}`, '10.0.0.1'));
      expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
      for (const other of ['/', '/assets/style.css', '/nowhere']) {
        expect(await guess(guessed, other, 'sésame-ouvre', '10.0.0.1')).toBe(429);
        expect(await guess(guessed, other, 'faux', '10.0.0.1')).toBe(429);
      }
      expect(await guess(guessed, '/nowhere', 'sésame-ouvre', '10.0.0.2')).toBe(404);
    },
  );

  it('counts guesses at all paths together, whoever they say that they are for', async () => {
    const guessed = aRoom({}, { token: 'sésame-ouvre' });
    const statuses: number[] = [];
    for (const [at, path] of ['/', '/assets/a.js', '/assets/b.js', '/sources', '/health', '/'].entries()) {
      statuses.push(await guess(guessed, path, 'faux', '127.0.0.1', { 'x-forwarded-for': `10.0.0.${at}` }));
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it('says that there were too many guesses, and for how long', async () => {
    const guessed = aRoom({}, { token: 'sésame-ouvre' });
    for (let at = 0; at < 5; at += 1) await guess(guessed, '/', 'faux', '10.0.0.1');
    const headers = { authorization: 'Basic YTpmYXV4', 'accept-language': 'en' };
    const response = await guessed.request('http://localhost/', { headers }, from('10.0.0.1'));
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(50);
    expect(await response.text()).toContain('Too many wrong passwords');
  });

  it('never counts the right password, nor that none is given', async () => {
    const guessed = aRoom({}, { token: 'sésame-ouvre' });
    const given: number[] = [];
    for (let at = 0; at < 20; at += 1) {
      given.push((await guessed.request('http://localhost/nowhere', {}, from('10.0.0.1'))).status);
      given.push(await guess(guessed, '/nowhere', 'sésame-ouvre', '10.0.0.1'));
    }
    expect(new Set(given)).toEqual(new Set([401, 404]));
  });

  it('asks no faster than it shows pages, and waives that for files only to those who are let in', async () => {
    const asked = aRoom({}, { token: 'sésame-ouvre' });
    const statuses = new Set<number>();
    for (let at = 0; at < 400; at += 1) statuses.add((await asked.request('http://localhost/assets/style.css')).status);
    expect(statuses).toEqual(new Set([401, 429]));
  });
});

describe('the guesses of an address', () => {
  it('are five in any minute', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30_000), { maxLength: 60 }), (pauses) => {
        let now = 0;
        const guesses = createGuesses(() => now);
        const made: number[] = [];
        for (const pause of pauses) {
          now += pause;
          const wait = guesses.waitOf('10.0.0.1');
          const lately = made.filter((at) => now - at < 60_000);
          expect(wait > 0).toBe(lately.length === 5);
          if (wait > 0) {
            // It may again after the wait that it was given.
            expect(wait).toBe(Math.ceil((lately[0]! + 60_000 - now) / 1000));
            continue;
          }
          guesses.count('10.0.0.1');
          made.push(now);
        }
      }),
    );
  });

  it('are those of its whole IPv6 network, and of no other', () => {
    const guesses = createGuesses(() => 0);
    for (let at = 0; at < 5; at += 1) guesses.count(`2001:db8:0:7::${at}`);
    expect(guesses.waitOf('2001:db8:0:7:1:2:3:4')).toBe(60);
    expect(guesses.waitOf('2001:db8:0:8::1')).toBe(0);
  });
});

describe('the rate of an address', () => {
  it('lets a burst pass, then so many a second, and says how long to wait', () => {
    let now = 0;
    const waitOf = createRate(() => now);
    const passed = (count: number) =>
      Array.from({ length: count }, () => waitOf('10.0.0.1')).filter((wait) => wait === 0);
    expect(passed(200)).toHaveLength(60);
    expect(waitOf('10.0.0.1')).toBe(1);
    now += 1_000;
    expect(passed(200)).toHaveLength(10);
    now += 3_600_000;
    expect(passed(200)).toHaveLength(60);
  });

  it('is its own, but for addresses of one IPv6 network', () => {
    const waitOf = createRate(() => 0);
    for (let at = 0; at < 60; at += 1) waitOf(`2001:db8:0:7::${at.toString(16)}`);
    expect(waitOf('2001:db8:0:7:1:2:3:4')).toBe(1);
    expect(waitOf('2001:db8:0:8::1')).toBe(0);
    expect(waitOf('10.0.0.1')).toBe(0);
  });

  it('is shown on a page, and files of pages are not counted', async () => {
    const room = aRoom();
    const ask = (address: string, peer: string, headers = {}) =>
      room.request(`http://localhost${address}`, { headers }, from(peer));
    for (let at = 0; at < 400; at += 1) await ask('/nowhere', '10.0.0.1', { 'x-forwarded-for': `10.9.9.${at % 250}` });
    const refused = await ask('/nowhere', '10.0.0.1');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
    expect((await ask('/assets/style.css', '10.0.0.1')).status).toBe(200);
    expect((await ask('/nowhere', '10.0.0.2')).status).toBe(404);
  });

  it('is that of the reader for whom a proxy on this machine asks, where there is one', async () => {
    const room = aRoom({}, { proxied: true });
    const ask = (forwarded: string, of = room) =>
      of.request('http://localhost/nowhere', { headers: { 'x-forwarded-for': forwarded } }, from('127.0.0.1'));
    for (let at = 0; at < 400; at += 1) await ask('10.9.9.9, 10.0.0.1');
    expect((await ask('10.0.0.1')).status).toBe(429);
    expect((await ask('10.0.0.2')).status).toBe(404);
    const bare = aRoom();
    for (let at = 0; at < 400; at += 1) await ask('10.0.0.1', bare);
    expect((await ask('10.0.0.2', bare)).status).toBe(429);
  });
});
