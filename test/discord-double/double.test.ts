import {
  type APIMessage,
  type APIThreadChannel,
  type ChatInputCommandInteraction,
  Client,
  Events,
  GatewayIntentBits,
  type Interaction,
  MessageFlags,
  Partials,
} from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkCommands } from './command-rules.js';
import { type DiscordDouble, startDiscordDouble } from './double.js';
import type { Json } from './json.js';
import { checkMessage } from './message-rules.js';
import { hasOpenApi } from './openapi.js';

const V2 = 1 << 15;
const row = (...components: object[]) => ({ type: 1, components });
const button = { type: 2, style: 1, label: 'Oui', custom_id: 'a' };
const slash = { name: 'ask', description: 'Asks' };
const option = { type: 3, name: 'question', description: 'Yours' };

describe('the double refuses what Discord refuses in a message:', () => {
  it.each([
    ['an empty message', {}, 'empty message'],
    ['a long text', { content: 'a'.repeat(2001) }, 'content over 2,000 characters'],
    ['long embeds', { embeds: [1, 2].map(() => ({ description: 'a'.repeat(4000) })) }, 'embeds over 6,000 characters'],
    ['an empty field', { embeds: [{ fields: [{ name: 'a', value: '' }] }] }, 'empty embed field'],
    [
      'six rows',
      { components: Array.from({ length: 6 }, (_, id) => row({ ...button, custom_id: `${id}` })) },
      'more than 5 rows',
    ],
    ['one custom_id twice', { components: [row(button, button)] }, 'duplicate custom_id'],
    [
      'a button that does nothing',
      { components: [row({ type: 2, style: 1, label: 'Oui' })] },
      'button without custom_id',
    ],
    ['a link to nowhere', { components: [row({ type: 2, style: 5, label: 'Lire' })] }, 'link button without url'],
    ['V2 without its flag', { components: [{ type: 10, content: 'a' }] }, 'component of V2 without its flag'],
    [
      'V2 with content',
      { flags: V2, content: 'a', components: [{ type: 10, content: 'a' }] },
      'content beside components V2',
    ],
    [
      'too much V2',
      { flags: V2, components: [1, 2].map(() => ({ type: 10, content: 'a'.repeat(2001) })) },
      '4002 characters in components',
    ],
    ['41 of V2', { flags: V2, components: [{ type: 17, components: Array(40).fill({ type: 14 }) }] }, '41 components'],
  ])('%s', (_, body, rule) => {
    expect(checkMessage(body, false)).toContain(rule);
  });

  it('and takes a good one', () => {
    expect(checkMessage({ content: 'a', components: [row(button)] }, false)).toEqual([]);
    expect(checkMessage({ components: [] }, true)).toEqual([]);
  });
});

describe('the double refuses what Discord refuses in commands:', () => {
  it.each([
    ['capitals', [{ ...slash, name: 'Ask' }], 'slash name with upper case or space'],
    ['a slash command without description', [{ name: 'ask' }], 'slash command without description'],
    [
      'a context menu with description',
      [{ type: 3, name: 'Find sources', description: 'x' }],
      'context menu command with description',
    ],
    ['an unknown locale', [{ ...slash, name_localizations: { 'fr-FR': 'demander' } }], 'unknown locale fr-FR'],
    [
      'an optional option first',
      [{ ...slash, options: [option, { ...option, name: 'b', required: true }] }],
      'required option after optional',
    ],
    [
      'choices that are typed',
      [{ ...slash, options: [{ ...option, autocomplete: true, choices: [{ name: 'a', value: 'a' }] }] }],
      'autocomplete with choices',
    ],
    ['one name twice', [slash, slash], 'duplicate command names'],
    ['an endless text', [{ ...slash, description: 'a'.repeat(8000) }], 'texts over 8,000 characters'],
  ])('%s', (_, commands, rule) => {
    expect(checkCommands(commands).join()).toContain(rule);
  });

  it('and takes good ones', () => {
    expect(
      checkCommands([
        { ...slash, options: [{ ...option, required: true }] },
        { type: 3, name: 'Find sources' },
      ]),
    ).toEqual([]);
  });
});

