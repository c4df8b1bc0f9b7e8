import { rmSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.js';
import { checkNode } from '../../src/cli/runs/check-machine.js';
import { type DiscordDouble, startDiscordDouble } from '../discord-double/double.js';
import { application } from '../discord-double/objects.js';
import { Workplace } from './program.js';

const place = new Workplace();
let discord: DiscordDouble;
beforeAll(async () => {
  await place.run('ingest', []);
});
beforeEach(async () => {
  discord = await startDiscordDouble();
});
afterEach(async () => {
  await discord.close();
  expect(discord.violations).toEqual([]);
});
afterAll(() => place.remove());

/** What the doctor says, by subject: one line each, nothing on stderr, never the token. */
async function examined(env: Readonly<Record<string, string>> = {}, ...args: readonly string[]) {
  const settings = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, ...env };
  const { status, stdout, stderr } = await place.run('doctor', args, { env: settings });
  expect(stderr).toBe('');
  expect(stdout).not.toContain(settings.DISCORD_TOKEN || 'no token');
  const lines = stdout.trimEnd().split('\n');
  const found = lines.map((line) => /^(OK|NOTE|WRONG) +(\S+) +(.+)$/.exec(line) ?? [line, '', line, '']);
  return { status, ...Object.fromEntries(found.map(([, level, subject, says]) => [subject!, `${level}: ${says}`])) };
}

const register = (...args: readonly string[]) =>
  place.run('register', args, { env: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl } });

