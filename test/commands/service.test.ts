import { afterEach, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.js';
import { buttonNamed, type Stage, setTheStage, shownText } from '../discord/bot-on-double.js';
import { hasFlag } from '../discord-double/json.js';

const EPHEMERAL = 1 << 6;

let stage: Stage;
afterEach(() => stage.end());

async function invoke(name: string, setting = {}) {
  const reply = await stage.discord.answerTo(stage.discord.slash(name, {}, setting));
  expect(hasFlag(reply.flags, EPHEMERAL)).toBe(true);
  return reply;
}

describe('/help', () => {
  it.each([
    ['fr', 'répond aux questions par des phrases exactes'],
    ['en-US', 'answers questions with exact sentences'],
  ])('names every command as it is called in %s', async (locale, promise) => {
    stage = await setTheStage();
    const help = shownText(await invoke('help', { locale }));
    expect(help).toContain(promise);
    for (const { data } of commands) {
      const name = locale === 'fr' ? String(data.name_localizations?.fr) : data.name;
      if (data.name !== 'help') expect(help).toContain(name);
    }
  });
});

describe('/about', () => {
  it('says how much there is, of which generation, read by which model and version', async () => {
    stage = await setTheStage({
      about: async () => ({
        ...{
          corpus: 'default',
          articles: 1234,
          passages: 56_789,
          generation: 'abc123',
          model: '@me/model',
          degraded: 'no index',
        },
        ...{ ingestedAt: null, corpora: ['default'] },
      }),
    });
    const french = shownText(await invoke('about'));
    expect(french).toMatch(/1\s234 articles, 56\s789 passages/u);
    expect(french).toContain('**Verbatim** 1.2.3');
    expect(french).toContain('`abc123`');
    expect(french).toContain('\\@me/model');
    expect(french).not.toContain('Index vectoriel');
    expect(french).not.toContain('no index');
    expect(shownText(await invoke('about', { locale: 'en-US' }))).toContain('1,234 articles, 56,789 passages');
  });
});

describe('/privacy', () => {
  it('says what is kept and for how long, and deletes it at the press of a button', async () => {
    stage = await setTheStage();
    const card = await stage.discord.answerTo(stage.discord.slash('ask', { question: 'Combien ?' }));
    await stage.discord.answerTo(stage.discord.button(buttonNamed(card, 'Utile'), card));
    const privacy = await invoke('privacy');
    expect(shownText(privacy)).toContain('90 jours');
    expect(shownText(privacy)).toContain('De vous, je garde en ce moment 1 carte et 1 vote.');
    const forget = buttonNamed(privacy, 'Effacer mes données');
    const nothing = await stage.discord.answerTo(stage.discord.button(forget, privacy, { other: true }));
    expect(shownText(nothing)).toContain('Effacé : 0 carte et 0 vote.');
    await stage.restart();
    const done = await stage.discord.answerTo(stage.discord.button(forget, privacy));
    expect(shownText(done)).toContain('Effacé : 1 carte et 1 vote.');
    expect(await stage.records.kept(stage.discord.world.personId)).toEqual({ posted: 0, votes: 0 });
    expect(shownText(await invoke('privacy', { locale: 'en-US' }))).toContain('Of you I keep 0 cards and 0 votes now.');
  });
});

it('all of it works in a direct message, and for a person who installed the bot for themselves', async () => {
  stage = await setTheStage();
  for (const setting of [{ direct: true }, { userInstalled: true }]) {
    for (const name of ['help', 'privacy', 'about']) await invoke(name, setting);
    const card = await stage.discord.answerTo(stage.discord.slash('ask', { question: 'Combien ?' }, setting));
    expect(shownText(card)).toContain('2 030 soldats');
    const voted = await stage.discord.answerTo(stage.discord.button(buttonNamed(card, 'Utile'), card, setting));
    expect(shownText(voted)).toContain('**utile**');
  }
});