describe('the double is Discord enough for discord.js:', () => {
  let discord: DiscordDouble;
  let client: Client;
  let time = 0;
  beforeEach(async () => {
    discord = await startDiscordDouble({ clock: () => time });
    client = new Client({
      intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
      partials: [Partials.Channel],
      rest: { api: discord.apiUrl },
    });
    const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
    await client.login(discord.token);
    await ready;
  });
  afterEach(async () => {
    await client.destroy();
    await discord.close();
  });

  const next = (): Promise<Interaction> => new Promise((resolve) => client.once(Events.InteractionCreate, resolve));

  it('autocomplete, with what is typed', async () => {
    const arrived = next();
    discord.autocomplete('article', { title: 'kaz' }, 'title');
    const interaction = await arrived;
    if (!interaction.isAutocomplete()) throw new Error('no autocomplete');
    expect(interaction.options.getFocused()).toBe('kaz');
    await interaction.respond([{ name: 'Kazakhstan', value: 'k' }]);
    expect(discord.violations).toEqual([]);
  });

  it('a reply, a button on it, an edit in place and a follow-up', async () => {
    let arrived = next();
    const invoked = discord.slash('ask', { question: 'Qui ?' });
    const command = await arrived;
    if (!command.isChatInputCommand()) throw new Error('no command');
    await command.reply({ content: 'une réponse', components: [row(button)] });
    const message = await discord.answerTo(invoked);
    arrived = next();
    discord.button('a', message);
    const pressed = await arrived;
    if (!pressed.isButton()) throw new Error('no button');
    expect(pressed.message.content).toBe('une réponse');
    await pressed.deferUpdate();
    await pressed.editReply({ content: 'une autre' });
    await pressed.followUp({ content: 'et encore' });
    expect(discord.violations).toEqual([]);
  });

  it('a message command, with the message that it is used on', async () => {
    const arrived = next();
    discord.messageCommand('Find sources', discord.message({ content: 'un bruit', mentionsBot: true }).payload);
    const interaction = await arrived;
    if (!interaction.isMessageContextMenuCommand()) throw new Error('no message command');
    expect(interaction.targetMessage.content).toBe('un bruit');
  });

  it('one callback for an interaction, and none for one that it does not know', async () => {
    const arrived = next();
    discord.slash('ask', { question: 'Qui ?' });
    const interaction = await arrived;
    if (!interaction.isChatInputCommand()) throw new Error('no command');
    const path = `/interactions/${interaction.id}/${interaction.token}/callback` as const;
    await interaction.deferReply();
    await expect(client.rest.post(path, { body: { type: 5 } })).rejects.toMatchObject({ code: 40060 });
    await expect(client.rest.post('/interactions/1/2/callback', { body: { type: 5 } })).rejects.toMatchObject({
      code: 10062,
    });
  });

  describe('messages', () => {
    const channel = () => `/channels/${discord.world.channelId}` as const;
    const say = async (content: string, more: object = {}): Promise<APIMessage> =>
      (await client.rest.post(`${channel()}/messages`, { body: { content, ...more } })) as APIMessage;
    const told = (event: string): Promise<Json> =>
      new Promise((resolve) => {
        const listen = ({ t, d }: { t: string; d: Json }): void => {
          if (t !== event) return;
          client.off(Events.Raw, listen);
          resolve(d);
        };
        client.on(Events.Raw, listen);
      });
    afterEach(() => expect(discord.violations).toEqual([]));

    it('are read, edited and deleted by the bot that wrote them, and by nobody else', async () => {
      const own = await say('bonjour');
      const edited = told('MESSAGE_UPDATE');
      await client.rest.patch(`${channel()}/messages/${own.id}`, { body: { content: 'bonsoir' } });
      expect(await edited).toMatchObject({ id: own.id, content: 'bonsoir', guild_id: discord.world.guildId });
      expect(await client.rest.get(`${channel()}/messages/${own.id}`)).toMatchObject({ content: 'bonsoir' });
      const deleted = told('MESSAGE_DELETE');
      await client.rest.delete(`${channel()}/messages/${own.id}`);
      expect(await deleted).toEqual({
        ...{ id: own.id, channel_id: discord.world.channelId, guild_id: discord.world.guildId },
      });
      expect(discord.kept(own.id)).toBeNull();
      await expect(client.rest.get(`${channel()}/messages/${own.id}`)).rejects.toMatchObject({ code: 10008 });
      const { id } = discord.mention('à moi');
      await expect(client.rest.delete(`${channel()}/messages/${id}`)).rejects.toMatchObject({ code: 50013 });
      await expect(client.rest.patch(`${channel()}/messages/${id}`, { body: { content: 'a' } })).rejects.toMatchObject({
        code: 50005,
      });
    });

    it('of people are told of when they are changed and deleted', async () => {
      const sent = discord.mention('Qui ?');
      const edited = told('MESSAGE_UPDATE');
      discord.edit(sent.id, { content: 'Quand ?' });
      expect(await edited).toMatchObject({ id: sent.id, edited_timestamp: expect.any(String) });
      const deleted = told('MESSAGE_DELETE');
      discord.delete(sent.id);
      expect(await deleted).toMatchObject({ id: sent.id });
    });

    it('arrive empty unless they are to the bot; a message command brings all of its message', async () => {
      const also = { embeds: [{ type: 'rich', title: 'un titre' }] };
      const first = told('MESSAGE_CREATE');
      const sent = discord.message({ content: 'un bruit', also });
      expect(await first).toMatchObject({ content: '', embeds: [], attachments: [], components: [] });
      expect(await client.rest.get(`${channel()}/messages/${sent.id}`)).toMatchObject({ content: '', embeds: [] });
      const reply = told('MESSAGE_CREATE');
      discord.reply('vrai ?', sent.payload);
      expect(await reply).toMatchObject({ content: 'vrai ?', referenced_message: { content: '', embeds: [] } });
      const direct = told('MESSAGE_CREATE');
      discord.directMessage('en privé');
      expect(await direct).toMatchObject({ content: 'en privé' });
      const arrived = next();
      discord.messageCommand('Verify', sent.payload);
      const interaction = await arrived;
      if (!interaction.isMessageContextMenuCommand()) throw new Error('no message command');
      expect(interaction.targetMessage.content).toBe('un bruit');
      expect(interaction.targetMessage.embeds).toHaveLength(1);
    });

    it('of the bot come back with what they reply to, and once for one nonce', async () => {
      const { id } = discord.mention('Qui ?');
      const reply = await say('lui', { message_reference: { message_id: id } });
      expect(reply).toMatchObject({ type: 19, message_reference: { message_id: id } });
      discord.delete(id);
      await expect(say('lui', { message_reference: { message_id: id } })).rejects.toMatchObject({
        code: 50035,
        rawError: { errors: { message_reference: { _errors: [{ code: 'REPLIES_UNKNOWN_MESSAGE' }] } } },
      });
      const body = { nonce: '7', enforce_nonce: true };
      const [one, two] = [await say('une fois', body), await say('une fois', body)];
      expect(two.id).toBe(one.id);
      expect(discord.messagesIn(discord.world.channelId)).toHaveLength(2);
    });

    it('are refused where the bot may not write, not reply, or not look, and in their threads', async () => {
      const { channelId, threadId } = discord.world;
      const { id } = discord.mention('Qui ?');
      const reply = { message_reference: { message_id: id, fail_if_not_exists: false } };
      discord.deny(['ReadMessageHistory']);
      await expect(say('lui', reply)).rejects.toMatchObject({ code: 160002 });
      await expect(client.rest.get(`${channel()}/messages/${id}`)).rejects.toMatchObject({ code: 50013 });
      await say('lui');
      discord.deny(['SendMessages', 'SendMessagesInThreads']);
      await expect(say('lui')).rejects.toMatchObject({ code: 50013 });
      const inThread = client.rest.post(`/channels/${threadId}/messages`, { body: { content: 'lui' } });
      await expect(inThread).rejects.toMatchObject({ code: 50013 });
      const arrived = next();
      discord.slash('ask', { question: 'Qui ?' });
      expect((await arrived).appPermissions.has('SendMessages')).toBe(false);
      await expect
        .poll(() =>
          client.guilds.cache.first()?.channels.cache.get(channelId)?.permissionsFor(client.user!)?.has('SendMessages'),
        )
        .toBe(false);
      discord.deny(['ViewChannel']);
      await expect(say('lui')).rejects.toMatchObject({ code: 50001 });
      discord.deny([]);
      await say('lui', reply);
    });

    it('are where threads begin, which are archived and locked', async () => {
      const own = await say('une réponse');
      const opened = told('THREAD_CREATE');
      const path = `${channel()}/messages/${own.id}/threads` as const;
      const thread = (await client.rest.post(path, { body: { name: 'Qui ?' } })) as APIThreadChannel;
      expect(thread).toMatchObject({ id: own.id, parent_id: discord.world.channelId, name: 'Qui ?' });
      expect(await opened).toMatchObject({ id: own.id, newly_created: true });
      expect(discord.kept(own.id)).toMatchObject({ flags: 1 << 5, thread: { id: own.id } });
      await expect(client.rest.post(path, { body: { name: 'Qui ?' } })).rejects.toMatchObject({ code: 160004 });
      const send = async () =>
        (await client.rest.post(`/channels/${thread.id}/messages`, { body: { content: 'suite' } })) as APIMessage;
      const { id } = await send();
      discord.archive(thread.id);
      const message = `/channels/${thread.id}/messages/${id}` as const;
      await expect(client.rest.patch(message, { body: { content: 'a' } })).rejects.toMatchObject({ code: 50083 });
      await expect(client.rest.delete(message)).rejects.toMatchObject({ code: 50083 });
      await send();
      await client.rest.patch(message, { body: { content: 'a' } });
      discord.archive(thread.id, true);
      await expect(send()).rejects.toMatchObject({ code: 50083 });
      const other = await say('une autre');
      discord.deny(['CreatePublicThreads']);
      const refused = client.rest.post(`${channel()}/messages/${other.id}/threads`, { body: { name: 'Qui ?' } });
      await expect(refused).rejects.toMatchObject({ code: 50013 });
    });

    it('and interactions come from threads that people open', async () => {
      const opened = told('THREAD_CREATE');
      const inThread = discord.openThread('à deux');
      expect(await opened).toMatchObject({ id: inThread });
      const arrived = next();
      discord.slash('ask', { question: 'Qui ?' }, { inThread });
      const interaction = await arrived;
      expect(interaction.channel?.isThread() && interaction.channel.parentId).toBe(discord.world.channelId);
    });
  });

  describe('an interaction', () => {
    async function asked(): Promise<ChatInputCommandInteraction> {
      const arrived = next();
      discord.slash('ask', { question: 'Qui ?' });
      const interaction = await arrived;
      if (!interaction.isChatInputCommand()) throw new Error('no command');
      return interaction;
    }

    it('loses its reply and its follow-ups when they are deleted', async () => {
      const interaction = await asked();
      await interaction.deferReply();
      await interaction.deleteReply();
      await expect(interaction.editReply('trop tard')).rejects.toMatchObject({ code: 10008 });
      const { id } = await interaction.followUp({ content: 'à toi', flags: MessageFlags.Ephemeral });
      expect(discord.kept(id)).toMatchObject({ flags: MessageFlags.Ephemeral });
      await interaction.deleteReply(id);
      expect(discord.kept(id)).toBeNull();
      expect(discord.violations).toEqual([]);
    });

    it('shows its first follow-up in the place of "is thinking", to whom that was announced', async () => {
      const interaction = await asked();
      await interaction.deferReply();
      const { id, flags } = await interaction.followUp({ content: 'à toi', flags: MessageFlags.Ephemeral });
      expect(id).toBe(interaction.id);
      expect(flags.has(MessageFlags.Ephemeral)).toBe(false);
    });

    it('is over in three seconds without a word, and after fifteen minutes', async () => {
      const late = await asked();
      time += 3_001;
      await expect(late.deferReply()).rejects.toMatchObject({ code: 10062 });
      const interaction = await asked();
      await interaction.deferReply();
      time += 15 * 60 * 1000;
      await interaction.editReply('à temps');
      time += 1;
      await expect(interaction.editReply('trop tard')).rejects.toMatchObject({ code: 50027 });
      await expect(interaction.followUp('trop tard')).rejects.toMatchObject({ code: 50027 });
    });
  });

  it('a connection that ends before or after its request is taken, and one that is held up', async () => {
    const route = '/channels/{channel_id}/messages';
    const send = () => client.rest.post(`/channels/${discord.world.channelId}/messages`, { body: { content: 'a' } });
    discord.fail({ method: 'POST', route, reset: 'before' });
    await expect(send()).rejects.toThrow();
    expect(discord.messagesIn(discord.world.channelId)).toHaveLength(0);
    discord.fail({ method: 'POST', route, reset: 'after' });
    await expect(send()).rejects.toThrow();
    expect(discord.messagesIn(discord.world.channelId)).toHaveLength(1);
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    discord.fail({ method: 'POST', route, delay: () => held });
    const sending = send();
    await client.rest.get('/users/@me');
    expect(discord.messagesIn(discord.world.channelId)).toHaveLength(1);
    release();
    await sending;
    expect(discord.requests.filter((one) => one.route === route).map(({ status }) => status)).toEqual([0, 0, 200]);
  });

  it.skipIf(!hasOpenApi)('notes a body that Discord does not describe, and an unknown key', async () => {
    const path = `/channels/${discord.world.channelId}/messages` as const;
    await client.rest.post(path, { body: { content: 'a', tts: 'loud' } });
    await client.rest.post(path, { body: { content: 'a', colour: 'red' } });
    expect(discord.violations).toHaveLength(2);
  });
});
