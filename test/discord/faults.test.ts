import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buttonNamed, SHOWN, type Stage, setTheStage, shownText } from './bot-on-double.js';

const CALLBACK = { method: 'POST', route: '/interactions/{interaction_id}/{interaction_token}/callback' };
const EDIT = { method: 'PATCH', route: '/webhooks/{webhook_id}/{webhook_token}/messages/@original' };
const SEND = { method: 'POST', route: '/channels/{channel_id}/messages' };

const refusal = (status: number, code: number, message: string) => ({ status, body: { code, message } });
const NO_PERMISSION = refusal(403, 50013, 'Missing Permissions');
const NO_ACCESS = refusal(403, 50001, 'Missing Access');
const ARCHIVED = refusal(400, 50083, 'Thread is archived');
const BROKEN = refusal(500, 0, '500: Internal Server Error');
const UNKNOWN_REFERENCE = {
  ...{ code: 50035, message: 'Invalid Form Body' },
  errors: { message_reference: { _errors: [{ code: 'REPLIES_UNKNOWN_MESSAGE', message: 'Unknown message' }] } },
};
const limited = (seconds: number) => ({
  status: 429,
  headers: { 'retry-after': String(seconds), 'x-ratelimit-scope': 'shared' },
  body: { code: 0, message: 'You are being rate limited.', retry_after: seconds, global: false },
});

let stage: Stage;
beforeEach(async () => {
  stage = await setTheStage();
});
afterEach(() => stage.end());

const logged = (message: string) => stage.log.filter((line) => line.message === message);
const requestsTo = (route: string) => stage.discord.requests.filter((request) => request.route === route);

/** The bot has said in its log what went wrong, at this level and once. */
const expectLogged = (level: 'warn' | 'error', message: string, code?: number) =>
  expect
    .poll(() => logged(message))
    .toEqual([
      {
        level,
        message,
        details: expect.objectContaining(code === undefined ? {} : { error: expect.objectContaining({ code }) }),
      },
    ]);

/** The bot answers as if nothing had been. */
async function expectAlive(): Promise<void> {
  const asked = stage.discord.slash('ask', { question: 'Combien ?' });
  expect(shownText(await stage.discord.answerTo(asked))).toContain(SHOWN);
}

