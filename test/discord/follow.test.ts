import Database from 'better-sqlite3';
import { PermissionFlagsBits } from 'discord.js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { LookupFilter, Lookups } from '../../src/answering/lookup/lookup.js';
import { createBot } from '../../src/discord/client/bot.js';
import { openRecords } from '../../src/records/open.js';
import { MOST_FOLLOWED, newCardId } from '../../src/records/records.js';
import type { OptionValues, Setting } from '../discord-double/interactions.js';
import { hasFlag, type Json } from '../discord-double/json.js';
import { textChannel } from '../discord-double/objects.js';
import type { RecordedRequest } from '../discord-double/state.js';
import { anAbstention } from '../fixtures/answers.js';
import { buttonLabels, buttonNamed, idleParts, type StageSettings, shownText } from './bot-on-double.js';
import { aBotThatQuotes, type Correcting } from './correcting.js';

vi.setConfig({ testTimeout: 30_000 });

const EPHEMERAL = 1 << 6;
const DAY = 24 * 60 * 60 * 1000;
const MANAGER = { permissions: String(PermissionFlagsBits.ManageGuild | PermissionFlagsBits.SendMessages) };
const QUESTION = 'Combien de soldats sont *partis* ?';
/** As Discord is to show it. */
const SHOWN = 'Combien de soldats sont \\*partis\\* ?';
const NEWS = 'Les 1 200 soldats ont quitté Almaty lundi.';
const POST = '/channels/{channel_id}/messages';
const PACE = { followPace: { lookMs: 20, askMs: 5 } };

let bot: Correcting;
let now: number;
/** What was asked, and of which articles. */
let asked: (LookupFilter & { readonly question: string })[];
let lookups: Lookups;
/** How sure each answer is. */
let confidence: number;
const also: (() => Promise<void>)[] = [];

/** Every article but those that are in the library at first answers, once it is there. */
const NEW_ONES = Array.from({ length: 8 }, (_, at) => `neuf-${at}`);

async function open(settings: StageSettings = {}): Promise<Correcting> {
  now = Date.UTC(2022, 0, 20, 12);
  asked = [];
  confidence = 0.9;
  const watched = (given: Lookups): Lookups => {
    lookups = {
      ...given,
      async ask(filter, question, options) {
        asked.push({ ...filter, question });
        const answer = await given.ask(filter, question, options);
        return answer.excerpts.length === 0 ? anAbstention('no-answer') : { ...answer, confidence };
      },
    };
    return lookups;
  };
  bot = await aBotThatQuotes(['depart', ...NEW_ONES], { ...PACE, now: () => now, ...settings }, watched);
  return bot;
}
afterEach(async () => {
  for (const end of also.splice(0)) await end();
  await bot.end();
});

const discord = () => bot.stage.discord;
const world = () => discord().world;
const use = (options: OptionValues, setting: Setting = {}): Promise<Json> =>
  discord().answerTo(discord().slash('follow', options, setting));
const follow = (question = QUESTION, setting: Setting = {}): Promise<Json> => use({ question: { question } }, setting);
const line = async (options: OptionValues, setting: Setting = {}): Promise<string> =>
  shownText(await use(options, setting));
const press = (label: string, on: Json, setting: Setting = {}): Promise<Json> =>
  discord().answerTo(discord().button(buttonNamed(on, label), on, setting));
const followed = () => bot.stage.records.follows(world().guildId, null);

const isPost = ({ method, route }: RecordedRequest): boolean => method === 'POST' && route === POST;
/** What was posted unasked, so far. */
const posts = (): Json[] =>
  discord()
    .requests.filter((request) => isPost(request) && request.status === 200)
    .map(({ answer }) => answer as Json);
/** One of those, once it is noted too. */
async function posted(count = 1): Promise<Json> {
  await discord().request(() => posts().length >= count, `post ${count}`);
  await settled();
  return posts()[count - 1]!;
}

/** Resolves once everything that is due was asked. */
async function settled(): Promise<void> {
  await vi.waitFor(async () => {
    const arrived = await lookups.lastArrival({ corpus: null });
    expect(await bot.stage.records.dueFollow({ id: 0, count: 1 }, arrived)).toBeNull();
  });
}

