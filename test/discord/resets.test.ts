import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Lookups } from '../../src/answering/lookup/lookup.js';
import type { Fault } from '../discord-double/state.js';
import { anAnswer, anExcerpt } from '../fixtures/answers.js';
import { buttonNamed, SENTENCE, SHOWN, type Stage, setTheStage, shownText } from './bot-on-double.js';

const CALLBACK = { method: 'POST', route: '/interactions/{interaction_id}/{interaction_token}/callback' };
const EDIT = { method: 'PATCH', route: '/webhooks/{webhook_id}/{webhook_token}/messages/@original' };
const FOLLOW_UP = { method: 'POST', route: '/webhooks/{webhook_id}/{webhook_token}' };
const SEND = { method: 'POST', route: '/channels/{channel_id}/messages' };
const BROKEN = { status: 502 };

let stage: Stage;
let waited: number[];
beforeEach(async () => {
  waited = [];
  const excerpt = anExcerpt(SENTENCE, { lit: ['2 030 soldats'] });
  const made: Partial<Lookups> = {
    ask: async () => anAnswer([excerpt]),
    citationStatuses: async (_, places) => places.map(() => ({ kind: 'unchanged', quotation: excerpt })),
  };
  stage = await setTheStage(made, { pause: async (milliseconds) => void waited.push(milliseconds) });
});
afterEach(() => stage.end());

const statuses = ({ method, route }: Pick<Fault, 'method' | 'route'>): number[] =>
  stage.discord.requests.filter((one) => one.method === method && one.route === route).map(({ status }) => status);
const soon = <T>(look: () => T) => expect.poll(look, { timeout: 5_000 });
const logged = (message: string) => stage.log.filter((line) => line.message === message);
const ask = (setting = {}) => stage.discord.slash('ask', { question: 'Combien ?' }, setting);
const publicMessages = () =>
  stage.discord
    .messagesIn(stage.discord.world.channelId)
    .filter(({ author }) => (author as { id: string }).id === stage.discord.world.botId);

describe('a connection that breaks', () => {
  it.each(['before', 'after'] as const)(
    'while an answer is shown, %s Discord had it, is tried again',
    async (reset) => {
      stage.discord.fail({ ...EDIT, reset, times: 3 });
      const asked = ask();
      await soon(() => statuses(EDIT)).toEqual([0, 0, 0, 200]);
      expect(shownText(await stage.discord.answerTo(asked))).toContain(SHOWN);
      expect(waited).toEqual([50, 250, 500]);
      expect(stage.log.filter(({ level }) => level !== 'info')).toEqual([]);
    },
  );

  it.each(['before', 'after'] as const)(
    'while a command is acknowledged, %s Discord had it, loses no answer',
    async (reset) => {
      stage.discord.fail({ ...CALLBACK, reset });
      expect(shownText(await stage.discord.answerTo(ask()))).toContain(SHOWN);
      // Discord says that it was acknowledged already: it was, by us.
      expect(statuses(CALLBACK)).toEqual([0, reset === 'before' ? 204 : 400]);
      expect(publicMessages()).toHaveLength(1);
      expect(logged('interaction gone before it was answered')).toEqual([]);
    },
  );

  it('while a command is acknowledged, with a rate limit behind it, loses no answer', async () => {
    stage.discord.fail({ ...CALLBACK, reset: 'after' });
    stage.discord.fail({
      ...{ ...CALLBACK, status: 429, headers: { 'retry-after': '0', 'x-ratelimit-scope': 'shared' } },
      body: { code: 0, message: 'You are being rate limited.', retry_after: 0, global: false },
    });
    expect(shownText(await stage.discord.answerTo(ask()))).toContain(SHOWN);
    expect(statuses(CALLBACK)).toEqual([0, 429, 400]);
  });

  it.each(['before', 'after'] as const)('while a message is sent, %s Discord had it, sends it once', async (reset) => {
    stage.discord.fail({ ...SEND, reset, times: 2 });
    expect(shownText(await stage.discord.replyTo(stage.discord.mention('Combien ?')))).toContain(SHOWN);
    expect(publicMessages()).toHaveLength(1);
  });

  it('without saying so is given up before Discord forgets the interaction', async () => {
    const limits: { ms: number; reach: () => void }[] = [];
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
      const limit = new AbortController();
      limits.push({ ms, reach: () => limit.abort(new DOMException('too long', 'TimeoutError')) });
      return limit.signal;
    });
    stage.discord.fail({ ...CALLBACK, reset: 'before', delay: () => new Promise(() => undefined) });
    const asked = ask();
    await soon(() => limits.map(({ ms }) => ms)).toContain(2_500);
    timeout.mockRestore();
    for (const { reach } of limits.filter(({ ms }) => ms === 2_500)) reach();
    expect(shownText(await stage.discord.answerTo(asked))).toContain(SHOWN);
    expect(statuses(CALLBACK)).toEqual([204]);
  });

  it('while a private card is shared shows it once at most, and its owner is told', async () => {
    const card = await stage.discord.answerTo(stage.discord.slash('ask', { question: 'Combien ?', private: true }));
    stage.discord.fail({ ...FOLLOW_UP, reset: 'after' });
    stage.discord.button(buttonNamed(card, 'Partager'), card);
    await soon(() => statuses(FOLLOW_UP)).toEqual([0, 200]);
    const all = publicMessages().map((message) => [shownText(message), message.flags] as const);
    expect(all.filter(([text]) => text.includes(SHOWN))).toHaveLength(2);
    expect(all.at(-1)?.[0]).toMatch(/^Une erreur est survenue/);
  });
});

