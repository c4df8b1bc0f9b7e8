import { EventEmitter } from 'node:events';
import { Collection } from 'discord.js';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { followGuilds } from '../../src/discord/client/guilds.js';
import { ownCorpus } from '../../src/discord/request/visible-corpora.js';
import type { ServerCorpusJobs } from '../../src/ingest/server-corpus-change.js';
import { guild } from '../discord-double/objects.js';
import { noServerCorpusJobs } from '../fixtures/no-server-corpus-jobs.js';
import { idleParts, type Stage, setTheStage } from './bot-on-double.js';

const DAY = 24 * 60 * 60 * 1000;

let stage: Stage;
let now: number;
/** The corpora of servers that there are, and what was done to them. */
let corpora: string[];
let done: string[];
/** What the jobs fail with; null: they do not. */
let failure: Error | null;
const serverCorpora: ServerCorpusJobs = {
  ...noServerCorpusJobs,
  async forget(corpus) {
    if (failure !== null) throw failure;
    corpora = corpora.filter((one) => one !== corpus);
    done.push(`forgot ${corpus}`);
  },
  async clear(corpus) {
    if (failure !== null) throw failure;
    done.push(`cleared ${corpus}`);
  },
};
const about = async () => ({
  ...{ corpus: 'default', articles: 7, passages: 70, generation: 'g', model: 'm', degraded: null },
  ...{ ingestedAt: null, corpora: ['default', ...corpora] },
});

beforeEach(async () => {
  now = Date.UTC(2022, 0, 20);
  [corpora, done, failure] = [[], [], null];
  stage = await setTheStage({ about }, { now: () => now, serverCorpora });
  await stage.records.changeSettings(stage.discord.world.guildId, { cooldown: 9 });
});
afterEach(() => stage.end());

const cooldown = async (): Promise<number> => (await stage.records.settings(stage.discord.world.guildId)).cooldown;
const isLeft = async (): Promise<boolean> => !(await stage.records.guilds()).includes(stage.discord.world.guildId);
const leave = async (parts = {}): Promise<void> => {
  const { world, gateway } = stage.discord;
  gateway.dispatch('GUILD_DELETE', { id: world.guildId, ...parts });
};

it('a server that puts the bot out is forgotten thirty days later', async () => {
  await leave();
  await expect.poll(isLeft).toBe(true);
  now += 31 * DAY;
  await stage.records.forgetGuild(stage.discord.world.guildId);
  expect(await cooldown()).toBe(3);
});

it('a server that takes the bot back in time is not forgotten', async () => {
  await leave();
  await expect.poll(isLeft).toBe(true);
  now += 29 * DAY;
  stage.discord.gateway.dispatch('GUILD_CREATE', guild(stage.discord.world));
  await expect.poll(isLeft).toBe(false);
  now += 29 * DAY;
  await stage.restart();
  await stage.restart();
  expect(done).toEqual([]);
  expect(await cooldown()).toBe(9);
});

it('an outage is no leaving', async () => {
  await leave({ unavailable: true });
  const asked = stage.discord.slash('help', {});
  await stage.discord.answerTo(asked);
  expect(await isLeft()).toBe(false);
  now += 31 * DAY;
  await stage.restart();
  expect(await cooldown()).toBe(9);
});

it('a server that put the bot out while it was away is noticed at the start', async () => {
  const gone = '123456789012345678';
  await stage.records.changeSettings(gone, { cooldown: 9 });
  await stage.restart();
  await expect.poll(() => stage.records.guilds()).toEqual([stage.discord.world.guildId]);
  now += 31 * DAY;
  await stage.restart();
  await expect.poll(async () => (await stage.records.settings(gone)).cooldown).toBe(3);
  expect(await cooldown()).toBe(9);
});

const GONE = '123456789012345678';
const settingsOf = async (guild: string) => (await stage.records.settings(guild)).cooldown;

it('the articles of a server that is gone go with its settings, and no others', async () => {
  // The last is the operator's, who may call it what they like.
  corpora = [ownCorpus(GONE), ownCorpus(stage.discord.world.guildId), 'server-2', 'server-room'];
  await stage.records.changeSettings(GONE, { cooldown: 9 });
  await stage.restart();
  await expect.poll(() => stage.records.guilds()).not.toContain(GONE);
  now += 29 * DAY;
  await stage.restart();
  now += 2 * DAY;
  expect(done).toEqual([]);
  await stage.restart();
  await expect.poll(() => settingsOf(GONE)).toBe(3);
  expect(done).toEqual([`forgot ${ownCorpus(GONE)}`]);
  expect(await cooldown()).toBe(9);
});

it('so do those of a server that has set nothing', async () => {
  corpora = [ownCorpus(GONE)];
  await stage.restart();
  const leftBy = (time: number): Promise<readonly string[]> => {
    const present = now;
    now = time;
    const gone = stage.records.leftLongAgo();
    now = present;
    return gone;
  };
  await expect.poll(() => leftBy(now + 31 * DAY)).toEqual([GONE]);
  now += 31 * DAY;
  await stage.restart();
  await expect.poll(() => done).toEqual([`forgot ${ownCorpus(GONE)}`]);
});

it('nothing of a server is forgotten before its articles are: the next look goes on with it', async () => {
  corpora = [ownCorpus(GONE)];
  await stage.records.changeSettings(GONE, { cooldown: 9 });
  await stage.records.left(GONE);
  now += 31 * DAY;
  failure = new Error('the disk failed');
  await stage.restart();
  await expect.poll(() => stage.log.map(({ message }) => message)).toContain('records of servers not kept up');
  expect(await settingsOf(GONE)).toBe(9);
  failure = null;
  await stage.restart();
  await expect.poll(() => settingsOf(GONE)).toBe(3);
  expect(done).toEqual([`forgot ${ownCorpus(GONE)}`]);
});

it('a deletion of a server’s articles that was cut short goes on at the next start', async () => {
  const { guildId } = stage.discord.world;
  await stage.records.noteClearing(guildId, true);
  failure = new Error('the disk failed');
  await stage.restart();
  await expect.poll(() => stage.log.map(({ message }) => message)).toContain('records of servers not kept up');
  failure = null;
  await stage.restart();
  await expect.poll(() => done).toEqual([`cleared ${ownCorpus(guildId)}`]);
  await expect.poll(() => stage.records.clearing()).toEqual([]);
});

it('what is too old is deleted once a day, words of others each minute, while the bot runs', async () => {
  vi.useFakeTimers();
  try {
    const parts = idleParts();
    const sweep = vi.spyOn(parts.records, 'sweep');
    const forgetOthers = vi.spyOn(parts.records, 'forgetOthers');
    const client = Object.assign(new EventEmitter(), { guilds: { cache: new Collection() } });
    const catalogue = { corpora: () => [], refresh: async () => {} };
    const unfollow = followGuilds(client as never, {
      ...parts,
      catalogue: catalogue as never,
      isStopping: () => false,
    });
    await vi.advanceTimersByTimeAsync(3 * DAY);
    expect(sweep).toHaveBeenCalledTimes(3);
    expect(forgetOthers).toHaveBeenCalledTimes(3 * 24 * 60);
    unfollow();
    await vi.advanceTimersByTimeAsync(3 * DAY);
    expect(sweep).toHaveBeenCalledTimes(3);
  } finally {
    vi.useRealTimers();
  }
});
