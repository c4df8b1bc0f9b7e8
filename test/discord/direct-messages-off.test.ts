import { afterEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config.js';
import { hasFlag } from '../discord-double/json.js';
import { answering, buttonNamed, type Stage, setTheStage, shownText } from './bot-on-double.js';

const EPHEMERAL = 1 << 6;

let stage: Stage | null = null;
afterEach(async () => {
  await stage?.end();
  stage = null;
});

describe('with direct messages off', () => {
  it.each([
    ['fr', 'combien de soldats ?', 'Je ne réponds pas aux questions en message privé'],
    ['en-US', 'how many soldiers?', 'I do not answer questions in direct messages'],
  ])('a message and a command there get one line, and nothing is looked up, in %s', async (locale, question, line) => {
    const asked: string[] = [];
    stage = await setTheStage(
      async (...given) => {
        asked.push(given[0]);
        return answering(...given);
      },
      { directMessages: false },
    );
    const { discord } = stage;
    const said = shownText(await discord.replyTo(discord.directMessage(question)));
    expect([said.startsWith(line), said.includes('\n')]).toEqual([true, false]);
    const refused = await discord.answerTo(discord.slash('ask', { question }, { direct: true, locale }));
    expect([shownText(refused), hasFlag(refused.flags, EPHEMERAL)]).toEqual([said, true]);
    expect(asked).toEqual([]);
    expect(shownText(await discord.answerTo(discord.slash('ask', { question }, { locale })))).toContain(
      '2 030 soldats',
    );
  });

  it('its own commands go on there, buttons of earlier cards too, and all of it elsewhere', async () => {
    stage = await setTheStage(answering, { directMessages: false });
    const { discord } = stage;
    for (const name of ['help', 'privacy']) {
      const shown = shownText(await discord.answerTo(discord.slash(name, {}, { direct: true })));
      expect(shown).not.toContain('en message privé\u00a0:');
      expect(shown.length).toBeGreaterThan(200);
    }
    const elsewhere = await discord.answerTo(discord.slash('ask', { question: 'Combien ?' }, { userInstalled: true }));
    expect(shownText(elsewhere)).toContain('2 030 soldats');
    const voted = await discord.answerTo(
      discord.button(buttonNamed(elsewhere, 'Utile'), elsewhere, { userInstalled: true }),
    );
    expect(shownText(voted)).toContain('**utile**');
    expect(shownText(await discord.replyTo(discord.mention('combien ?')))).toContain('2 030 soldats');
  });
});

it('the operator switches them off by DISCORD_DIRECT_MESSAGES, on unless said', () => {
  const said = (value: string) => loadConfig({ DISCORD_DIRECT_MESSAGES: value }).directMessages;
  expect([said(''), said('on'), said('off')]).toEqual([true, true, false]);
  expect(() => said('no')).toThrowError(/DISCORD_DIRECT_MESSAGES is not valid: expected on or off/);
});
