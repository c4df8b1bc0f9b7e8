import Database from 'better-sqlite3';
import { PermissionFlagsBits } from 'discord.js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { VerbatimError } from '../../src/errors.js';
import type { Setting } from '../discord-double/interactions.js';
import { hasFlag, isObject, type Json } from '../discord-double/json.js';
import { buttonLabels, buttonNamed, links, shownText } from './bot-on-double.js';
import { aBotThatQuotes, type Correcting, HOME, LEFT, RAIN } from './correcting.js';

vi.setConfig({ testTimeout: 30_000 });

const EPHEMERAL = 1 << 6;
const MANAGER = { permissions: String(PermissionFlagsBits.ManageGuild | PermissionFlagsBits.SendMessages) };
const WITHDRAWN = '**Retiré**\u00a0: cet article n’est plus cité.';
const QUESTION = 'Combien de soldats sont partis ?';

let bot: Correcting;
const open = async (...given: Parameters<typeof aBotThatQuotes>): Promise<Correcting> => {
  bot = await aBotThatQuotes(...given);
  return bot;
};
afterEach(() => bot.end());

const slash = (name: string, options: Parameters<Correcting['stage']['discord']['slash']>[1], setting: Setting = {}) =>
  bot.stage.discord.answerTo(bot.stage.discord.slash(name, options, setting));
const ask = (setting: Setting = {}): Promise<Json> => slash('ask', { question: QUESTION }, setting);
const bare = (message: Json): string => shownText(message).replaceAll('**', '');

/** Every way in which the bot quotes where all can see it. */
const POSTS: Readonly<Record<string, () => Promise<Json>>> = {
  'an answer': () => ask(),
  'an answer in a thread': () => ask({ inThread: true }),
  'an answer in English': () => ask({ locale: 'en-US' }),
  'an answer to a mention': () => bot.stage.discord.replyTo(bot.stage.discord.mention(QUESTION)),
  'a quotation': () => slash('quote', { title: 'Le départ', words: 'retrait soldats' }),
  'a comparison': () => slash('compare', { question: QUESTION }),
  'the beginning of an article': () => slash('article', { title: 'Le départ' }),
  'a search': () => slash('search', { words: 'retrait' }),
  async 'a private answer that was shared'() {
    const { discord } = bot.stage;
    const card = await slash('ask', { question: QUESTION, private: true });
    return discord.followUpTo(discord.button(buttonNamed(card, 'Partager'), card));
  },
  async 'a verification that was shared'() {
    const { discord } = bot.stage;
    const card = await slash('verify', { text: LEFT });
    return discord.followUpTo(discord.button(buttonNamed(card, 'Partager'), card));
  },
  async 'sources of a message that were shared'() {
    const { discord } = bot.stage;
    const message = { ...discord.message({ content: '' }).payload, content: LEFT };
    const card = await discord.answerTo(discord.messageCommand('Find sources', message));
    return discord.followUpTo(discord.button(buttonNamed(card, 'Partager'), card));
  },
};