describe('an interaction', () => {
  it('that Discord does not know any more (10062) is left alone', async () => {
    stage.discord.slash('ask', { question: 'Combien ?' }, { expired: true });
    await expectLogged('warn', 'interaction gone before it was answered', 10062);
    expect(requestsTo(EDIT.route)).toEqual([]);
    await expectAlive();
  });

  it('that something else has acknowledged (40060) is left to it', async () => {
    stage.discord.fail({ ...CALLBACK, ...refusal(400, 40060, 'Interaction has already been acknowledged.') });
    stage.discord.slash('ask', { question: 'Combien ?' });
    await expectLogged('warn', 'interaction gone before it was answered', 40060);
    expect(requestsTo(EDIT.route)).toEqual([]);
    await expectAlive();
  });

  it('whose reply was deleted before the answer came (10008) is not answered elsewhere', async () => {
    stage.discord.fail({ ...EDIT, ...refusal(404, 10008, 'Unknown Message') });
    stage.discord.slash('ask', { question: 'Combien ?' });
    await expectLogged('warn', 'interaction gone before it was answered', 10008);
    expect(requestsTo(EDIT.route)).toHaveLength(1);
    await expectAlive();
  });

  it('whose token has run out (10015, 50027) is left alone', async () => {
    stage.discord.fail({ ...EDIT, ...refusal(404, 10015, 'Unknown Webhook') });
    stage.discord.slash('ask', { question: 'Combien ?' });
    await expectLogged('warn', 'interaction gone before it was answered', 10015);
    stage.discord.fail({ ...EDIT, ...refusal(401, 50027, 'Invalid Webhook Token') });
    stage.discord.slash('ask', { question: 'Combien ?' });
    await expect.poll(() => logged('interaction gone before it was answered')).toHaveLength(2);
    await expectAlive();
  });

  it('in a thread that was archived meanwhile (50083) is left alone', async () => {
    stage.discord.fail({ ...EDIT, ...ARCHIVED });
    stage.discord.slash('ask', { question: 'Combien ?' }, { inThread: true });
    await expectLogged('warn', 'interaction gone before it was answered', 50083);
    await expectAlive();
  });

  it.each([
    ['50013', NO_PERMISSION],
    ['50001', NO_ACCESS],
  ])('that the bot may not answer there (%s) is told so alone, and is no fault of the code', async (code, fault) => {
    stage.discord.fail({ ...EDIT, ...fault });
    const asked = stage.discord.slash('ask', { question: 'Combien ?' });
    expect(shownText(await stage.discord.answerTo(asked))).toMatch(/^Une erreur est survenue/);
    await expectLogged('warn', 'interaction failed', Number(code));
  });

  it('is acknowledged after a rate limit and an error of Discord', async () => {
    stage.discord.fail({ ...CALLBACK, ...limited(0.1) });
    stage.discord.fail({ ...CALLBACK, ...BROKEN });
    await expectAlive();
    expect(requestsTo(CALLBACK.route).map(({ status }) => status)).toEqual([429, 500, 204]);
    const route = '/interactions/:id/:token/callback';
    expect(logged('rate limited by Discord: waiting')).toMatchObject([{ level: 'warn', details: { route } }]);
  });

  it('that an error of Discord outlasts is logged, and the next one answered', async () => {
    stage.discord.fail({ ...EDIT, ...BROKEN, times: 7 });
    await stage.discord.followUpTo(stage.discord.slash('ask', { question: 'Combien ?' }));
    await expectLogged('error', 'interaction failed');
    await expectAlive();
  });

  it('on a card that was deleted is answered to its person', async () => {
    const card = await stage.discord.answerTo(stage.discord.slash('ask', { question: 'Combien ?' }));
    const helpful = buttonNamed(card, 'Utile');
    stage.discord.delete(String(card.id));
    expect(shownText(await stage.discord.answerTo(stage.discord.button(helpful, card)))).toContain('c’est noté');
  });
});

describe('a message', () => {
  it('that was deleted while its answer was being sent is not answered', async () => {
    stage.discord.fail({ ...SEND, status: 400, body: UNKNOWN_REFERENCE });
    stage.discord.mention('Combien ?');
    await expect.poll(() => requestsTo(SEND.route)).toHaveLength(1);
    await expectAlive();
    expect(requestsTo(SEND.route)).toHaveLength(1);
    expect(logged('reply not sent')).toEqual([]);
  });

  it.each([
    ['the bot may not speak there (50013)', NO_PERMISSION, false],
    ['the bot may not even see the channel (50001)', NO_ACCESS, false],
    ['the thread was archived (50083)', ARCHIVED, true],
    ['the channel is gone (10003)', refusal(404, 10003, 'Unknown Channel'), false],
  ])('goes without an answer when %s', async (_, fault, inThread) => {
    stage.discord.fail({ ...SEND, ...fault });
    stage.discord.message({ content: `<@${stage.discord.world.botId}> Combien ?`, mentionsBot: true, inThread });
    await expectLogged('warn', 'reply not sent', fault.body.code);
    expect(requestsTo(SEND.route)).toHaveLength(1);
    await expectAlive();
  });

  it('is answered also where "is typing" cannot be shown', async () => {
    stage.discord.fail({ method: 'POST', route: '/channels/{channel_id}/typing', ...NO_PERMISSION });
    expect(shownText(await stage.discord.replyTo(stage.discord.mention('Combien ?')))).toContain(SHOWN);
    await expectLogged('warn', 'typing not shown', 50013);
  });

  it('is answered after a rate limit and an error of Discord', async () => {
    stage.discord.fail({ ...SEND, ...limited(0.1) });
    stage.discord.fail({ ...SEND, ...BROKEN });
    expect(shownText(await stage.discord.replyTo(stage.discord.mention('Combien ?')))).toContain(SHOWN);
    expect(requestsTo(SEND.route).map(({ status }) => status)).toEqual([429, 500, 200]);
  });
});
