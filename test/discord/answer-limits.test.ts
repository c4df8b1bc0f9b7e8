import { PermissionFlagsBits } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import type { OptionValues } from '../discord-double/interactions.js';
import { hasFlag, type Json } from '../discord-double/json.js';
import { role } from '../discord-double/objects.js';
import { anArticle, anExcerpt } from '../fixtures/answers.js';
import { answering, buttonLabels, buttonNamed, SENTENCE, type Stage, setTheStage, shownText } from './bot-on-double.js';

const EPHEMERAL = 1 << 6;
const MANAGER = { permissions: String(PermissionFlagsBits.ManageGuild | PermissionFlagsBits.SendMessages) };
/** A channel or role that the server does not have. */
const GONE = '123456789012345678';

let stage: Stage;
afterEach(() => stage.end());

const begin = async (): Promise<void> => {
  const quotation = anExcerpt(SENTENCE);
  stage = await setTheStage({
    ask: (scope, question, options = {}) => answering(question, scope, options),
    compare: async () => ({
      answer: await answering('', { corpus: null }, {}),
      sides: [],
      disagreement: null,
      values: null,
    }),
    search: async () => ({ matches: [], total: 0, page: 1, pages: 1 }),
    sources: async () => ({ articles: [anArticle()], total: 1, page: 1, pages: 1 }),
    quote: async () => quotation,
    verify: async () => ({ verdict: 'exact', quotation, difference: [] }),
    citationStatuses: async (_, places) => places.map(() => ({ kind: 'unchanged', quotation })),
  });
};

async function settings(options: OptionValues, setting = {}): Promise<string> {
  const reply = await stage.discord.answerTo(stage.discord.slash('settings', options, { ...MANAGER, ...setting }));
  expect(hasFlag(reply.flags, EPHEMERAL)).toBe(true);
  return shownText(reply);
}
const channels = (action: string, id?: string) =>
  settings({ channels: { action, ...(id === undefined ? {} : { channel: { channel: id } }) } });
const roles = (action: string, id?: string) =>
  settings({ roles: { action, ...(id === undefined ? {} : { role: { role: id } }) } });

const invoked = (name: string, options: OptionValues, setting = {}): Promise<Json> =>
  stage.discord.answerTo(stage.discord.slash(name, options, setting));
const isPublic = async (setting = {}): Promise<boolean> => {
  const shown = await invoked('ask', { question: 'Combien ?', private: false }, setting);
  expect(shownText(shown)).toContain('2 030 soldats');
  return !hasFlag(shown.flags, EPHEMERAL);
};

describe('a limit to channels', () => {
  it('has answers elsewhere shown to their person alone, whatever they ask for and whichever the command', async () => {
    await begin();
    const { world } = stage.discord;
    expect(await isPublic()).toBe(true);
    await channels('add', GONE);
    expect([await isPublic(), await isPublic({ inThread: true })]).toEqual([false, false]);
    const commands: [string, OptionValues][] = [
      ['compare', { question: 'Combien ?' }],
      ['search', { words: 'pluie' }],
      ['sources', {}],
      ['quote', { title: 'a', words: 'b' }],
    ];
    for (const [name, options] of commands) {
      expect([name, hasFlag((await invoked(name, options)).flags, EPHEMERAL)]).toEqual([name, true]);
    }
    await channels('add', world.channelId);
    expect([await isPublic(), await isPublic({ inThread: true })]).toEqual([true, true]);
    await stage.restart();
    expect(await isPublic()).toBe(true);
    await channels('remove', world.channelId);
    await channels('add', GONE);
    expect(await isPublic()).toBe(false);
    await channels('clear');
    expect(await isPublic()).toBe(true);
  });

  it('says nothing about direct messages and the app that a person has installed for themselves', async () => {
    await begin();
    await channels('add', GONE);
    expect([await isPublic({ direct: true }), await isPublic({ userInstalled: true })]).toEqual([true, true]);
    const direct = await stage.discord.replyTo(stage.discord.directMessage('Combien ?'));
    expect(shownText(direct)).toContain('2 030 soldats');
  });
});

describe('a limit to roles', () => {
  it('answers publicly those who have one of them, and where channels are limited too, there alone', async () => {
    await begin();
    const { roleId, guildId, channelId } = stage.discord.world;
    await roles('add', roleId);
    expect([await isPublic(), await isPublic({ roles: [roleId] })]).toEqual([false, true]);
    await channels('add', GONE);
    expect(await isPublic({ roles: [roleId] })).toBe(false);
    await channels('add', channelId);
    expect([await isPublic(), await isPublic({ roles: [roleId] })]).toEqual([false, true]);
    // The role of everybody has the id of the server.
    await roles('add', guildId);
    expect(await isPublic()).toBe(true);
  });
});

