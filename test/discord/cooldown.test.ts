import { afterEach, expect, it } from 'vitest';
import { createCooldowns } from '../../src/discord/request/cooldown.js';
import { hasFlag } from '../discord-double/json.js';
import { answering, SHOWN, type Stage, setTheStage, shownText } from './bot-on-double.js';

let stage: Stage | null = null;
afterEach(async () => {
  await stage?.end();
  stage = null;
});

it('a person waits between two questions, and is told how long; others do not', () => {
  let now = 0;
  const cooldowns = createCooldowns(() => now);
  const take = (person: string, guild: string | null = 'g') =>
    cooldowns.take({ person, guild, settings: { cooldown: 10 } });
  expect(take('a')).toBeNull();
  now = 2_500;
  expect(take('a')).toEqual({ whose: 'person', seconds: 8 });
  expect(take('a', 'another server')).toEqual({ whose: 'person', seconds: 8 });
  expect(take('b')).toBeNull();
  now = 10_000;
  expect(take('a')).toBeNull();
});

it('a server waits when it has asked forty times in ten seconds; direct messages do not', () => {
  let now = 0;
  const cooldowns = createCooldowns(() => now);
  const take = (guild: string | null) => cooldowns.take({ person: 'a', guild, settings: { cooldown: 0 } });
  for (let count = 0; count < 40; count += 1) {
    now += 100;
    expect(take('g')).toBeNull();
    expect(take(null)).toBeNull();
  }
  expect(take('g')).toEqual({ whose: 'server', seconds: 7 });
  expect(take('another')).toBeNull();
  expect(take(null)).toBeNull();
  now += 6_200;
  expect(take('g')).toBeNull();
});

it('a question that comes too soon is answered with the time left, in both languages, for the person alone', async () => {
  let now = Date.UTC(2022, 0, 20);
  const questions: string[] = [];
  stage = await setTheStage(
    async (question, ...rest) => {
      questions.push(question);
      return answering(question, ...rest);
    },
    { now: () => now },
  );
  const { discord } = stage;
  const ask = async (setting = {}) => discord.answerTo(discord.slash('ask', { question: 'Combien ?' }, setting));
  expect(shownText(await ask())).toContain(SHOWN);
  const soon = await ask();
  expect(shownText(soon)).toBe('Doucement\u00a0: vous pourrez poser une autre question dans 3 s.');
  expect(hasFlag(soon.flags, 1 << 6)).toBe(true);
  expect(shownText(await ask({ locale: 'en-US' }))).toBe('Not so fast: you can ask again in 3 s.');
  expect(shownText(await discord.replyTo(discord.mention('et encore ?')))).toMatch(/^Doucement/);
  expect(shownText(await ask({ other: true }))).toContain(SHOWN);
  now += 3_000;
  expect(shownText(await discord.replyTo(discord.mention('et encore ?')))).toContain(SHOWN);
  expect(questions).toHaveLength(3);
});

it('help, privacy and buttons wait for nobody', async () => {
  stage = await setTheStage(answering, { now: () => 0 });
  const { discord } = stage;
  await discord.answerTo(discord.slash('ask', { question: 'Combien ?' }));
  for (const name of ['help', 'privacy', 'about', 'help']) {
    expect(shownText(await discord.answerTo(discord.slash(name, {})))).not.toMatch(/^Doucement/);
  }
});
