import { PermissionFlagsBits } from 'discord.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBot } from '../../src/discord/client/bot.js';
import { startDiscordDouble } from '../discord-double/double.js';
import type { OptionValues, Setting } from '../discord-double/interactions.js';
import { hasFlag, isObject, type Json } from '../discord-double/json.js';
import { buttonNamed, idleParts, links, type Stage, setTheStage, shownText } from './bot-on-double.js';
import {
  article,
  customIds,
  HIDDEN,
  type ManyCorpora,
  numbered,
  openManyCorpora,
  QUESTION,
  said,
  secretsIn,
} from './many-corpora.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const EPHEMERAL = 1 << 6;
const MANAGER = { permissions: String(PermissionFlagsBits.ManageGuild | PermissionFlagsBits.SendMessages) };

let corpora: ManyCorpora;
let stage: Stage;
beforeAll(async () => {
  corpora = await openManyCorpora();
});
afterAll(() => corpora.close());
beforeEach(async () => {
  stage = await setTheStage(
    corpora.lookups(() => 'default'),
    { servers: 2, publicUrl: 'https://lire.example.org' },
  );
});
afterEach(() => stage.end());

const here = (): Setting => ({ server: stage.discord.world.servers[0]!, ...MANAGER });
const there = (): Setting => ({ server: stage.discord.world.servers[1]!, ...MANAGER });
const offer = (guild: string | null = stage.discord.world.servers[0]!.guildId): Promise<boolean> =>
  stage.records.offer({ corpus: HIDDEN, guild });
const withdraw = (): Promise<number> => stage.records.withdrawOffers({ corpus: HIDDEN, guild: null });

const use = (name: string, options: OptionValues, setting: Setting = here()): Promise<Json> =>
  said(stage, stage.discord.slash(name, options, setting));
const line = async (name: string, options: OptionValues, setting: Setting = here()): Promise<string> =>
  shownText(await use(name, options, setting));
const choose = (setting: Setting = here()): Promise<string> => line('corpus', { use: { corpus: HIDDEN } }, setting);

/** The corpora that autocomplete shows. */
async function offered(setting: Setting = here()): Promise<unknown[]> {
  const { discord } = stage;
  const chosen = setting.permissions === MANAGER.permissions;
  const typed = chosen
    ? discord.autocomplete('corpus', { use: { corpus: '' } }, 'corpus', setting)
    : discord.autocomplete('sources', { corpus: '' }, 'corpus', setting);
  return (await discord.choicesFor(typed)).map(({ value }) => value);
}

describe('a corpus of the library', () => {
  it('is offered to nobody by default', async () => {
    for (const setting of [here(), there()]) {
      expect(await offered(setting)).toEqual(['default']);
      expect(await choose(setting)).toMatch(
        /^Il n’y a pas de corpus \*\*embargo\*\*\. Corpus disponibles\u00a0: \*\*default\*\*$/,
      );
    }
    for (const setting of [here(), { direct: true }, { userInstalled: true }]) {
      expect(await line('sources', { corpus: HIDDEN }, setting)).toBe('Ce corpus n’existe pas ici.');
    }
  });

  it('is for that server alone that it is offered to, at once', async () => {
    await offer();
    expect(await offered()).toEqual(['default', HIDDEN]);
    expect(await choose()).toBe('Corpus de ce serveur\u00a0: **embargo**.');
    expect(await line('ask', { question: QUESTION })).toContain('Zyrkov');
    expect(await offered(there())).toEqual(['default']);
    expect(await choose(there())).toMatch(/^Il n’y a pas de corpus/);
    for (const setting of [{ direct: true }, { userInstalled: true }]) {
      expect(await offered(setting)).toEqual(['default']);
      expect(await line('sources', { corpus: HIDDEN }, setting)).toBe('Ce corpus n’existe pas ici.');
    }
  });

  it('is for every server, and for direct messages, when it is offered to all', async () => {
    await offer(null);
    expect(await choose(there())).toBe('Corpus de ce serveur\u00a0: **embargo**.');
    expect(await offered()).toEqual(['default', HIDDEN]);
    expect(await line('sources', { corpus: HIDDEN }, { direct: true })).toContain('Zyrkov');
    expect(await line('ask', { question: QUESTION })).not.toContain('Zyrkov');
  });

  it('is never what a server has added, whatever the records say', async () => {
    const another = stage.discord.world.servers[1]!.guildId;
    await corpora.fill(`server-${another}`, [article('Chez eux', 'Maison', 'Eux', 'La digue de chez eux tient.')]);
    await stage.restart();
    await stage.records.offer({ corpus: `server-${another}`, guild: null });
    expect(await offered()).toEqual(['default']);
    expect(await offered(there())).toEqual(['default', `server-${another}`]);
  });

  it('leads to no page of the reading room, which shows the default corpus alone', async () => {
    await offer();
    expect(links(await use('search', { words: 'rouvert' })).join()).toContain('https://lire.example.org/a/');
    await choose();
    const found = links(await use('search', { words: 'rouvert' }));
    expect(found.join()).toContain('gazette-wulfrane.example');
    expect(found.join()).not.toContain('lire.example.org');
  });
});

