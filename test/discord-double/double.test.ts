import { Client, Events, GatewayIntentBits, type Interaction } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkCommands } from './command-rules.js';
import { type DiscordDouble, startDiscordDouble } from './double.js';
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
  beforeEach(async () => {
    discord = await startDiscordDouble();
    client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: discord.apiUrl } });
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

  it.skipIf(!hasOpenApi)('notes a body that Discord does not describe, and an unknown key', async () => {
    const path = `/channels/${discord.world.channelId}/messages` as const;
    await client.rest.post(path, { body: { content: 'a', tts: 'loud' } });
    await client.rest.post(path, { body: { content: 'a', colour: 'red' } });
    expect(discord.violations).toHaveLength(2);
  });
});