/** Lets a day pass, and lets all be asked that is due then. */
async function nextDay(): Promise<void> {
  now += DAY;
  await settled();
}

describe('a followed question', () => {
  it.each([
    [
      'fr',
      `Question suivie ici\u00a0: ${SHOWN}`,
      'ce qu’en disent de nouveaux articles · réponse très probable',
      'Ne plus suivre',
    ],
    [
      'en-US',
      `Question followed here: ${SHOWN}`,
      'what new articles say about it · very probable answer',
      'Stop following',
    ],
  ])(
    'is answered in its channel by the sentences of a new article, with their citation, in %s',
    async (locale, question, sure, stop) => {
      await open();
      const confirmed = await follow(QUESTION, { locale });
      expect(hasFlag(confirmed.flags, EPHEMERAL)).toBe(true);
      expect(shownText(confirmed)).toContain(`**${SHOWN}**`);
      expect(shownText(confirmed)).toMatch(/une fois par jour au plus|once a day at most/);
      await bot.add('neuf-0', NEWS, { title: 'La nouvelle', outlet: 'Le Phare', date: '2022-01-19' });
      const post = await posted();
      expect(post.channel_id).toBe(world().channelId);
      expect(shownText(post).split('\n').slice(0, 2)).toEqual([`-# ${question}`, `-# ${sure}`]);
      expect(shownText(post)).toContain('Les **1 200 soldats** ont quitté Almaty lundi.');
      expect(shownText(post)).toMatch(/^-# Le Phare · .*\n-# La nouvelle · /m);
      expect(buttonLabels(post)).toEqual([stop]);
      await settled();
      expect(posts()).toHaveLength(1);
    },
  );

  it('is answered without a name or a ping of whoever follows it', async () => {
    await open();
    await follow('<@&5> @everyone combien de soldats ?', { other: true });
    await bot.add('neuf-0', NEWS);
    const { body } = await discord().request(isPost, 'a post');
    expect(body).toMatchObject({ allowed_mentions: { parse: [] } });
    expect(JSON.stringify(body)).not.toContain(world().otherPersonId);
    expect(shownText(await posted())).toContain('\\<\\@&5> \\@everyone combien de soldats ?');
  });

  it('is asked of no article that was there before, nor of one that was replaced', async () => {
    await open();
    await bot.add('neuf-0', NEWS);
    await follow();
    const seen = await lookups.lastArrival({ corpus: null });
    await bot.add('neuf-0', 'Les 1 300 soldats ont quitté Almaty mardi.');
    await bot.add('autre', 'Une girafe traverse la place.');
    await settled();
    expect(posts()).toEqual([]);
    expect(asked.length).toBeGreaterThan(0);
    for (const one of asked) expect(one.arrivedAfter).toBeGreaterThanOrEqual(seen);
  });

  it('is posted once a day at most: what came in meanwhile comes together, newest first', async () => {
    await open();
    await follow();
    await bot.add('neuf-0', NEWS);
    await posted();
    await bot.add('neuf-1', 'Les 1 300 soldats sont partis mardi.', { date: '2022-01-20' });
    await bot.add('neuf-2', 'Les 1 400 soldats sont partis jeudi.', { date: '2022-01-22' });
    await bot.add('neuf-3', 'Les 1 500 soldats sont partis mercredi.', { date: '2022-01-21' });
    now += DAY - 1;
    await settled();
    expect(posts()).toHaveLength(1);
    now += 1;
    const second = shownText(await posted(2));
    expect([...second.matchAll(/1 \d00/g)].map(([sum]) => sum)).toEqual(['1 400', '1 500', '1 300']);
    expect(second).not.toContain('1 200');
    await nextDay();
    expect(posts()).toHaveLength(2);
  });

  it('shows no sentence twice, also not out of another article', async () => {
    await open();
    await follow();
    await bot.add('neuf-0', NEWS);
    await posted();
    now += DAY;
    await bot.add('neuf-1', NEWS);
    await settled();
    expect(posts()).toHaveLength(1);
    now += DAY;
    await bot.add('neuf-2', 'Les 1 300 soldats sont partis mardi.');
    expect(shownText(await posted(2))).not.toContain('1 200');
  });

  it('shows as many sentences as a card takes', async () => {
    await open();
    await follow();
    const long = (at: number): string => `Les 1 ${at}00 soldats ${'très '.repeat(200)}fatigués sont partis.`;
    await bot.stage.bot.stop();
    for (let at = 1; at <= 6; at += 1) await bot.add(`neuf-${at}`, long(at));
    await bot.stage.restart();
    expect(shownText(await posted())).toMatch(/trop long/);
  });

  it('is posted in the thread in which it was followed', async () => {
    await open();
    await follow(QUESTION, { inThread: true });
    await bot.add('neuf-0', NEWS);
    expect((await posted()).channel_id).toBe(world().threadId);
  });

  it('is posted only where it is as sure as the server asks', async () => {
    await open();
    await bot.stage.records.changeSettings(world().guildId, { confidence: 'veryProbable' });
    await follow();
    confidence = 0.7;
    await bot.add('neuf-0', NEWS);
    await settled();
    expect(posts()).toEqual([]);
    confidence = 0.9;
    now += DAY;
    await bot.add('neuf-1', 'Les 1 300 soldats sont partis mardi.');
    expect(shownText(await posted())).toContain('1 300');
  });

  it('is posted in the language of the server, where one is set', async () => {
    await open();
    await follow();
    await bot.stage.records.changeSettings(world().guildId, { language: 'en' });
    await bot.add('neuf-0', NEWS);
    expect(shownText(await posted())).toContain('Question followed here');
  });

  it('is posted as a message that quotes: a sentence that is withdrawn goes from it', async () => {
    await open();
    await follow();
    await bot.add('neuf-0', NEWS);
    const post = await posted();
    await vi.waitFor(async () =>
      expect(await bot.stage.records.corrections(world().guildId)).toMatchObject({ messages: 1 }),
    );
    bot.withdraw('neuf-0');
    const corrected = shownText(await bot.corrected(post));
    expect(corrected).toContain('**Retiré**');
    expect(corrected).not.toContain('1 200');
  });

  it('waits for what answers where none was chosen, and for what was chosen while the server sees it', async () => {
    await open();
    await bot.add('ailleurs', 'Une girafe.', {}, 'presse');
    const { guildId, channelId } = world();
    await bot.stage.restart();
    await bot.stage.records.offer({ corpus: 'presse', guild: null });
    await bot.stage.records.setChannelCorpus(guildId, channelId, 'presse');
    await follow();
    await bot.stage.records.withdrawOffers({ corpus: 'presse', guild: null });
    await bot.add('neuf-0', NEWS, {}, 'presse');
    await settled();
    expect(posts()).toEqual([]);
    expect(await line({ list: {} })).toContain(
      `- ${SHOWN} · <#${channelId}> · en pause\u00a0: son corpus n’est plus disponible ici`,
    );
    await bot.stage.records.offer({ corpus: 'presse', guild: null });
    now += DAY;
    expect(shownText(await posted())).toContain('1 200');
    expect(await line({ list: {} })).not.toContain('en pause');
  });
});

describe('a restart', () => {
  it('keeps what is followed, and what came in meanwhile is posted', async () => {
    await open();
    await follow();
    await bot.stage.bot.stop();
    await bot.add('neuf-0', NEWS);
    await bot.stage.restart();
    expect(shownText(await posted())).toContain('1 200');
    await bot.stage.restart();
    await settled();
    expect(posts()).toHaveLength(1);
  });

  it('between a post and its note makes Discord store no second one', async () => {
    await open();
    await follow();
    await bot.add('neuf-0', NEWS);
    const first = await posted();
    await settled();
    await bot.stage.bot.stop();
    const killed = new Database(bot.records);
    killed.exec(
      'UPDATE follows SET posted_at = NULL, looked_at = NULL, seen = (SELECT seen - 1 FROM follows); DELETE FROM followed_sentences',
    );
    killed.close();
    await bot.stage.restart();
    expect((await posted(2)).id).toBe(first.id);
  });
});

describe('the follow of somebody', () => {
  const THEIRS = { other: true };
  /** Takes permissions in the channel from one person or the bot. */
  const deny = (id: string, denied: bigint): void =>
    discord().gateway.dispatch('CHANNEL_UPDATE', {
      ...textChannel(world()),
      permission_overwrites: [{ id, type: 1, allow: '0', deny: String(denied) }],
    });
  const { SendMessages, SendMessagesInThreads, ViewChannel } = PermissionFlagsBits;

  it.each<[string, Setting, () => void]>([
    ['has left the server', THEIRS, () => discord().leave(world().otherPersonId)],
    ['may not write there any more', THEIRS, () => deny(world().otherPersonId, SendMessages)],
    ['may not see the channel any more', THEIRS, () => deny(world().otherPersonId, ViewChannel)],
    [
      'may not write in threads any more',
      { ...THEIRS, inThread: true },
      () => deny(world().otherPersonId, SendMessagesInThreads),
    ],
    // The world's person owns the server, who may do everything; the bot may not.
    ['follows where the bot may not write any more', {}, () => deny(world().botId, SendMessages)],
    [
      'follows in a channel that is gone',
      {},
      () => {
        discord().gateway.dispatch('CHANNEL_DELETE', textChannel(world()));
        discord().fail({
          ...{ method: 'GET', route: '/channels/{channel_id}', status: 404 },
          body: { code: 10003, message: 'Unknown Channel' },
        });
      },
    ],
    [
      'follows where Discord refuses the bot',
      {},
      () =>
        discord().fail({
          method: 'POST',
          route: POST,
          status: 403,
          body: { code: 50013, message: 'Missing Permissions' },
        }),
    ],
  ])('who %s ends, and nothing is posted', async (_, setting, happens) => {
    await open();
    await follow(QUESTION, setting);
    happens();
    // Behind it on the same connection: what happened has come to the bot when this is answered. A command in the
    // server would bring its channel along.
    await discord().answerTo(discord().slash('help', {}, { direct: true }));
    expect(await followed()).toHaveLength(1);
    await bot.add('neuf-0', NEWS);
    await vi.waitFor(async () => expect(await followed()).toEqual([]));
    expect(posts()).toEqual([]);
  });

  it('who is silenced for a while waits until they may speak', async () => {
    await open();
    await follow(QUESTION, THEIRS);
    discord().silence(world().otherPersonId, new Date(Date.now() + DAY));
    await bot.add('neuf-0', NEWS);
    await settled();
    expect(posts()).toEqual([]);
    discord().silence(world().otherPersonId, null);
    now += DAY;
    expect(shownText(await posted())).toContain('1 200');
  });

  it.each([
    ['the person’s membership', 'GET', '/guilds/{guild_id}/members/{user_id}'],
    ['the post', 'POST', POST],
  ])('waits where Discord refuses %s for a reason that may pass', async (_, method, route) => {
    await open();
    await follow(QUESTION, THEIRS);
    discord().fail({ method, route, status: 400, body: { code: 0, message: 'not now' } });
    await bot.add('neuf-0', NEWS);
    await discord().request((one) => one.route === route && one.status === 400, 'a request that is refused');
    await settled();
    expect(posts()).toEqual([]);
    now += DAY;
    expect(shownText(await posted())).toContain('1 200');
  });

  it('ends with all that is kept of them', async () => {
    await open();
    await follow(QUESTION, THEIRS);
    const privacy = await discord().answerTo(discord().slash('privacy', {}, THEIRS));
    expect(shownText(privacy)).toContain('1 question suivie');
    await press('Effacer mes données', privacy, THEIRS);
    await bot.add('neuf-0', NEWS);
    await settled();
    expect([await followed(), posts()]).toEqual([[], []]);
  });
});

describe('a follow is stopped', () => {
  it('by its button, by whoever follows or manages the server and by nobody else, once', async () => {
    await open();
    for (const setting of [{}, { ...MANAGER, other: true }]) {
      await follow(QUESTION, {});
      await bot.add(`neuf-${posts().length}`, `${NEWS} ${posts().length}`);
      const post = await posted(posts().length + 1);
      await settled();
      const refused = await press('Ne plus suivre', post, { other: true });
      expect(shownText(refused)).toContain('Seules la personne qui suit cette question');
      expect(await followed()).toHaveLength(1);
      const stopped = await press('Ne plus suivre', post, setting);
      expect(hasFlag(stopped.flags, EPHEMERAL)).toBe(true);
      expect(shownText(stopped)).toBe(`Cette question n’est plus suivie\u00a0: ${SHOWN}`);
      expect(await followed()).toEqual([]);
      expect(shownText(await press('Ne plus suivre', post, setting))).toBe('Cette question n’est plus suivie.');
    }
  });

  it('by the command, with the question chosen or typed', async () => {
    await open();
    await follow();
    await follow('Où sont les soldats ?');
    const offered = await discord().choicesFor(
      discord().autocomplete('follow', { stop: { question: 'ou sont' } }, 'question'),
    );
    expect(offered).toEqual([{ name: 'Où sont les soldats ?', value: expect.any(String) }]);
    expect(await line({ stop: { question: String(offered[0]!.value) } })).toContain('Où sont les soldats');
    expect(await line({ stop: { question: 'combien de soldats sont partis' } }, { locale: 'en-US' })).toBe(
      `This question is no longer followed: ${SHOWN}`,
    );
    expect(await line({ stop: { question: QUESTION } })).toBe(
      'Vous ne suivez pas cette question ici. La liste\u00a0: `/suivre liste`.',
    );
  });

  it('of somebody else by those alone who manage the server, who see all', async () => {
    await open();
    await follow(QUESTION, { other: true });
    await follow('Où sont les soldats ?', { other: true, inThread: true });
    expect(await line({ list: {} })).toContain('Vous ne suivez aucune question');
    expect(await line({ stop: { question: QUESTION } })).toContain('Vous ne suivez pas');
    const all = await line({ list: {} }, MANAGER);
    expect(all).toBe(
      [
        '**Questions suivies sur ce serveur\u00a0: 2**',
        `- ${SHOWN} · <#${world().channelId}>`,
        `- Où sont les soldats ? · <#${world().threadId}>`,
      ].join('\n'),
    );
    expect(await line({ list: {} }, { other: true, locale: 'en-US' })).toContain(
      '**Questions you follow in this server: 2**',
    );
    expect(await line({ stop: { question: QUESTION } }, MANAGER)).toContain('n’est plus suivie');
    expect(await followed()).toHaveLength(1);
  });

  it('out of a list of several pages', async () => {
    await open();
    const { guildId: guild, channelId: channel } = world();
    for (let at = 0; at < 12; at += 1) {
      const of = { person: `p-${at}`, guild, channel, language: 'fr', corpus: null, seen: 99 } as const;
      await bot.stage.records.follow({ id: newCardId(), ...of, question: `Question numéro ${at} ?${'*'.repeat(900)}` });
      now += 1;
    }
    const first = await use({ list: {} }, MANAGER);
    expect(shownText(first).match(/numéro/g)).toHaveLength(10);
    const second = await press('Suivants', first, MANAGER);
    expect(shownText(second)).toContain('numéro 11');
    expect(shownText(second).match(/numéro/g)).toHaveLength(2);
  });
});

describe('a question is not followed', () => {
  it.each([
    ['fr', 'Vous suivez déjà cette question dans ce salon.'],
    ['en-US', 'You already follow this question in this channel.'],
  ])('twice by one person in one channel, however it is written, in %s', async (locale, says) => {
    await open();
    await follow();
    expect(shownText(await follow('COMBIEN DE SOLDATS sont partis', { locale }))).toBe(says);
    await follow(QUESTION, { inThread: true });
    await follow(QUESTION, { other: true });
    await follow('Combien de soldats sont restés ?');
    expect(await followed()).toHaveLength(4);
  });

  it('by somebody who follows as many as they may, or in a server that does', async () => {
    await open();
    const { guildId: guild, channelId: channel, personId } = world();
    const put = (at: number, person: string, where = guild) =>
      bot.stage.records.follow({
        ...{ id: newCardId(), person, guild: where, channel, language: 'fr', corpus: null, seen: 99 },
        question: `Question ${at} ?`,
      });
    for (let at = 0; at < MOST_FOLLOWED.person; at += 1) await put(at, personId, '999999999999999999');
    expect(shownText(await follow())).toContain('Vous suivez déjà 10 questions, tous serveurs compris');
    for (let at = 0; at < MOST_FOLLOWED.guild; at += 1) await put(at, `p-${at}`);
    expect(shownText(await follow(QUESTION, { other: true, locale: 'en-US' }))).toContain(
      'This server already follows 50 questions',
    );
  });

  it.each<[string, string, Setting, string]>([
    ['that is a greeting', 'Bonjour', {}, 'Posez-moi une question'],
    ['without a word', '?!…', {}, 'aucun mot'],
    ['in a direct message', QUESTION, { direct: true }, 'dans un salon ou un fil public'],
    ['by an app of one’s own', QUESTION, { userInstalled: true, locale: 'en-US' }, 'in a channel or a public thread'],
    [
      'where the person may not write',
      QUESTION,
      { permissions: String(PermissionFlagsBits.ViewChannel) },
      'il vous faut la permission',
    ],
    [
      'in a thread by somebody who may write in the channel alone',
      QUESTION,
      { inThread: true, permissions: String(PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages) },
      'il vous faut la permission',
    ],
  ])('%s', async (_, question, setting, says) => {
    await open();
    const reply = await follow(question, setting);
    expect(shownText(reply)).toContain(says);
    expect(hasFlag(reply.flags, EPHEMERAL)).toBe(true);
    expect(await followed()).toEqual([]);
  });
});

it('is not begun where managers limit public answers to elsewhere', async () => {
  await open();
  await bot.stage.records.addLimit(world().guildId, 'channels', '123456789012345678');
  expect(shownText(await follow())).toContain('limite mes réponses publiques');
  expect(shownText(await follow(QUESTION, { locale: 'en-US' }))).toContain('limits my public answers');
  expect(await followed()).toEqual([]);
});

it.each(['channels', 'roles'] as const)('waits while managers limit public answers to other %s', async (kind) => {
  await open();
  await follow();
  await bot.stage.records.addLimit(world().guildId, kind, '123456789012345678');
  await bot.add('neuf-0', NEWS);
  await settled();
  expect(posts()).toEqual([]);
  expect(await followed()).toHaveLength(1);
  await bot.stage.records.removeLimits(world().guildId, kind, null);
  await nextDay();
  expect(shownText(await posted())).toContain('1 200 soldats');
});

it('of two shards one alone asks and posts', async () => {
  await open({ servers: 2, shards: 2, shard: { id: 0, count: 2 } });
  const records = openRecords(bot.records, () => now);
  const parts = { ...idleParts(), token: discord().token, apiUrl: discord().apiUrl, lookups, records, now: () => now };
  const other = createBot({ ...parts, ...PACE, shard: { id: 1, count: 2 } });
  also.push(async () => {
    await other.stop();
    records.close();
  });
  await other.start();
  for (const server of world().servers) await follow(QUESTION, { server });
  await bot.add('neuf-0', NEWS);
  await posted(2);
  await vi.waitFor(async () => {
    const arrived = await lookups.lastArrival({ corpus: null });
    for (const id of [0, 1]) expect(await records.dueFollow({ id, count: 2 }, arrived)).toBeNull();
  });
  expect(asked).toHaveLength(2);
  expect(
    posts()
      .map(({ channel_id }) => channel_id)
      .sort(),
  ).toEqual(
    world()
      .servers.map(({ channelId }) => channelId)
      .sort(),
  );
});

it('what fails is logged without the question', async () => {
  await open();
  vi.spyOn(bot.stage.records, 'noteFollowPosted').mockRejectedValueOnce(new Error('disk full'));
  await follow();
  await bot.add('neuf-0', NEWS);
  await vi.waitFor(() =>
    expect(bot.stage.log.map(({ message }) => message)).toContain('followed question not asked or not posted'),
  );
  expect(JSON.stringify(bot.stage.log)).not.toContain('soldats');
});