describe('an offer that is taken back', () => {
  const LOST = {
    fr: 'Le corpus choisi pour ce serveur n’est plus disponible\u00a0: ce choix n’a plus d’effet. Pour en choisir un autre\u00a0: `/corpus`.',
    en: 'The corpus chosen for this server is no longer available: that choice no longer has any effect. To choose another: `/corpus`.',
  };
  const notices = (): string[] =>
    stage.discord.requests.flatMap(({ route, body }) => {
      if (route !== '/webhooks/{webhook_id}/{webhook_token}' || !isObject(body)) return [];
      expect(hasFlag(body.flags, EPHEMERAL)).toBe(true);
      return [shownText(body)];
    });

  beforeEach(async () => {
    await offer();
    await choose();
  });

  it.each(['fr', 'en'] as const)(
    'gives way to what answers by default, and a manager is told once (%s)',
    async (language) => {
      const setting = { ...here(), locale: language === 'fr' ? 'fr' : 'en-US' };
      await withdraw();
      expect(await line('ask', { question: QUESTION }, setting)).not.toContain('Zyrkov');
      await expect.poll(notices).toEqual([LOST[language]]);
      expect(shownText(await stage.discord.replyTo(stage.discord.mention(QUESTION)))).not.toContain('Zyrkov');
      await line('help', {}, setting);
      await stage.restart();
      expect(notices()).toHaveLength(1);
    },
  );

  it('answers again once it is made again', async () => {
    await withdraw();
    expect(await line('ask', { question: QUESTION })).not.toContain('Zyrkov');
    await offer();
    expect(await line('ask', { question: QUESTION })).toContain('Zyrkov');
  });

  it('shows nothing of it by any command, nor by a button of any card that was posted before', async () => {
    const message = { ...stage.discord.message({ content: '' }).payload, content: QUESTION };
    const cards = [
      await use('ask', { question: QUESTION, private: true }),
      await use('ask', { question: 'Qui a gagné la finale du tournoi de tennis ?' }),
      await use('search', { words: 'quibblers' }),
      await use('sources', {}),
      await use('verify', { text: 'Les quibblers de Brimbalie ont applaudi' }),
      await said(stage, stage.discord.messageCommand('Find sources', message, here())),
    ];
    const controls = cards.flatMap((card) => customIds(card).map((id) => ({ card, id })));
    expect(controls.length).toBeGreaterThan(cards.length);
    await withdraw();
    for (const { card, id } of controls) {
      const reply = await said(stage, stage.discord.button(id, { id: '1', ...card }, here()));
      expect(shownText(reply), id).toMatch(
        /^(?:Ce message est trop ancien, ses données ont été effacées|Je ne garde que quinze minutes)/,
      );
    }
    for (const [name, options] of [
      ['sources', { corpus: HIDDEN }],
      ['sources', { corpus: `default,${HIDDEN}` }],
      ['article', { title: `${HIDDEN}-3` }],
      ['article', { title: `${HIDDEN}:${HIDDEN}-3` }],
      ['quote', { title: `${HIDDEN}-3`, words: 'ordre' }],
      ['verify', { text: 'Les gens de chez nous ont applaudi la réouverture' }],
      ['compare', { question: QUESTION }],
      ['search', { words: 'applaudi' }],
      ['about', {}],
    ] as const) {
      const typed = JSON.stringify(options);
      expect(secretsIn(JSON.stringify(await use(name, options)), typed), name).toEqual([]);
    }
    const typing = stage.discord.autocomplete('article', { title: 'zyrk' }, 'title', here());
    expect(secretsIn(JSON.stringify(await stage.discord.choicesFor(typing)), 'zyrk')).toEqual([]);
  });

  it('leaves the page of a card that was shared as it is, and turns none of it', async () => {
    const card = await use('sources', {});
    await withdraw();
    const next = stage.discord.button(buttonNamed(card, 'Suivants'), { id: '1', ...card }, { ...here(), other: true });
    expect(shownText(await said(stage, next))).toMatch(/^Ce message est trop ancien/);
  });
});

