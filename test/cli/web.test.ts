import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { expectFailure, SURE, takenPort, Workplace } from './program.js';

const place = new Workplace();
afterAll(() => place.remove());

async function freePort(): Promise<string> {
  const { port, close } = await takenPort();
  await close();
  return String(port);
}

/** `npm run web` until it says that it is open. */
async function opened(env: Readonly<Record<string, string>>, npm = false) {
  const program = place.start('web', [], { env, npm });
  let stdout = '';
  let stderr = '';
  program.stdout!.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  program.stderr!.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = once(program, 'close');
  await vi.waitFor(() => expect(stdout).toContain('(Ctrl-C closes it)'), { timeout: 30_000, interval: 50 });
  return {
    address: `http://127.0.0.1:${env.WEB_PORT}/`,
    said: () => ({ stdout, stderr }),
    async stop(...signals: readonly NodeJS.Signals[]): Promise<number | null> {
      for (const signal of signals) program.kill(signal);
      const [status] = await ended;
      return status;
    },
  };
}

describe('npm run web', () => {
  let room: Awaited<ReturnType<typeof opened>>;
  beforeAll(async () => {
    room = await opened({ WEB_PORT: await freePort() });
  });

  it('ingests seeds/ when the library is empty, and says where it is open', () => {
    expect(room.said().stderr).toMatch(/^The library is empty: ingesting .*seeds\n/);
    expect(room.said().stdout).toBe(`The reading room is open: ${room.address} (Ctrl-C closes it)\n`);
  });

  it('answers with sentences of the articles, and lights them where they stand', async () => {
    const page = await (await fetch(`${room.address}?${new URLSearchParams({ q: SURE })}`)).text();
    expect(page).toContain('4,750 miles long.');
    const [, link] = /href="(\/a\/[^"]+)"/.exec(page)!;
    const article = await fetch(new URL(link!.replaceAll('&amp;', '&'), room.address));
    expect(article.status).toBe(200);
    expect(await article.text()).toMatch(/<mark[^>]*>Russia and Kazakhstan share a land border/);
  });

  it('notes questions, never what they are', () => {
    expect(room.said().stderr).toContain('"asked"');
    expect(room.said().stderr).not.toContain('miles');
  });

  it('says in one line that its port is taken', async () => {
    const { port, close } = await takenPort();
    expectFailure(await place.run('web', [], { env: { WEB_PORT: String(port) } }), 2, /port is taken.*WEB_PORT/);
    await close();
  });

  it('closes at Ctrl-C, as asked', async () => {
    expect(await room.stop('SIGINT')).toBe(0);
    await expect(fetch(room.address)).rejects.toThrow();
  });

  it('closes when npm, which started it, is told to end, and leaves the port to the next', async () => {
    const env = { WEB_PORT: await freePort() };
    for (let at = 0; at < 2; at += 1) {
      const open = await opened(env, true);
      expect((await fetch(open.address)).status).toBe(200);
      expect(await open.stop('SIGTERM')).toBe(0);
      await expect(fetch(open.address)).rejects.toThrow();
    }
  });

  it('closes in good order when the terminal and npm both tell it to', async () => {
    const open = await opened({ WEB_PORT: await freePort() });
    expect(await open.stop('SIGINT', 'SIGTERM')).toBe(0);
  });

  it('names its public address, and says in the log what it exposes without a password', async () => {
    const env = { WEB_HOST: '0.0.0.0', PUBLIC_URL: 'https://lesen.example.org/' };
    const open = await opened({ ...env, WEB_PORT: await freePort() });
    expect(open.said().stdout).toContain('open: https://lesen.example.org (');
    await expect.poll(() => open.said().stderr, { timeout: 20_000 }).toContain('set WEB_TOKEN');
    expect(await open.stop('SIGINT')).toBe(0);
    const locked = await opened({ ...env, WEB_PORT: await freePort(), WEB_TOKEN: 'sésame-ouvre' });
    expect(locked.said().stderr).not.toContain('WEB_TOKEN');
    expect((await fetch(locked.address)).status).toBe(401);
    // The proxy in front, on this machine, is believed for whom it asks.
    const guess = async (reader: string) => {
      const headers = { authorization: 'Basic YTpmYXV4', 'x-forwarded-for': reader };
      return (await fetch(`${locked.address}assets/style.css`, { headers })).status;
    };
    for (let at = 0; at < 5; at += 1) expect(await guess('203.0.113.1')).toBe(401);
    expect([await guess('203.0.113.1'), await guess('203.0.113.2')]).toEqual([429, 401]);
    expect(await locked.stop('SIGINT')).toBe(0);
  });

  it.each([
    ['WEB_PORT', '0'],
    ['WEB_TOKEN', 'court'],
    ['WEB_HOST', 'not a name'],
    ['PUBLIC_URL', 'https://example.org/verbatim'],
    ['PUBLIC_URL', 'example.org'],
  ])('refuses a setting that cannot be meant: %s=%s', async (name, value) => {
    expectFailure(
      await place.run('web', [], { env: { [name]: value } }),
      2,
      new RegExp(`the setting ${name} is not valid`),
    );
  });
});
