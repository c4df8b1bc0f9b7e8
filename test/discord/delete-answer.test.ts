import { PermissionFlagsBits } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import type { Abstention, Answer } from '../../src/answering/answer.js';
import { hasFlag, type Json } from '../discord-double/json.js';
import { anAbstention, anAnswer, anExcerpt } from '../fixtures/answers.js';
import { buttonNamed, SENTENCE, type Stage, setTheStage, shownText } from './bot-on-double.js';

const EPHEMERAL = 1 << 6;
const CHANNEL_MESSAGE = '/channels/{channel_id}/messages/{message_id}';
const MODERATOR = { permissions: String(PermissionFlagsBits.ManageMessages) };
const MANAGER = { permissions: String(PermissionFlagsBits.ManageGuild) };

let stage: Stage;
afterEach(() => stage.end());

/** What the command says, to its person alone. */
async function deleting(message: Json, setting = {}): Promise<string> {
  const { discord } = stage;
  const reply = await discord.answerTo(discord.messageCommand('Delete this answer', message, setting));
  expect(hasFlag(reply.flags, EPHEMERAL)).toBe(true);
  return shownText(reply);
}
const ask = async (setting = {}, options = {}): Promise<Json> =>
  stage.discord.answerTo(stage.discord.slash('ask', { question: 'Combien ?', ...options }, setting));
const isThere = ({ id }: Json): boolean => stage.discord.kept(String(id)) !== null;
const deletions = () => stage.discord.requests.filter(({ method }) => method === 'DELETE');
const stored = async () => {
  const { posted } = await stage.records.kept(stage.discord.world.personId);
  const { messages } = await stage.records.corrections(stage.discord.world.guildId);
  return { cards: posted, quoting: messages };
};

const begin = async (reply: Answer | Abstention = anAnswer([anExcerpt(SENTENCE)])): Promise<void> => {
  const quotation = anExcerpt(SENTENCE);
  stage = await setTheStage({
    ask: async () => reply,
    citationStatuses: async (_, places) => places.map(() => ({ kind: 'unchanged', quotation })),
  });
};

describe('the one who asked', () => {
  it.each([
    ['fr', 'C’est fait\u00a0: la réponse est supprimée, et ce que je gardais d’elle aussi.'],
    ['en-US', 'Done: the answer is deleted, and so is what I stored of it.'],
  ])('deletes the answer to a command, with what was kept of it, after a restart too, in %s', async (locale, line) => {
    await begin();
    const answer = await ask({ locale });
    await expect.poll(stored).toEqual({ cards: 1, quoting: 1 });
    await stage.restart();
    expect(await deleting(answer, { locale })).toBe(line);
    expect([isThere(answer), await stored()]).toEqual([false, { cards: 0, quoting: 0 }]);
    const [deletion] = deletions();
    expect(deletion).toMatchObject({ route: CHANNEL_MESSAGE, parameters: { message_id: answer.id } });
    const pressed = stage.discord.button(buttonNamed(answer, locale === 'fr' ? 'Utile' : 'Helpful'), answer);
    expect(shownText(await stage.discord.answerTo(pressed))).toContain('Ce message est trop ancien');
  });

  it('deletes the answer to a mention, in a thread too, and an abstention, which quotes nothing', async () => {
    await begin(anAbstention('no-answer'));
    const { discord } = stage;
    for (const inThread of [false, true]) {
      const content = `<@${discord.world.botId}> combien de soldats ?`;
      const answer = await discord.replyTo(discord.message({ content, mentionsBot: true, inThread }));
      expect(await deleting(answer, { inThread })).toContain('C’est fait');
      expect(isThere(answer)).toBe(false);
    }
    expect(deletions().map(({ parameters }) => parameters.channel_id)).toEqual([
      discord.world.channelId,
      discord.world.threadId,
    ]);
  });

  it('deletes the answer that they have shared', async () => {
    await begin();
    const { discord } = stage;
    const own = await ask({}, { private: true });
    const pressed = discord.button(buttonNamed(own, 'Partager'), own);
    const shared = await discord.followUpTo(pressed);
    expect(await deleting(shared, { other: true })).toContain('Seules la personne qui a posé la question');
    expect(await deleting(shared)).toContain('C’est fait');
    expect([isThere(shared), await stored()]).toEqual([false, { cards: 0, quoting: 0 }]);
  });

  it('deletes anything that the bot said to them in a direct message', async () => {
    await begin();
    const { discord } = stage;
    const answer = await discord.replyTo(discord.directMessage('Combien ?'));
    const talk = await discord.replyTo(discord.directMessage('merci'));
    for (const said of [answer, talk]) expect(await deleting(said, { direct: true })).toContain('C’est fait');
    expect([isThere(answer), isThere(talk), await stored()]).toEqual([false, false, { cards: 0, quoting: 0 }]);
  });

  it('finds it done where somebody has deleted the message before, and what was kept goes all the same', async () => {
    await begin();
    const answer = await ask();
    stage.discord.delete(String(answer.id));
    expect(await deleting(answer)).toContain('C’est fait');
    expect(await deleting(answer, MANAGER)).toContain('C’est fait');
    expect(await stored()).toEqual({ cards: 0, quoting: 0 });
  });
});