describe('several corpora', () => {
  const EIGHT = numbered(8, (index) => `rayon-${index}`);
  beforeAll(async () => {
    for (const [index, corpus] of EIGHT.entries()) {
      const text = `La digue du rayon numéro ${index} a tenu pendant toute la tempête.`;
      await corpora.fill(corpus, [article(`Rayon ${index}`, 'Le Rayon', 'Nous', text)]);
    }
  });

  const OWN = (): string => `server-${stage.discord.world.servers[0]!.guildId}`;
  async function addGiraffe(): Promise<void> {
    await corpora.fill(OWN(), [article('Notre girafe', 'Maison', 'Nous', 'La girafe a mangé un zorglub mardi soir.')]);
    await stage.restart();
  }

  it('that the bot is started on, eight of them, leave room for what a server has added', async () => {
    const main = EIGHT.join(',');
    await stage.end();
    stage = await setTheStage(
      corpora.lookups(() => main),
      { servers: 2, mainCorpus: main },
    );
    await addGiraffe();
    expect(await line('ask', { question: 'Qu’a mangé la girafe mardi soir ?' })).toContain('zorglub');
    expect(await line('search', { words: 'rayon numéro' })).toContain('8 passages');
  });

  it('may be chosen, eight of them and the server’s own; more are refused, and none is left out unsaid', async () => {
    for (const corpus of EIGHT) await stage.records.offer({ corpus, guild: null });
    await addGiraffe();
    const choice = [...EIGHT, OWN()].join(',');
    expect(await line('corpus', { use: { corpus: choice } })).toMatch(
      /\*\*rayon-7\*\* \+ \*\*les articles de ce serveur\*\*\.$/,
    );
    expect(await line('ask', { question: 'Qu’a mangé la girafe mardi soir ?' })).toContain('zorglub');
    const many = [...EIGHT, 'default'].join(',');
    expect(await line('corpus', { use: { corpus: many } })).toBe(
      '8 corpus au plus, sans compter les articles de ce serveur.',
    );
    expect(await line('corpus', { use: { corpus: many } }, { ...here(), locale: 'en-US' })).toBe(
      '8 corpora at most, not counting this server’s own articles.',
    );
    expect((await stage.records.settings(stage.discord.world.servers[0]!.guildId)).corpus).toBe(choice);
  });
});

it('the names of corpora are known before anybody can ask for them', async () => {
  const discord = await startDiscordDouble();
  let open = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    open = resolve;
  });
  let looked = (): void => undefined;
  const looking = new Promise<void>((resolve) => {
    looked = resolve;
  });
  const parts = idleParts();
  const about = async () => {
    looked();
    await held;
    return parts.lookups.about({ corpus: null });
  };
  const bot = createBot({
    ...parts,
    token: discord.token,
    apiUrl: discord.apiUrl,
    lookups: { ...parts.lookups, about },
  });
  const started = bot.start();
  await looking;
  expect(discord.requests).toEqual([]);
  open();
  await started;
  expect(discord.gateway.openings).toEqual(['IDENTIFY']);
  await bot.stop();
  await discord.close();
});
