import { PermissionFlagsBits } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { hasFlag, type Json } from '../discord-double/json.js';
import { anAbstention } from '../fixtures/answers.js';
import { answering, buttonLabels, buttonNamed, SHOWN, type Stage, setTheStage, shownText } from './bot-on-double.js';

const EPHEMERAL = 1 << 6;
const MANAGER = { permissions: String(PermissionFlagsBits.ManageGuild) };
const DISCUSS = 'En discuter dans un fil';

let stage: Stage;
afterEach(() => stage.end());

const begin = async (made: Parameters<typeof setTheStage>[0] = answering, threads = false): Promise<void> => {
  stage = await setTheStage(made);
  if (threads) await stage.records.changeSettings(stage.discord.world.guildId, { threads: true });
};
const ask = (question: string, setting = {}): Promise<Json> =>
  stage.discord.answerTo(stage.discord.slash('ask', { question }, setting));
const threadOf = (messageId: string): Promise<Json> =>
  stage.discord
    .request(
      ({ route, parameters, status }) =>
        route === '/channels/{channel_id}/messages/{message_id}/threads' &&
        parameters.message_id === messageId &&
        status === 201,
      'a thread',
    )
    .then(({ answer }) => answer as Json);
/** The texts of a thread's messages, once there are so many. */
async function saidIn(threadId: unknown, count: number): Promise<string[]> {
  await expect.poll(() => stage.discord.messagesIn(String(threadId)).length).toBe(count);
  return stage.discord.messagesIn(String(threadId)).map(shownText);
}

