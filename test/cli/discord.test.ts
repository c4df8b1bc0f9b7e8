import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.js';
import { PROJECT_ROOT } from '../../src/config.js';
import { buttonNamed, shownText } from '../discord/bot-on-double.js';
import { type DiscordDouble, startDiscordDouble } from '../discord-double/double.js';
import { expectFailure, outcome, SURE, Workplace } from './program.js';

const place = new Workplace();
let discord: DiscordDouble;
beforeAll(async () => {
  await place.run('ingest', []);
});
beforeEach(async () => {
  discord = await startDiscordDouble();
});
afterEach(() => discord.close());
afterAll(() => place.remove());

const settings = (token = discord.token) => ({ env: { DISCORD_TOKEN: token, DISCORD_API_URL: discord.apiUrl } });

/** The running bot, once it has said that it is ready. */
async function startBot(...args: string[]) {
  const child = place.start('start', args, settings());
  const ended = outcome(child);
  for (let said = ''; !said.includes('ready on Discord'); ) said += (await once(child.stderr!, 'data'))[0];
  return { child, ended };
}

describe('npm start with a token', () => {
  it('answers in Discord out of the library, with nothing on stdout, and ends in good order', async () => {
    const { child, ended } = await startBot();
    const card = await discord.answerTo(discord.slash('ask', { question: SURE }));
    expect(JSON.stringify(card)).toContain('4,750 miles');
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ status: 0, stdout: '' });
    expect(discord.violations).toEqual([]);
  });

  it('keeps its buttons through a restart: more excerpts, and the paragraph around one', async () => {
    const first = await startBot();
    const card = await discord.answerTo(discord.slash('ask', { question: SURE }, { locale: 'en-US' }));
    first.child.kill('SIGTERM');
    await first.ended;
    const { child, ended } = await startBot();
    const more = buttonNamed(card, 'More excerpts');
    expect(shownText(await discord.answerTo(discord.button(more, card)))).toContain('less likely to answer');
    const menu = /"custom_id":"(v1:context:[^"]+)"/.exec(JSON.stringify(card.components))?.[1];
    const context = discord.choose(menu!, '1', card, { locale: 'en-US' });
    const paragraph = shownText(await discord.followUpTo(context));
    expect(paragraph).toContain('The whole paragraph');
    expect(paragraph).toContain('4,750 miles long');
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ status: 0, stdout: '' });
    expect(discord.violations).toEqual([]);
  });

  it('shows of the corpora of the library those that it is started on', async () => {
    writeFileSync(place.path('secret.txt'), 'La girafe de Vernay a quitté son enclos lundi à l’aube.\n');
    await place.run('ingest', ['--corpus', 'embargo', place.path('secret.txt')]);
    const look = async () => {
      const offered = await discord.choicesFor(discord.autocomplete('sources', { corpus: '' }, 'corpus'));
      const card = await discord.answerTo(discord.slash('sources', { corpus: 'embargo' }, { direct: true }));
      return { offered: offered.map(({ name }) => name), shown: shownText(card) };
    };
    const first = await startBot();
    expect(await look()).toEqual({ offered: ['default'], shown: 'Ce corpus n’existe pas ici.' });
    first.child.kill('SIGTERM');
    await first.ended;
    const { child, ended } = await startBot('--corpus', 'default,embargo');
    expect(await look()).toEqual({
      offered: ['default', 'embargo'],
      shown: expect.stringContaining('La girafe de Vernay'),
    });
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ status: 0, stdout: '' });
  });

  it('shows of the others what is offered while it runs, and no longer once that is taken back', async () => {
    writeFileSync(place.path('offered.txt'), 'Le lynx de Vernay a quitté son enclos mardi à l’aube.\n');
    await place.run('ingest', ['--corpus', 'offert', place.path('offered.txt')]);
    const { child, ended } = await startBot();
    const offered = async () => {
      const typed = discord.autocomplete('sources', { corpus: 'off' }, 'corpus');
      return (await discord.choicesFor(typed)).map(({ name }) => name);
    };
    expect(await offered()).toEqual([]);
    expect((await place.run('offer', ['offert', '--guild', discord.world.guildId])).status).toBe(0);
    expect(await offered()).toEqual(['offert']);
    expect((await place.run('offer', ['--withdraw', 'offert'])).status).toBe(0);
    expect(await offered()).toEqual([]);
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ status: 0, stdout: '' });
  });

  it('says what to do about a wrong token, without repeating it, and ends so that no service starts it again', async () => {
    const failed = await place.run('start', [], settings('wrong.token.value'));
    const unit = readFileSync(`${PROJECT_ROOT}docs/verbatim.service`, 'utf8');
    const final = Number(/^RestartPreventExitStatus=(\d+)$/m.exec(unit)?.[1]);
    expectFailure(failed, final as 2, /Discord refused the token; copy the bot's token anew/);
    expect(failed.stderr).not.toContain('wrong.token.value');
  });

  it('ends in the same way when Discord takes the token back while it runs', async () => {
    const { ended } = await startBot();
    discord.gateway.drop(4004);
    expect(await ended).toMatchObject({ status: 2, stderr: expect.stringMatching(/Discord refused the token; copy/) });
  });

  it('refuses more corpora than one question is asked of', async () => {
    const many = Array.from({ length: 9 }, (_, index) => `c${index}`).join(',');
    const failed = await place.run('start', ['--corpus', many], settings());
    expectFailure(failed, 2, /9 corpora were named; name at most 8 at once/);
  });
});

describe('npm run register', () => {
  const register = (...args: string[]) => place.run('register', args, settings());

  it('says in one line each what it did: which commands Discord took, which are gone and where', async () => {
    const { guildId } = discord.world;
    const first = await register('--guild', guildId);
    const names = first.stdout.split(': ').at(-1);
    expect(first).toMatchObject({ status: 0, stderr: '' });
    expect(first.stdout).toBe(`Verbatim: registered ${commands.length} in the server ${guildId}: ${names}`);
    expect(names).toMatch(/^\/ask, .*Find sources, .*\n$/);
    expect((await register()).stdout).toBe(
      `Verbatim: registered ${commands.length} everywhere: ${names}` +
        `Verbatim: removed ${commands.length} in the server Rédaction ${guildId}: ${names}`,
    );
    const twice = (await register('--guild', guildId)).stdout.split('\n')[1];
    expect(twice).toMatch(/^Verbatim: registered everywhere too, so that this server lists them twice: \/ask, /);
    expect(twice).toContain(`\`npm run register -- --guild ${guildId} --only\` those of this server`);
    expect((await register('--guild', guildId, '--only')).stdout).toContain(
      `Verbatim: removed ${commands.length} everywhere: ${names}`,
    );
    expect(discord.violations).toEqual([]);
  });

  it('needs the server that alone is to have the commands', async () => {
    expectFailure(await register('--only'), 2, /--only needs --guild; usage: npm run register/);
  });

  it('says that it needs a token', async () => {
    expectFailure(await place.run('register', []), 2, /DISCORD_TOKEN is not set.*; put the bot's token into/);
  });
});