describe('others', () => {
  it('delete no answer but where they moderate, whose it is being known or not', async () => {
    await begin();
    const refused = 'Seules la personne qui a posé la question';
    for (const setting of [MODERATOR, MANAGER]) {
      const answer = await ask();
      expect(await deleting(answer, { other: true })).toContain(refused);
      expect(isThere(answer)).toBe(true);
      expect(await deleting(answer, { other: true, ...setting })).toContain('C’est fait');
      expect(isThere(answer)).toBe(false);
    }
    const forgotten = await ask();
    await stage.records.forget(stage.discord.world.personId);
    expect(await deleting(forgotten)).toContain(refused);
    expect(await deleting(forgotten, { locale: 'en-US' })).toContain('Only the person who asked');
    expect(await deleting(forgotten, MODERATOR)).toContain('C’est fait');
    expect([isThere(forgotten), (await stored()).quoting]).toEqual([false, 0]);
  });

  it('have no message of anybody else deleted, moderators neither', async () => {
    await begin();
    const { discord } = stage;
    const { payload } = discord.message({ content: 'bonjour' });
    expect(await deleting(payload, MANAGER)).toBe('Cette commande ne supprime que mes messages.');
    expect(await deleting(payload, { locale: 'en-GB' })).toBe('This command only deletes messages of mine.');
    expect(deletions()).toEqual([]);
  });
});

describe('what cannot be deleted', () => {
  it.each([
    ['fr', 'Je ne peux pas supprimer ce message', 'Ce fil est archivé', 'Ce message n’est visible que par vous'],
    ['en-US', 'I cannot delete this message', 'This thread is archived', 'Only you can see this message'],
  ])('is said, and what is kept stays, in %s', async (locale, noAccess, archived, alone) => {
    await begin();
    const { discord, log } = stage;
    // Installed by the person for themselves: the bot is no member of that server.
    const elsewhere = await ask({ userInstalled: true, locale });
    const missing = { code: 50001, message: 'Missing Access' };
    discord.fail({ method: 'DELETE', route: CHANNEL_MESSAGE, status: 403, body: missing });
    expect(await deleting(elsewhere, { userInstalled: true, locale })).toContain(noAccess);
    const inThread = await ask({ inThread: true, locale });
    const isArchived = { code: 50083, message: 'Thread is archived' };
    discord.fail({ method: 'DELETE', route: CHANNEL_MESSAGE, status: 400, body: isArchived });
    expect(await deleting(inThread, { inThread: true, locale })).toContain(archived);
    const own = await ask({ locale }, { private: true });
    expect(await deleting(own, { locale })).toContain(alone);
    expect((await stored()).cards).toBe(3);
    expect(log.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('is tried again by whoever asked, where Discord fails', async () => {
    await begin();
    const answer = await ask();
    const fault = { method: 'DELETE', route: CHANNEL_MESSAGE, status: 403, body: { code: 20028, message: 'x' } };
    stage.discord.fail(fault);
    expect(await deleting(answer)).toContain('Une erreur est survenue');
    await expect.poll(stored).toEqual({ cards: 1, quoting: 1 });
    expect(await deleting(answer)).toContain('C’est fait');
  });
});