describe('the button for a thread', () => {
  it('makes one of the answer, named after the question, whose first message says how to go on', async () => {
    await begin();
    const answer = await ask('Combien de **soldats** ?');
    const told = await stage.discord.answerTo(stage.discord.button(buttonNamed(answer, DISCUSS), answer));
    const thread = await threadOf(String(answer.id));
    expect(thread.name).toBe('Combien de **soldats** ?');
    expect(hasFlag(told.flags, EPHEMERAL)).toBe(true);
    expect(shownText(told)).toBe(`La discussion est ici\u00a0: <#${thread.id}>`);
    const [first] = await saidIn(thread.id, 1);
    expect(first).toBe(
      `-# Pour continuer ici, mentionnez-moi (<@${stage.discord.world.botId}>) ou répondez à l’un de mes messages avec mention\u00a0: je ne lis pas les autres messages.`,
    );
  });

  it('speaks English to those who do, and leads everybody to the one thread', async () => {
    await begin();
    const answer = await ask('How many soldiers?', { locale: 'en-GB' });
    const button = buttonNamed(answer, 'Discuss in a thread');
    await stage.discord.answerTo(stage.discord.button(button, answer, { locale: 'en-US' }));
    const second = await stage.discord.answerTo(
      stage.discord.button(button, stage.discord.kept(String(answer.id))!, { locale: 'en-US', other: true }),
    );
    const stale = await stage.discord.answerTo(stage.discord.button(button, answer, { locale: 'en-US' }));
    const here = `The discussion is here: <#${answer.id}>`;
    expect([shownText(second), shownText(stale)]).toEqual([here, here]);
    const [first] = await saidIn(answer.id, 1);
    expect(first).toMatch(/^-# To go on here, mention me/);
  });

  it('cuts a long question to the name that Discord takes, without what cannot be seen', async () => {
    await begin();
    const question = `Pourquoi\u200b ${'les soldats partent-ils '.repeat(10)}?`;
    const answer = await ask(question);
    await stage.discord.answerTo(stage.discord.button(buttonNamed(answer, DISCUSS), answer));
    const { name } = await threadOf(String(answer.id));
    expect(String(name).length).toBeLessThanOrEqual(100);
    expect(name).toMatch(/^Pourquoi les soldats .*…$/);
  });

  it('is not where the bot may make none: without the permission, in a thread, in a direct message, in private', async () => {
    await begin();
    expect(buttonLabels(await ask('Combien ?'))).toContain(DISCUSS);
    expect(buttonLabels(await stage.discord.replyTo(stage.discord.mention('Combien ?')))).toContain(DISCUSS);
    for (const setting of [{ inThread: true }, { direct: true }, { userInstalled: true }]) {
      expect(buttonLabels(await ask('Combien ?', setting))).not.toContain(DISCUSS);
    }
    const hidden = await stage.discord.answerTo(stage.discord.slash('ask', { question: 'Qui ?', private: true }));
    expect(buttonLabels(hidden)).not.toContain(DISCUSS);
    stage.discord.deny(['CreatePublicThreads']);
    expect(buttonLabels(await ask('Combien ?'))).not.toContain(DISCUSS);
  });

  it('says which permission is missing when it was taken away since', async () => {
    await begin();
    const answer = await ask('Combien ?');
    stage.discord.deny(['CreatePublicThreads']);
    const told = await stage.discord.answerTo(stage.discord.button(buttonNamed(answer, DISCUSS), answer));
    expect(shownText(told)).toBe(
      'Je ne peux pas créer de fil ici\u00a0: il me faut la permission «\u00a0Créer des fils publics\u00a0».',
    );
    expect(hasFlag(told.flags, EPHEMERAL)).toBe(true);
  });
});

describe('where managers have answers in threads', () => {
  it('they set it, and see it', async () => {
    await begin();
    const set = stage.discord.slash('settings', { threads: { threads: true } }, MANAGER);
    expect(shownText(await stage.discord.answerTo(set))).toContain('- Réponses publiques\u00a0: dans un fil à part');
    const show = stage.discord.slash('settings', { show: {} }, { ...MANAGER, locale: 'en-US' });
    expect(shownText(await stage.discord.answerTo(show))).toContain('- Public answers: in a thread of their own');
  });

  it('a command leaves the question and the way to its thread, and the answer is there', async () => {
    await begin(answering, true);
    const reply = await ask('Combien de soldats ?');
    await threadOf(String(reply.id));
    const [hint, answer] = await saidIn(reply.id, 2);
    expect(hint).toMatch(/^-# Pour continuer ici/);
    expect(answer).toContain(SHOWN);
    await expect.poll(() => shownText(stage.discord.kept(String(reply.id))!)).toContain('Réponse dans le fil');
    expect(shownText(stage.discord.kept(String(reply.id))!)).toBe(
      `### Combien de soldats ?\n-# Réponse dans le fil <#${reply.id}>`,
    );
    const posted = stage.discord.messagesIn(String(reply.id))[1]!;
    expect(buttonLabels(posted)).not.toContain(DISCUSS);
    expect(await stage.records.quotingMessage(String(posted.id))).toMatchObject({ channel: reply.id });
  });

  it('a mention gets a thread of its own', async () => {
    await begin(answering, true);
    const { id } = stage.discord.mention('Combien de soldats ?');
    expect((await threadOf(id)).name).toBe('Combien de soldats ?');
    const [, answer] = await saidIn(id, 2);
    expect(answer).toContain(SHOWN);
  });

  it('what is not answered makes no thread', async () => {
    await begin(async () => anAbstention('no-answer'), true);
    expect(shownText(await ask('Qui a gagné ?'))).toContain('n’ai pas trouvé');
    expect(shownText(await stage.discord.replyTo(stage.discord.mention('Qui a gagné ?')))).toContain('pas trouvé');
    expect(stage.discord.requests.some(({ route }) => route.endsWith('/threads'))).toBe(false);
  });

  it('answers stand in the channel where no thread can be made', async () => {
    await begin(answering, true);
    const refused = { status: 403, body: { code: 50013, message: 'Missing Permissions' }, times: 2 };
    stage.discord.fail({ method: 'POST', route: '/channels/{channel_id}/messages/{message_id}/threads', ...refused });
    const reply = await ask('Combien ?');
    await expect.poll(() => shownText(stage.discord.kept(String(reply.id))!)).toContain(SHOWN);
    expect(shownText(await stage.discord.replyTo(stage.discord.mention('Combien ?')))).toContain(SHOWN);
    stage.discord.deny(['CreatePublicThreads']);
    expect(shownText(await ask('Combien ?'))).toContain(SHOWN);
  });
});