describe('npm run doctor', () => {
  it('finds nothing to mend in a bot that is set up, and prints the link that invites it with what it needs', async () => {
    await register();
    const found = await examined();
    expect(found).toMatchObject({
      status: 0,
      'Node.js': `OK: ${process.versions.node}`,
      settings: 'OK: all valid',
      token: 'OK: of the application Verbatim',
      intents: 'OK: no privileged one',
      commands: `OK: ${commands.length} registered`,
      servers: 'OK: 1, every permission given',
      model: expect.stringMatching(/^OK: .+ dimensions$/),
      library: expect.stringMatching(/^OK: \d+ articles, \d+ passages/),
      records: expect.stringMatching(/^NOTE: none yet/),
      disk: expect.stringMatching(/^OK: .+ GiB free$/),
    });
    const link = new URL((found as unknown as Record<string, string>).invite?.replace('NOTE: ', '') ?? '');
    expect(link.origin + link.pathname).toBe('https://discord.com/oauth2/authorize');
    expect(Object.fromEntries(link.searchParams)).toEqual({
      client_id: discord.world.applicationId,
      scope: 'bot applications.commands',
      // View channels 1 << 10, send messages 1 << 11, read message history 1 << 16, create public threads 1 << 35, send
      // in threads 1 << 38.
      permissions: String(2 ** 10 + 2 ** 11 + 2 ** 16 + 2 ** 35 + 2 ** 38),
    });
  });

  it('says that commands are to be registered', async () => {
    expect(await examined()).toMatchObject({
      status: 1,
      commands: expect.stringMatching(/^WRONG: not registered: \/ask, .*; run `npm run register`$/),
    });
  });

  it('is content with commands that are registered in the server alone', async () => {
    await register('--guild', discord.world.guildId);
    expect(await examined()).toMatchObject({ status: 0, commands: `OK: ${commands.length} registered` });
  });

  it('says which commands are listed twice, where, and how that ends', async () => {
    const { guildId } = discord.world;
    await register('--guild', guildId);
    await register();
    expect(await examined()).toMatchObject({ status: 0, commands: `OK: ${commands.length} registered` });
    discord.commands.set(guildId, discord.commands.get('')?.filter(({ name }) => name === 'ask') ?? []);
    expect(await examined()).toMatchObject({
      status: 0,
      commands:
        `NOTE: listed twice in Rédaction (${guildId}), where they are registered beside those of everywhere: /ask; ` +
        '`npm run register` removes them there',
    });
  });

  it('says which commands are those of another version, and which this one does not know', async () => {
    await register();
    const registered = discord.commands.get('') ?? [];
    const changed = (name: string, change: object) => {
      discord.commands.set(
        '',
        registered.map((one) => (one.name === name ? { ...one, ...change } : one)),
      );
    };
    const everywhere = /^WRONG: registered everywhere as another version has them: (.+); run `npm run register`$/;
    for (const [name, change] of [
      ['ask', { description_localizations: { fr: 'Pose une question' } }],
      ['ask', { options: [] }],
      ['ask', { contexts: [0] }],
      ['settings', { default_member_permissions: null }],
    ] as const) {
      changed(name, change);
      const { status, commands: says } = (await examined()) as unknown as { status: number; commands: string };
      expect([status, everywhere.exec(says)?.[1]]).toEqual([1, `/${name}`]);
    }
    changed('ask', { name: 'old' });
    const found = await examined();
    expect(found).toMatchObject({
      status: 1,
      commands: 'WRONG: registered everywhere, not known to this version: /old; run `npm run register`',
    });
    await register();
    expect(await examined()).toMatchObject({ status: 0, commands: `OK: ${commands.length} registered` });
  });

  it('says which server does not give what, and what is on in the portal without need', async () => {
    await register();
    const { applicationId, guildId } = discord.world;
    const server = { id: guildId, name: 'Rédaction', icon: null, banner: null, owner: false, features: [] };
    const body = [{ ...server, permissions: String(2 ** 10 + 2 ** 38) }] as never;
    discord.fail({ method: 'GET', route: '/users/@me/guilds', status: 200, body });
    discord.fail({
      method: 'GET',
      route: '/applications/@me',
      status: 200,
      body: { ...application(discord.world), flags: 1 << 19 },
    });
    expect(await examined()).toMatchObject({
      status: 1,
      token: expect.stringContaining('OK'),
      intents: expect.stringMatching(/^NOTE: Message Content Intent: on/),
      servers: expect.stringMatching(
        new RegExp(`^WRONG: Rédaction \\(${guildId}\\) does not give SendMessages, ReadMessageHistory; give it`),
      ),
      invite: expect.stringContaining(applicationId),
    });
  });

  it('says what to do about a missing and a wrong token', async () => {
    expect(await examined({ DISCORD_TOKEN: '' })).toMatchObject({
      status: 1,
      token: expect.stringMatching(/^WRONG: DISCORD_TOKEN is not set/),
    });
    expect(await examined({ DISCORD_TOKEN: 'wrong.token.value' })).toMatchObject({
      status: 1,
      token: expect.stringMatching(/^WRONG: Discord refused the token; copy/),
    });
  });

  it('says which setting is not valid, and looks no further', async () => {
    expect(await examined({ METRICS_PORT: 'nine' })).toEqual({
      status: 1,
      'Node.js': `OK: ${process.versions.node}`,
      settings: expect.stringMatching(/^WRONG: the setting METRICS_PORT is not valid: expected a port/),
    });
  });

  it('says what to do about a model and a library that are not there', async () => {
    await register();
    expect(await examined({ EMBEDDING_MODEL: place.path('nowhere') })).toMatchObject({
      status: 1,
      model: expect.stringMatching(/^WRONG: .+; .+/),
    });
    expect(await examined({}, '--library', place.path('new'))).toMatchObject({
      status: 0,
      library: expect.stringMatching(/^NOTE: none yet at .+ `npm start` takes in seeds/),
    });
    expect(await examined({}, '--corpus', 'other')).toMatchObject({
      status: 0,
      library: expect.stringMatching(/^NOTE: no corpus other yet/),
    });
  });

  it('says what to do about records that are damaged', async () => {
    await register();
    const file = `${place.library}/records.sqlite`;
    writeFileSync(file, 'no database');
    expect(await examined()).toMatchObject({ status: 1, records: expect.stringMatching(/^WRONG: .+damaged.+; .+/) });
    rmSync(file);
  });
});

it('tells a Node.js that is too old from one that is not', () => {
  expect(checkNode('18.19.0')).toMatchObject({ level: 'wrong', says: expect.stringContaining('nodejs.org') });
  expect(checkNode('20.18.3')).toMatchObject({ level: 'wrong' });
  expect(checkNode('20.19.0')).toMatchObject({ level: 'ok' });
  expect(checkNode('24.0.0')).toMatchObject({ level: 'ok' });
});