describe('an error of Discord that lasts', () => {
  it('becomes one line to the person once Discord takes it, and no fifteen minutes of "is thinking"', async () => {
    stage.discord.fail({ ...EDIT, ...BROKEN, times: 7 });
    stage.discord.fail({ ...FOLLOW_UP, ...BROKEN, times: 15 });
    const line = shownText(await stage.discord.followUpTo(ask()));
    expect(line).toMatch(/^Une erreur est survenue/);
    expect(statuses(EDIT)).toEqual(Array(7).fill(502));
    expect(statuses(FOLLOW_UP)).toEqual([...Array(15).fill(502), 200]);
    const [message] = publicMessages();
    expect(message).toMatchObject({ flags: expect.any(Number) });
    expect(publicMessages()).toHaveLength(1);
    expect(waited).toContain(5_000);
    expect(logged('could not say that it failed')).toEqual([]);
  });

  it('ends with the token of the interaction', async () => {
    stage.discord.fail({ ...EDIT, ...BROKEN, times: 7 });
    stage.discord.fail({ ...FOLLOW_UP, ...BROKEN, times: 9 });
    stage.discord.fail({ ...FOLLOW_UP, status: 401, body: { code: 50027, message: 'Invalid Webhook Token' } });
    ask();
    await soon(() => logged('could not say that it failed')).toHaveLength(1);
    expect(statuses(FOLLOW_UP)).toEqual([...Array(9).fill(502), 401]);
  });

  it('ends when the bot stops', async () => {
    stage.discord.fail({ ...EDIT, ...BROKEN, times: Number.POSITIVE_INFINITY });
    stage.discord.fail({ ...FOLLOW_UP, ...BROKEN, times: Number.POSITIVE_INFINITY });
    ask();
    await soon(() => statuses(EDIT).length).toBeGreaterThan(0);
    await stage.restart();
    expect(logged('could not say that it failed')).toHaveLength(1);
  });
});

describe('an event that is not as Discord describes it', () => {
  const alive = async () => expect(shownText(await stage.discord.answerTo(ask()))).toContain(SHOWN);
  const send = (event: string, data: object) => stage.discord.gateway.dispatch(event, data);

  it('a button without custom_id gets a line, and the next is answered', async () => {
    const card = await stage.discord.answerTo(ask());
    const pressed = stage.discord.button(undefined as unknown as string, card);
    expect(shownText(await stage.discord.answerTo(pressed))).toMatch(/^Une erreur est survenue/);
    await alive();
  });

  it('an interaction without data, a message without author or channel end nothing', async () => {
    const { guildId: guild_id, channelId: channel_id } = stage.discord.world;
    send('INTERACTION_CREATE', { id: '1', type: 2, token: 'x', guild_id, channel_id });
    send('INTERACTION_CREATE', { id: '2', type: 3, guild_id });
    send('MESSAGE_CREATE', { id: '3', guild_id, channel_id, content: 'a' });
    send('MESSAGE_CREATE', { guild_id });
    send('MESSAGE_DELETE', { guild_id, channel_id });
    send('THREAD_CREATE', { guild_id });
    await alive();
    expect(logged('malformed event left alone').length).toBeGreaterThan(0);
  });
});