describe('a message that quotes an article that is withdrawn', () => {
  it.each(Object.entries(POSTS))('is edited by the bot’s own token: %s', async (name, post) => {
    const { withdraw, corrected } = await open();
    const message = await post();
    expect(bare(message)).toContain(LEFT);
    withdraw('depart');
    const now = await corrected(message);
    expect(bare(now)).not.toContain('2 030');
    expect(shownText(now)).toContain(name.endsWith('English') ? '**Withdrawn**' : WITHDRAWN);
    expect(links(now)).toEqual([]);
  });

  it('keeps what it quotes of others, with their links, and its question as long as its card is kept', async () => {
    const { withdraw, corrected } = await open(['retour', 'depart', 'pluie']);
    const message = await ask();
    withdraw('retour');
    const now = shownText(await corrected(message));
    expect(now).toContain(QUESTION);
    expect(now).toContain(`-# 1 · ${WITHDRAWN}`);
    expect(now).toContain('Le retrait des **2 030 soldats** a commencé jeudi 13 janvier.');
    expect(now).toContain(RAIN);
    expect(links(await corrected(message))).toEqual([expect.stringContaining('https://courrier.example/depart')]);
    expect(buttonLabels(await corrected(message))).toEqual(expect.arrayContaining(['Utile', 'Pas utile']));
  });

  it('shows no question once its card is deleted, and no button that does not work', async () => {
    const { stage, withdraw, corrected } = await open(['retour', 'depart']);
    const message = await ask();
    await stage.records.forget(stage.discord.world.personId);
    withdraw('retour');
    const now = await corrected(message);
    expect(shownText(now)).toBe(
      [
        '-# Message modifié\u00a0: un article cité ici a changé ou n’est plus cité.',
        `-# 1 · ${WITHDRAWN}`,
        '«\u00a0Le retrait des **2 030 soldats** a commencé jeudi 13 janvier.\u00a0»',
        '-# 2 · Le Courrier',
        '-# Le départ · paragraphe 1',
      ].join('\n'),
    );
    expect(buttonLabels(now)).toEqual([]);
    expect(links(now)).toHaveLength(1);
  });

  it('is found also when the article went while the bot was away', async () => {
    const { stage, withdraw, corrected } = await open();
    const message = await ask();
    await stage.bot.stop();
    withdraw('depart');
    await stage.restart();
    expect(shownText(await corrected(message))).toContain(WITHDRAWN);
  });

  it('is found also when the article went between the answer and its record', async () => {
    let first = true;
    const { withdraw, corrected } = await open(['depart'], {}, (lookups) => ({
      ...lookups,
      async ask(...given) {
        const answer = await lookups.ask(...given);
        if (first) withdraw('depart');
        first = false;
        return answer;
      },
    }));
    const message = await ask();
    expect(shownText(await corrected(message))).toContain(WITHDRAWN);
  });
});

describe('a message that quotes an article that changes', () => {
  const OTHER = 'Le retrait des 2 300 soldats a commencé jeudi 13 janvier.';

  it.each([
    ['fr', 'Voici ce qu’il dit maintenant'],
    ['en-US', 'It now says'],
  ])('shows what it says now, with words for it, in %s', async (locale, words) => {
    const { change, corrected } = await open(['depart', 'retour']);
    const [answer, quoted] = [
      await ask({ locale }),
      await slash('quote', { title: 'Le départ', words: 'retrait' }, { locale }),
    ];
    await change('depart', OTHER);
    for (const message of [answer, quoted]) {
      const now = shownText(await corrected(message));
      expect(now).toContain(words);
      expect(now).toContain(OTHER);
      expect(now).not.toContain('2 030');
    }
    await change('depart', LEFT);
    for (const message of [answer, quoted]) expect(bare(await corrected(message, 2))).toContain(LEFT);
  });

  it('loses a sentence that the article no longer has in any form', async () => {
    const { change, corrected } = await open();
    const message = await slash('quote', { title: 'Le départ', words: 'retrait' });
    await change('depart', 'Une girafe traverse la place du marché.');
    expect(shownText(await corrected(message))).toContain('L’article ne le dit plus');
  });

  it('is left alone where its own sentence is as it was, wherever it is now', async () => {
    const { stage, change, corrected, edits, add } = await open(['depart', 'retour']);
    const [both, other] = [await ask(), await slash('quote', { title: 'Le retour', words: 'soldats' })];
    await stage.restart();
    await add('neuf', 'Une girafe traverse la place.');
    await change('retour', `Un mot de plus. ${HOME}`);
    await change('depart', OTHER);
    await corrected(both);
    expect(edits(other)).toEqual([]);
    expect(edits(both)).toHaveLength(1);
  });
});

