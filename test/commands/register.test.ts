import { afterEach, beforeEach, expect, it } from 'vitest';
import { commands } from '../../commands/index.js';
import { deployCommands } from '../../src/discord/client/deploy.js';
import { type DiscordDouble, startDiscordDouble } from '../discord-double/double.js';

let discord: DiscordDouble;
beforeEach(async () => {
  discord = await startDiscordDouble();
});
afterEach(() => discord.close());

const deploy = (parts: { readonly token?: string; readonly guild?: string | null } = {}) =>
  deployCommands({ token: discord.token, apiUrl: discord.apiUrl, commands, guild: null, ...parts });

it('puts every command in the place of those that Discord knew, and Discord takes them', async () => {
  const { application, commands: names } = await deploy();
  expect(application).toBe('Verbatim');
  expect(names).toHaveLength(commands.length);
  expect(names).toEqual(expect.arrayContaining(['/ask', '/settings', 'Find sources']));
  const { route, body } = discord.requests.at(-1)!;
  expect(route).toBe('/applications/{application_id}/commands');
  expect(body).toContainEqual(
    expect.objectContaining({
      name: 'ask',
      name_localizations: { fr: 'demander' },
      integration_types: [0, 1],
      contexts: [0, 1, 2],
    }),
  );
  expect(discord.violations).toEqual([]);
});

it('registers for one server alone when told to', async () => {
  await deploy({ guild: discord.world.guildId });
  expect(discord.requests.at(-1)).toMatchObject({ route: '/applications/{application_id}/guilds/{guild_id}/commands' });
  expect(discord.violations).toEqual([]);
});

it('says what to do about a wrong token, without repeating it', async () => {
  const refused = deploy({ token: 'wrong.token.value' });
  await expect(refused).rejects.toMatchObject({
    code: 'wrong-token',
    remedy: expect.stringContaining('DISCORD_TOKEN'),
  });
  await expect(refused).rejects.not.toThrow('wrong.token.value');
});

it('says what to do about a server that the bot is not in', async () => {
  await expect(deploy({ guild: '123456789012345678' })).rejects.toMatchObject({
    code: 'no-access-to-guild',
    message: expect.stringContaining('123456789012345678'),
    remedy: expect.stringContaining('applications.commands'),
  });
});

it('says so when Discord cannot be reached, or fails', async () => {
  discord.fail({ method: 'GET', route: '/applications/@me', status: 503, times: 9 });
  await expect(deploy()).rejects.toMatchObject({ code: 'discord-failing' });
  const gone = await startDiscordDouble();
  await gone.close();
  const unreachable = deployCommands({ token: gone.token, apiUrl: gone.apiUrl, commands, guild: null });
  await expect(unreachable).rejects.toMatchObject({ code: 'discord-unreachable' });
});
