import { EventEmitter } from 'node:events';
import type { Client } from 'discord.js';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { followGuilds } from '../../src/discord/client/guilds.js';
import { guild } from '../discord-double/objects.js';
import { answering, type Stage, setTheStage } from './bot-on-double.js';

const DAY = 24 * 60 * 60 * 1000;

let stage: Stage;
let now: number;
beforeEach(async () => {
  now = Date.UTC(2022, 0, 20);
  stage = await setTheStage(answering, { now: () => now });
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
  await stage.records.sweep();
  expect(await cooldown()).toBe(3);
});

it('a server that takes the bot back in time is not forgotten', async () => {
  await leave();
  await expect.poll(isLeft).toBe(true);
  now += 29 * DAY;
  stage.discord.gateway.dispatch('GUILD_CREATE', guild(stage.discord.world));
  await expect.poll(isLeft).toBe(false);
  now += 29 * DAY;
  await stage.records.sweep();
  expect(await cooldown()).toBe(9);
});

it('an outage is no leaving', async () => {
  await leave({ unavailable: true });
  const asked = stage.discord.slash('help', {});
  await stage.discord.answerTo(asked);
  expect(await isLeft()).toBe(false);
});

it('a server that put the bot out while it was away is noticed at the start', async () => {
  const gone = '123456789012345678';
  await stage.records.changeSettings(gone, { cooldown: 9 });
  await stage.restart();
  expect(await stage.records.guilds()).toEqual([stage.discord.world.guildId]);
  now += 31 * DAY;
  await stage.restart();
  expect((await stage.records.settings(gone)).cooldown).toBe(3);
  expect(await cooldown()).toBe(9);
});

it('what is too old is deleted once a day, words of others each minute, while the bot runs', () => {
  vi.useFakeTimers();
  try {
    const sweep = vi.fn(async () => {});
    const forgetOthers = vi.fn(async () => {});
    const records = { guilds: async () => [], left: async () => {}, joined: async () => {}, forgetOthers, sweep };
    const log = { info: () => {}, warn: () => {}, error: () => {} };
    const unfollow = followGuilds(new EventEmitter() as Client, records, log);
    vi.advanceTimersByTime(3 * DAY);
    expect(sweep).toHaveBeenCalledTimes(3);
    expect(forgetOthers).toHaveBeenCalledTimes(3 * 24 * 60);
    unfollow();
    vi.advanceTimersByTime(3 * DAY);
    expect(sweep).toHaveBeenCalledTimes(3);
  } finally {
    vi.useRealTimers();
  }
});