it('a page that was turned is corrected as it is now', async () => {
  const { stage, add, corrected, withdraw } = await open();
  for (let at = 0; at < 6; at += 1) await add(`gel-${at}`, `Le gel a détruit la vigne de la colline ${at}.`);
  const first = await slash('search', { words: 'vigne' });
  const turned = await stage.discord.answerTo(stage.discord.button(buttonNamed(first, 'Suivants'), first));
  const [only] = /colline \d/.exec(shownText(turned))!;
  withdraw(`gel-${only.at(-1)}`);
  const now = await corrected(first);
  expect(shownText(now)).toContain(WITHDRAWN);
  expect(shownText(now)).not.toContain('colline');
  expect(buttonLabels(now)).toEqual(['Précédents', 'Suivants']);
});

describe('what one person alone sees', () => {
  it('is not noted: private answers, direct messages, a bot that a person has installed for themselves', async () => {
    const { stage, withdraw, corrected, edits } = await open();
    const { discord } = stage;
    const hidden = [
      await slash('ask', { question: QUESTION, private: true }),
      await slash('verify', { text: LEFT }),
      await ask({ direct: true }),
      await ask({ userInstalled: true }),
      await discord.replyTo(discord.directMessage(QUESTION)),
    ];
    const seen = await ask();
    await vi.waitFor(async () => {
      expect(await stage.records.corrections(discord.world.guildId)).toMatchObject({ messages: 1 });
    });
    withdraw('depart');
    await corrected(seen);
    for (const message of hidden) expect(edits(message)).toEqual([]);
    expect(stage.log.filter(({ level }) => level === 'error')).toEqual([]);
    const written = new Database(bot.records, { readonly: true });
    expect(written.prepare('SELECT count(*) FROM quoting').pluck().get()).toBe(1);
    written.close();
  });
});

describe('an edit that Discord refuses', () => {
  const fail = (status: number, code: number, times = 1): void =>
    bot.stage.discord.fail({
      ...{ method: 'PATCH', route: '/channels/{channel_id}/messages/{message_id}', status, times },
      body: { code, message: 'refused' },
    });
  const counts = () => bot.stage.records.corrections(bot.stage.discord.world.guildId);

  it.each([
    ['a channel that it may not see', 403, 50001],
    ['a channel where it may not speak', 403, 50013],
    ['a channel that is gone', 404, 10003],
    ['an archived thread', 400, 50083],
  ])('because of %s is skipped and counted, and the others go on', async (_, status, code) => {
    const { withdraw, edits } = await open();
    const [first, second] = [await ask(), await ask()];
    fail(status, code);
    withdraw('depart');
    await vi.waitFor(async () => {
      expect(await counts()).toEqual({ messages: 2, corrected: 1, waiting: 0, unreachable: 1 });
    });
    expect([first, second].map((message) => edits(message).length)).toEqual([1, 1]);
  });

  it('because somebody deleted the message ends its record', async () => {
    const { stage, withdraw, corrected, edits } = await open();
    const [first, second] = [await ask(), await ask()];
    stage.discord.delete(String(first.id));
    withdraw('depart');
    await corrected(second);
    await vi.waitFor(async () => {
      expect(await counts()).toEqual({ messages: 1, corrected: 1, waiting: 0, unreachable: 0 });
    });
    expect(edits(first)).toHaveLength(1);
  });

  it('because it is one too many for now waits as long as Discord says', async () => {
    const { stage, withdraw, corrected, edits } = await open();
    const message = await ask();
    stage.discord.fail({
      ...{ method: 'PATCH', route: '/channels/{channel_id}/messages/{message_id}', status: 429 },
      headers: { 'retry-after': '0.1', 'x-ratelimit-scope': 'shared' },
      body: { code: 0, message: 'You are being rate limited.', retry_after: 0.1, global: false },
    });
    withdraw('depart');
    await corrected(message);
    expect(edits(message).map(({ status }) => status)).toEqual([429, 200]);
    await vi.waitFor(async () => expect(await counts()).toMatchObject({ corrected: 1, waiting: 0 }));
  });

  it('for a reason that passes is tried again later, also after a restart', async () => {
    let now = Date.now();
    const { stage, withdraw, corrected, edits } = await open(['depart'], { now: () => now });
    const message = await ask();
    // It is sent again six times.
    fail(500, 0, 7);
    withdraw('depart');
    await vi.waitFor(() => expect(edits(message)).toHaveLength(7), { timeout: 5_000 });
    await stage.restart();
    expect(await counts()).toMatchObject({ corrected: 0, waiting: 1 });
    now += 60_000;
    expect(shownText(await corrected(message))).toContain(WITHDRAWN);
    expect(edits(message)).toHaveLength(8);
  });
});

