import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.js';
import { type Deployed, deployCommands } from '../../src/discord/client/deploy.js';
import { type DiscordDouble, startDiscordDouble } from '../discord-double/double.js';
import { type Json, snowflake } from '../discord-double/json.js';

let discord: DiscordDouble;
beforeEach(async () => {
  discord = await startDiscordDouble({ servers: 3 });
});
afterEach(async () => {
  await discord.close();
  expect(discord.violations).toEqual([]);
});

interface Wanted {
  readonly token?: string;
  readonly apiUrl?: string;
  readonly guild?: string | null;
  readonly only?: boolean;
}

/** What the deployment tells, in order. */
async function deploy(wanted: Wanted = {}): Promise<Deployed[]> {
  const told: Deployed[] = [];
  const tell = (application: string, deployed: Deployed): void => {
    expect(application).toBe('Verbatim');
    told.push(deployed);
  };
  const { token, apiUrl } = discord;
  await deployCommands({ token, apiUrl, commands, guild: null, only: false, tell, ...wanted });
  return told;
}

/** `everywhere`, or the id of the server: what was done there, with how many commands. */
const inShort = (told: readonly Deployed[]): string[] =>
  told.map(({ what, commands: names, server }) => `${what} ${names.length} ${server?.id ?? 'everywhere'}`);

const aCommand = (name: string, type = 1): Json => ({
  ...{ id: snowflake(), application_id: discord.world.applicationId, version: snowflake(), type, name },
  ...{ description: type === 1 ? 'Old' : '', default_member_permissions: null },
});

const ALL = commands.length;

describe('commands registered everywhere', () => {
  it('take the place of those that Discord knew, and Discord takes them', async () => {
    const [told, ...others] = await deploy();
    expect(others).toEqual([]);
    expect(told).toMatchObject({ what: 'registered', server: null });
    expect(told?.commands).toHaveLength(ALL);
    expect(told?.commands).toEqual(expect.arrayContaining(['/ask', '/settings', 'Find sources']));
    expect(discord.commands.get('')).toContainEqual(
      expect.objectContaining({
        name: 'ask',
        name_localizations: { fr: 'demander' },
        integration_types: [0, 1],
        contexts: [0, 1, 2],
      }),
    );
  });

  it('remove what this version no longer has', async () => {
    discord.commands.set('', [aCommand('old'), aCommand('Old menu', 3), aCommand('ask')]);
    const told = await deploy();
    expect(inShort(told)).toEqual([`registered ${ALL} everywhere`, 'removed 2 everywhere']);
    expect(told[1]?.commands).toEqual(['/old', 'Old menu']);
    expect(discord.commands.get('')).toHaveLength(ALL);
  });

  it('remove those that servers would list beside them, each server by its name', async () => {
    const [first, second, third] = discord.world.servers.map(({ guildId }) => guildId);
    await deploy({ guild: first! });
    discord.commands.set(third!, [aCommand('old')]);
    const told = await deploy();
    expect(inShort(told)).toEqual([`registered ${ALL} everywhere`, `removed ${ALL} ${first}`, `removed 1 ${third}`]);
    expect(told[1]?.server).toEqual(expect.objectContaining({ id: first, name: 'Rédaction' }));
    for (const guild of [first, second, third]) expect(discord.commands.get(guild!) ?? []).toEqual([]);
    const cleared = discord.requests.filter(
      ({ method, parameters }) => method === 'PUT' && parameters.guild_id === second,
    );
    expect(cleared).toEqual([]);
  });

  it('do so in more servers than Discord gives at once', async () => {
    const many = await startDiscordDouble({ servers: 203, checkEvery: 50 });
    const last = many.world.servers.at(-1)!.guildId;
    many.commands.set(last, [aCommand('ask')]);
    expect(inShort(await deploy({ token: many.token, apiUrl: many.apiUrl }))).toContain(`removed 1 ${last}`);
    await many.close();
    expect(many.violations).toEqual([]);
  });

  it('pass over a server that was invited without the scope for commands', async () => {
    const route = '/applications/{application_id}/guilds/{guild_id}/commands';
    const [, second] = discord.world.servers.map(({ guildId }) => guildId);
    discord.fail({ method: 'GET', route, status: 403, body: { code: 50001, message: 'Missing Access' } });
    discord.commands.set(second!, [aCommand('old')]);
    expect(inShort(await deploy())).toEqual([`registered ${ALL} everywhere`, `removed 1 ${second}`]);
  });

  it('leave the command that starts an Activity, without which Discord takes no list', async () => {
    const launch: Json = { ...aCommand('launch', 4), handler: 2, name_localizations: { fr: 'lancer' } };
    discord.commands.set('', [launch, aCommand('old')]);
    expect(inShort(await deploy())).toEqual([`registered ${ALL} everywhere`, 'removed 1 everywhere']);
    expect(discord.commands.get('')).toContainEqual(
      expect.objectContaining({
        id: launch.id,
        type: 4,
        name: 'launch',
        handler: 2,
        name_localizations: { fr: 'lancer' },
      }),
    );
    expect(discord.commands.get('')).toHaveLength(ALL + 1);
  });
});

describe('commands registered in one server', () => {
  it('leave all others as they are, and tell that the server lists those twice that are everywhere', async () => {
    const { guildId } = discord.world;
    expect(inShort(await deploy({ guild: guildId }))).toEqual([`registered ${ALL} ${guildId}`]);
    await deploy();
    expect(inShort(await deploy({ guild: guildId }))).toEqual([
      `registered ${ALL} ${guildId}`,
      `twice ${ALL} ${guildId}`,
    ]);
    expect(discord.commands.get('')).toHaveLength(ALL);
  });

  it('are alone once it is said that the server alone is to have them', async () => {
    const [first, second] = discord.world.servers.map(({ guildId }) => guildId);
    await deploy();
    discord.commands.set(second!, [aCommand('ask')]);
    const told = await deploy({ guild: first!, only: true });
    expect(inShort(told)).toEqual([`registered ${ALL} ${first}`, `removed ${ALL} everywhere`, `removed 1 ${second}`]);
    expect(discord.commands.get('')).toEqual([]);
    expect(discord.commands.get(first!)).toHaveLength(ALL);
  });
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
  await expect(deploy({ token: gone.token, apiUrl: gone.apiUrl })).rejects.toMatchObject({
    code: 'discord-unreachable',
  });
});
