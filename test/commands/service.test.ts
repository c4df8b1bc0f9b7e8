import { afterEach, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.js';
import { buttonNamed, type Stage, setTheStage, shownText } from '../discord/bot-on-double.js';
import { hasFlag, type Json } from '../discord-double/json.js';
import { anArticle } from '../fixtures/answers.js';
import { someLookups } from '../fixtures/lookups.js';

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
    ['fr', 'je réponds par des phrases exactes de mes articles'],
    ['en-US', 'I answer with exact sentences from my articles'],
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
  it('says which version it is, how many articles there are, and how new they are', async () => {
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
        ...{ ingestedAt: '2022-01-20T23:59:00.000Z', corpora: ['default'] },
      }),
      titles: async () => ({
        generation: 'abc123',
        cards: ['2022-01-13', null, '2021-12-31'].map((date) => anArticle({ date })),
      }),
    });
    const french = shownText(await invoke('about'));
    expect(french).toBe(
      '**Verbatim** 1.2.3\n1\u202f234 articles\nArticle le plus récent\u00a0: 13 janvier 2022\nDernière mise à jour\u00a0: 20 janvier 2022',
    );
    expect(shownText(await invoke('about', { locale: 'en-US' }))).toBe(
      '**Verbatim** 1.2.3\n1,234 articles\nNewest article: 13 January 2022\nLast updated: 20 January 2022',
    );
  });

  it('leaves out what it does not know', async () => {
    const about = { ...(await someLookups({}).about({ corpus: null })), articles: 0, ingestedAt: null };
    stage = await setTheStage({ about: async () => about });
    expect(shownText(await invoke('about'))).toBe('**Verbatim** 1.2.3\n0 article');
  });
});

describe('/privacy', () => {
  it('says what is kept and for how long, and deletes it at the press of a button', async () => {
    stage = await setTheStage();
    const card = await stage.discord.answerTo(stage.discord.slash('ask', { question: 'Combien ?' }));
    await stage.discord.answerTo(stage.discord.button(buttonNamed(card, 'Utile'), card));
    const privacy = await invoke('privacy');
    expect(shownText(privacy)).toContain('90 jours');
    expect(shownText(privacy)).toContain('Je garde actuellement 1 carte, 1 vote et 0 question suivie de vous.');
    const forget = buttonNamed(privacy, 'Effacer mes données');
    const nothing = await stage.discord.answerTo(stage.discord.button(forget, privacy, { other: true }));
    expect(shownText(nothing)).toContain('C’est fait, effacé\u00a0: 0 carte, 0 vote, 0 question suivie.');
    await stage.restart();
    const done = await stage.discord.answerTo(stage.discord.button(forget, privacy));
    expect(shownText(done)).toContain('C’est fait, effacé\u00a0: 1 carte, 1 vote, 0 question suivie.');
    expect(await stage.records.kept(stage.discord.world.personId)).toEqual({ posted: 0, votes: 0, follows: 0 });
    expect(shownText(await invoke('privacy', { locale: 'en-US' }))).toContain(
      'I currently store 0 cards, 0 votes and 0 followed questions of yours.',
    );
  });
});

describe('the data of a person', () => {
  const exported = async (privacy: Json, label: string, setting = {}) => {
    const { discord } = stage;
    const invocation = discord.button(buttonNamed(privacy, label), privacy, setting);
    const reply = await discord.answerTo(invocation);
    expect(hasFlag(reply.flags, EPHEMERAL)).toBe(true);
    const sent = await discord.request(
      ({ parameters, files }) => parameters.webhook_token === invocation.token && Object.keys(files).length > 0,
      'a file',
    );
    expect(Object.keys(sent.files)).toEqual(['verbatim.json']);
    return { says: shownText(reply), data: JSON.parse(sent.files['verbatim.json']!) };
  };

  it.each([
    ['fr', 'Exporter mes données', 'Tout ce que je garde sous votre identifiant'],
    ['en-US', 'Export my data', 'All that I store under your id'],
  ])('are given to them alone as a file, and are none once they are deleted, in %s', async (locale, label, line) => {
    stage = await setTheStage();
    const { discord, records } = stage;
    const { personId } = discord.world;
    const card = await discord.answerTo(discord.slash('ask', { question: 'Combien de soldats ?' }, { locale }));
    await discord.answerTo(discord.slash('ask', { question: 'Une autre question ?' }, { other: true }));
    const helpful = locale === 'fr' ? 'Utile' : 'Helpful';
    await discord.answerTo(discord.button(buttonNamed(card, helpful), card, { locale }));
    const { says, data } = await exported(await invoke('privacy', { locale }), label, { locale });
    expect(says).toContain(line);
    expect(data).toMatchObject({
      person: personId,
      cards: [{ kind: 'answer', private: false, state: { question: 'Combien de soldats ?' } }],
      cardsLeftOut: 0,
      votes: [{ card: data.cards[0].id, helpful: true }],
    });
    expect(JSON.stringify(data)).not.toContain('Une autre question');
    await records.forget(personId);
    const nothing = await exported(await invoke('privacy', { locale }), label, { locale });
    expect(nothing.data).toEqual({ person: personId, cards: [], cardsLeftOut: 0, votes: [], follows: [] });
  });

  it('are the newest that a file can hold, and it is said how many are left out', async () => {
    stage = await setTheStage();
    const { world } = stage.discord;
    for (let at = 0; at < 5; at += 1) {
      const state = { question: 'a'.repeat(2_500_000), at };
      const of = { kind: 'answer', owner: world.personId, guild: null, language: 'fr', private: true } as const;
      await stage.records.keep({ id: `AAAAAAAAAAA${at}`, ...of, state });
    }
    const { says, data } = await exported(await invoke('privacy'), 'Exporter mes données');
    expect(says).toContain('sans les 2 cartes les plus anciennes');
    expect([data.cards.map(({ state }: { state: Json }) => state.at), data.cardsLeftOut]).toEqual([[2, 3, 4], 2]);
  });

  it('are said to be kept apart from what is of others and of nobody', async () => {
    stage = await setTheStage();
    const french = shownText(await invoke('privacy'));
    for (const words of ['À votre sujet', 'd’autres personnes', '15 minutes', 'Sans lien', 'ne les efface pas']) {
      expect(french).toContain(words);
    }
    const english = shownText(await invoke('privacy', { locale: 'en-US' }));
    for (const words of ['About you', 'About others', '15 minutes', 'Linked to nobody', 'does not delete them']) {
      expect(english).toContain(words);
    }
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