it('what was quoted of a corpus that is no longer there goes', async () => {
  let isThere = true;
  const { stage, corrected } = await open(['depart'], {}, (lookups) => ({
    ...lookups,
    removalMarks: async (filter) => (isThere ? lookups.removalMarks(filter) : {}),
    async citationStatuses(filter, stored) {
      if (isThere) return lookups.citationStatuses(filter, stored);
      throw new VerbatimError('corpus-missing', 'there is no such corpus', 'name another');
    },
  }));
  const message = await slash('quote', { title: 'Le départ', words: 'retrait' });
  isThere = false;
  expect(shownText(await corrected(message))).toContain('L’article ne le dit plus');
  expect(stage.log.filter(({ level }) => level === 'error')).toEqual([]);
});

it('an edit that was made and not noted is made again, the same', async () => {
  const { stage, withdraw, corrected, edits } = await open(['depart', 'retour']);
  const message = await ask();
  withdraw('depart');
  await corrected(message);
  await stage.bot.stop();
  const killed = new Database(bot.records);
  killed.exec('UPDATE citations SET shown = sha256; UPDATE quoting SET due_at = 0, outcome = NULL');
  killed.close();
  await stage.restart();
  await corrected(message, 2);
  const [first, second] = edits(message);
  expect(second!.body).toEqual(first!.body);
});

describe('the managers of a server', () => {
  const followUps = (): string[] =>
    bot.stage.discord.requests.flatMap(({ route, body }) => {
      if (route !== '/webhooks/{webhook_id}/{webhook_token}' || !isObject(body)) return [];
      expect(hasFlag(body.flags, EPHEMERAL)).toBe(true);
      return [shownText(body)];
    });

  it.each([
    ['fr', /^Des articles cités sur ce serveur ont changé ou ont été retirés\u00a0: j’ai modifié 2 de mes messages\.$/],
    ['en-US', /^Articles quoted in this server have changed or were withdrawn: I edited 2 of my messages\.$/],
  ])('are told once, by an answer to one of their commands that they alone see, in %s', async (locale, says) => {
    const { stage, withdraw, corrected } = await open();
    const messages = [await ask(), await ask()];
    withdraw('depart');
    for (const message of messages) await corrected(message);
    await vi.waitFor(async () => {
      expect(await stage.records.corrections(stage.discord.world.guildId)).toMatchObject({ corrected: 2, waiting: 0 });
    });
    await slash('help', {});
    for (let times = 0; times < 3; times += 1) {
      const invocation = stage.discord.slash('help', {}, { ...MANAGER, locale });
      await stage.discord.answerTo(invocation);
    }
    await stage.restart();
    expect(followUps()).toEqual([expect.stringMatching(says)]);
  });

  it('see in the state of the server how many messages quote, were edited, are to be and cannot be', async () => {
    const { withdraw, corrected } = await open();
    const message = await ask();
    const status = async (): Promise<string> => shownText(await slash('corpus', { status: {} }, MANAGER));
    expect(await status()).toContain('citent des articles ici\u00a0: 1 (modifiés depuis\u00a0: 0, ');
    withdraw('depart');
    await corrected(message);
    await vi.waitFor(async () =>
      expect(await status()).toContain(': 1 (modifiés depuis\u00a0: 1, à modifier\u00a0: 0'),
    );
  });
});

it('a message that cannot be noted is sent all the same', async () => {
  const { stage } = await open();
  vi.spyOn(stage.records, 'noteQuoting').mockRejectedValue(new Error('disk full'));
  expect(bare(await ask())).toContain(LEFT);
});
