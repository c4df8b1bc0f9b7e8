import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { shownText } from '../discord/bot-on-double.js';
import { type DiscordDouble, startDiscordDouble } from '../discord-double/double.js';
import { shardOf } from '../discord-double/json.js';
import { outcome, SURE, Workplace } from './program.js';

const place = new Workplace();
let discord: DiscordDouble;
beforeAll(async () => {
  await place.run('ingest', []);
});
afterEach(async () => {
  await discord.close();
  expect(discord.violations).toEqual([]);
});
afterAll(() => place.remove());

const settings = (more: Readonly<Record<string, string>>, npm = false) => ({
  npm,
  env: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, ...more },
});

/** A port that is free, and the next one most likely too. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

interface Line {
  readonly msg: string;
  readonly shard?: number;
  readonly pid?: number;
}

/** A started program, and what it logs. */
function watched(child: ChildProcess) {
  const ended = outcome(child);
  const lines: Line[] = [];
  createInterface(child.stderr!).on('line', (line) => line.startsWith('{') && lines.push(JSON.parse(line)));
  const logged = (words: string): Line[] => lines.filter(({ msg }) => msg === words);
  return { child, ended, logged };
}

// Shards log in one after another, five seconds apart, and open a model each.
vi.setConfig({ testTimeout: 180_000 });

it('two shards answer their servers out of one library; one that dies is started again; they end together', async () => {
  discord = await startDiscordDouble({ servers: 2, shards: 2 });
  const port = await freePort();
  const more = { DISCORD_SHARDS: 'auto', METRICS_PORT: String(port) };
  const { child, ended, logged } = watched(place.start('start', [], settings(more, true)));
  await expect.poll(() => logged('all shards are ready'), { timeout: 90_000 }).toHaveLength(1);
  for (const shard of [0, 1]) {
    const health = await fetch(`http://127.0.0.1:${port + shard}/health`);
    expect(await health.json()).toMatchObject({ ready: true, gateway: [{ shard, state: 'ready' }] });
  }

  const { servers } = discord.world;
  expect(servers.map(({ guildId }) => shardOf(guildId, 2)).sort()).toEqual([0, 1]);
  const ask = async (server: (typeof servers)[number]) =>
    shownText(await discord.answerTo(discord.slash('ask', { question: SURE }, { server, locale: 'en-US' })));
  for (const server of servers) expect(await ask(server)).toContain('4,750 miles');

  const [{ pid } = {}] = logged('shard started');
  process.kill(pid!, 'SIGKILL');
  await expect.poll(() => logged('shard ended, it is started again'), { timeout: 30_000 }).toHaveLength(1);
  await expect.poll(() => logged('shard started'), { timeout: 60_000 }).toHaveLength(3);
  for (const server of servers) expect(await ask(server)).toContain('4,750 miles');

  // npm, which started the process that started them.
  child.kill('SIGTERM');
  expect(await ended).toMatchObject({ status: 0, stdout: '' });
  for (const { pid } of logged('shard started')) expect(() => process.kill(pid!, 0)).toThrow('ESRCH');
  expect(discord.gateway.closedByBot.slice(-2)).toEqual([1000, 1000]);
});

it('shards that Discord refuses are not started again and again: the command ends and says why', async () => {
  discord = await startDiscordDouble();
  const env = { ...settings({ DISCORD_SHARDS: '2' }).env, DISCORD_TOKEN: 'wrong.token.value' };
  const { status, stderr } = await place.run('start', [], { env });
  expect(status).toBe(2);
  expect(stderr).toMatch(/Discord refused the token; copy .+\n.*shard 0 could not be started; see the line above/);
  expect(stderr).not.toContain('wrong.token.value');
});

it('a shard ends when the process that started it is gone', async () => {
  discord = await startDiscordDouble({ servers: 2 });
  const { child, ended, logged } = watched(place.start('start', [], settings({ DISCORD_SHARDS: '2' })));
  await expect.poll(() => logged('shard started'), { timeout: 90_000 }).toHaveLength(1);
  child.kill('SIGKILL');
  await ended;
  await expect.poll(() => discord.gateway.closedByBot, { timeout: 30_000 }).toEqual([1000]);
});
