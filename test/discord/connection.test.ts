import { afterEach, expect, it } from 'vitest';
import { createBot } from '../../src/discord/client/bot.js';
import { DiscordError } from '../../src/errors.js';
import { type DiscordDouble, startDiscordDouble } from '../discord-double/double.js';
import { anAnswer, anExcerpt } from '../fixtures/answers.js';
import { idleParts, SENTENCE, SHOWN, type Stage, setTheStage, shownText } from './bot-on-double.js';

let stage: Stage | null = null;
let discord: DiscordDouble | null = null;
afterEach(async () => {
  await stage?.end();
  await discord?.close();
  stage = null;
  discord = null;
});

const startWith = (token: string, apiUrl: string): Promise<unknown> =>
  createBot({ token, apiUrl, ...idleParts() })
    .start()
    .then(
      () => null,
      (error: unknown) => error,
    );

it('says what to do about a wrong token, without repeating it', async () => {
  discord = await startDiscordDouble();
  const error = await startWith('wrong.token.value', discord.apiUrl);
  expect(error).toBeInstanceOf(DiscordError);
  expect(error).toMatchObject({ code: 'wrong-token', remedy: expect.stringContaining('DISCORD_TOKEN') });
  expect(String(error)).not.toContain('wrong.token.value');
});

it('says so when Discord cannot be reached', async () => {
  const closed = await startDiscordDouble();
  await closed.close();
  const error = await startWith(closed.token, closed.apiUrl);
  expect(error).toMatchObject({ code: 'discord-unreachable', message: expect.stringContaining(closed.apiUrl) });
});

it('names the address without the password in it', async () => {
  const error = await startWith('a.token.value', 'http://user:secret@127.0.0.1:9/api?key=secret');
  expect(error).toMatchObject({ message: 'Discord cannot be reached at http://127.0.0.1:9/api' });
  expect(`${error}${(error as DiscordError).remedy}`).not.toContain('secret');
});

it('says so when Discord has an error of its own, or grants no more sessions today', async () => {
  discord = await startDiscordDouble();
  discord.fail({ method: 'GET', route: '/gateway/bot', status: 502, times: 9 });
  expect(await startWith(discord.token, discord.apiUrl)).toMatchObject({ code: 'discord-failing' });
  await discord.close();
  discord = await startDiscordDouble();
  const session_start_limit = { total: 1000, remaining: 0, reset_after: 14_400_000, max_concurrency: 1 };
  const body = { url: discord.apiUrl.replace('http', 'ws'), shards: 1, session_start_limit };
  discord.fail({ method: 'GET', route: '/gateway/bot', status: 200, body });
  expect(await startWith(discord.token, discord.apiUrl)).toMatchObject({
    code: 'discord-failed',
    message: expect.stringContaining('sessions'),
  });
});

it('says so when the gateway refuses the bot for good', async () => {
  discord = await startDiscordDouble();
  discord.gateway.refuse(4014);
  expect(await startWith(discord.token, discord.apiUrl)).toMatchObject({ code: 'intents-refused' });
});

it('tells when Discord ends the connection for good later on', async () => {
  stage = await setTheStage();
  stage.discord.gateway.drop(4004);
  expect(await stage.bot.lost).toMatchObject({ code: 'wrong-token' });
});

it('finishes an answer that is under way before it stops, and turns newcomers away in words', async () => {
  let finish = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    finish = resolve;
  });
  stage = await setTheStage(async () => {
    await held;
    return anAnswer([anExcerpt(SENTENCE, { lit: ['2 030 soldats'] })]);
  });
  const { discord: double, bot } = stage;
  const first = double.slash('ask', { question: 'Combien ?' });
  await double.request(({ status }) => status === 204, 'a deferral');
  const stopped = bot.stop();
  const late = double.slash('ask', { question: 'Et encore ?' });
  expect(shownText(await double.answerTo(late))).toBe('Je redémarre\u00a0: réessayez dans une minute.');
  finish();
  await stopped;
  expect(shownText(await double.answerTo(first))).toContain(SHOWN);
  await expect.poll(() => double.gateway.closedByBot).toEqual([1000]);
});

it('resumes after a lost connection and answers what came meanwhile', async () => {
  stage = await setTheStage();
  const { discord: double } = stage;
  double.gateway.drop(4000);
  const asked = double.slash('ask', { question: 'Combien ?' });
  expect(shownText(await double.answerTo(asked))).toContain(SHOWN);
  expect(double.gateway.openings).toEqual(['IDENTIFY', 'RESUME']);
});

it('reconnects when Discord asks it to, and logs in anew when its session is forgotten', async () => {
  stage = await setTheStage();
  const { discord: double } = stage;
  double.gateway.askToReconnect();
  await expect.poll(() => double.gateway.openings, { timeout: 5000 }).toEqual(['IDENTIFY', 'RESUME']);
  double.gateway.invalidate();
  await expect.poll(() => double.gateway.openings, { timeout: 9000 }).toEqual(['IDENTIFY', 'RESUME', 'IDENTIFY']);
  const asked = double.slash('ask', { question: 'Combien ?' });
  expect(shownText(await double.answerTo(asked))).toContain(SHOWN);
});

it('waits out a rate limit and an error of Discord, and loses no answer', async () => {
  stage = await setTheStage();
  const { discord: double } = stage;
  const method = 'PATCH';
  const route = '/webhooks/{webhook_id}/{webhook_token}/messages/@original';
  double.fail({ ...{ method, route }, status: 500, body: { code: 0, message: '500: Internal Server Error' } });
  double.fail({
    ...{ method, route, status: 429, headers: { 'retry-after': '0.2', 'x-ratelimit-scope': 'shared' } },
    body: { code: 0, message: 'You are being rate limited.', retry_after: 0.2, global: false },
  });
  const asked = double.slash('ask', { question: 'Combien ?' });
  expect(shownText(await double.answerTo(asked))).toContain(SHOWN);
  expect(double.requests.filter((request) => request.route === route).map(({ status }) => status)).toEqual([
    500, 429, 200,
  ]);
});

it('notices a connection that is dead without saying so, and resumes on another', async () => {
  stage = await setTheStage(undefined, { heartbeatMs: 200 });
  const { discord: double } = stage;
  double.gateway.fallSilent();
  await expect.poll(() => double.gateway.openings, { timeout: 9000 }).toEqual(['IDENTIFY', 'RESUME']);
  // A close code that keeps the session: Discord replays what the bot has not had.
  expect(double.gateway.closedByBot).toEqual([4200]);
  const asked = double.slash('ask', { question: 'Combien ?' });
  expect(shownText(await double.answerTo(asked))).toContain(SHOWN);
});

it('tells how its connection is', async () => {
  stage = await setTheStage();
  const { discord: double, bot } = stage;
  expect(bot.connections()).toEqual([{ shard: 0, state: 'ready' }]);
  double.gateway.refuse(4014);
  double.gateway.invalidate();
  await bot.lost;
  expect(bot.connections()).toEqual([{ shard: 0, state: 'disconnected' }]);
});