describe('a mention where answers are private', () => {
  it.each([
    ['combien de soldats ?', 'Ici, je ne vous réponds qu’en privé\u00a0: posez la question avec `/demander`'],
    ['how many soldiers?', 'Here I answer you only privately: ask with `/ask`'],
  ])('gets a line that deletes itself: %s', async (question, line) => {
    await begin();
    const { discord } = stage;
    const { roleId, botId } = discord.world;
    await roles('add', roleId);
    const refused = await discord.replyTo(discord.mention(question));
    expect(shownText(refused)).toContain(line);
    await discord.request(
      ({ method, parameters }) => method === 'DELETE' && parameters.message_id === refused.id,
      'that',
    );
    const content = `<@${botId}> ${question}`;
    const answered = await discord.replyTo(discord.message({ content, mentionsBot: true, roles: [roleId] }));
    expect(shownText(answered)).toContain('2 030 soldats');
    expect(discord.kept(String(answered.id))).not.toBeNull();
  });
});

describe('what is private there', () => {
  it.each([
    ['fr', 'Partager', 'Ce serveur limite mes réponses publiques'],
    ['en-US', 'Share', 'This server limits my public answers'],
  ])('has no button to share it, and one from before refuses, in %s', async (locale, share, line) => {
    await begin();
    const { discord } = stage;
    const options = { question: 'Combien ?', private: true };
    const before = await invoked('ask', options, { locale });
    const verified = await invoked('verify', { text: 'a b c' }, { locale });
    expect(buttonLabels(before)).toContain(share);
    await channels('add', GONE);
    expect(buttonLabels(await invoked('ask', options, { locale }))).not.toContain(share);
    expect(JSON.stringify(await invoked('verify', { text: 'a b c' }, { locale }))).not.toContain(share);
    for (const card of [before, verified]) {
      const pressed = discord.button(buttonNamed(card, share), card, { locale });
      const refused = await discord.answerTo(pressed);
      expect([shownText(refused).includes(line), hasFlag(refused.flags, EPHEMERAL)]).toEqual([true, true]);
    }
  });
});

describe('/settings', () => {
  it('lists the limits, and says what is not found and what that means', async () => {
    await begin();
    const { channelId, roleId } = stage.discord.world;
    expect(await settings({ show: {} })).toContain(
      '- Salons où je réponds publiquement\u00a0: tous\n- Rôles à qui je réponds publiquement\u00a0: tous',
    );
    expect(await channels('add', channelId)).toContain(`publiquement\u00a0: <#${channelId}>`);
    await stage.records.addLimit(stage.discord.world.guildId, 'channels', GONE);
    const { guildId } = stage.discord.world;
    await stage.records.addLimit(guildId, 'roles', GONE);
    const english = await settings({ show: {} }, { locale: 'en-US' });
    expect(english).toContain(`- Channels where I answer publicly: <#${channelId}>, 1 not found`);
    expect(english).toContain('- Roles that I answer publicly: 1 not found, so I answer nobody publicly');
    expect(await settings({ show: {} })).toContain('1 introuvable\u00a0; je ne réponds donc publiquement à personne');
    // Another one takes the place of what is gone.
    expect(await roles('add', roleId)).toMatch(new RegExp(`publiquement\u00a0: <@&${roleId}>$`));
    expect((await stage.records.limits(guildId)).roles).toEqual([roleId]);
    expect(await roles('clear')).toContain('Rôles à qui je réponds publiquement\u00a0: tous');
  });

  it('asks which channel or role where none is named, and takes twenty-five at most', async () => {
    await begin();
    const { guildId, channelId } = stage.discord.world;
    expect(await channels('add')).toBe('Quel salon\u00a0? Indiquez-le avec l’option `salon`.');
    expect(await roles('remove')).toBe('Quel rôle\u00a0? Indiquez-le avec l’option `rôle`.');
    expect(await settings({ roles: { action: 'add' } }, { locale: 'en-US' })).toBe(
      'Which role? Give it with the option `role`.',
    );
    await channels('add', channelId);
    expect(await settings({ channels: { action: 'add', channel: { channel: GONE } } }, { permissions: '0' })).toContain(
      'Il vous faut la permission',
    );
    expect((await stage.records.limits(guildId)).channels).toEqual([channelId]);
    for (let at = 0; at < 25; at += 1) {
      const id = String(BigInt(GONE) + BigInt(at));
      stage.discord.gateway.dispatch('GUILD_ROLE_CREATE', { guild_id: guildId, role: role(id, 'un rôle') });
      await stage.records.addLimit(guildId, 'roles', id);
    }
    expect(await roles('add', stage.discord.world.roleId)).toBe('25 rôles au plus\u00a0: retirez-en un d’abord.');
    await roles('remove', GONE);
    expect(await roles('add', stage.discord.world.roleId)).toContain(`<@&${stage.discord.world.roleId}>`);
  });
});
