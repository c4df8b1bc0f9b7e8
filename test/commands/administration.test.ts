import { PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.js';
import type { LookupFilter } from '../../src/answering/lookup/lookup.js';
import { buttonNamed, type Stage, setTheStage, shownText } from '../discord/bot-on-double.js';
import type { OptionValues } from '../discord-double/interactions.js';
import { hasFlag, type Json } from '../discord-double/json.js';
import { anAbstention, anAnswer, anArticle, anExcerpt } from '../fixtures/answers.js';

const EPHEMERAL = 1 << 6;
const MANAGER = { permissions: String(PermissionFlagsBits.ManageGuild | PermissionFlagsBits.SendMessages) };
const NOBODY = { permissions: String(PermissionFlagsBits.SendMessages) };
const REFUSED = 'Il vous faut la permission «\u00a0Gérer le serveur\u00a0» pour cette commande.';

/** Commands whose answer is private where the server says so. */
const LOOKING_UP: readonly (readonly [string, OptionValues])[] = [
  ['ask', { question: 'Combien ?' }],
  ['compare', { question: 'Combien ?' }],
  ['search', { words: 'pluie' }],
  ['sources', {}],
  ['article', { title: 'Un article' }],
];

let stage: Stage;
let scopes: LookupFilter[];
/** Of every answer. */
let confidence: number;
beforeEach(async () => {
  scopes = [];
  confidence = 0.9;
  stage = await setTheStage(
    {
      ask: async (filter) => {
        scopes.push(filter);
        return anAnswer([anExcerpt('Il pleut.')], { confidence });
      },
      compare: async (filter) => {
        scopes.push(filter);
        return { answer: anAbstention('no-answer'), sides: [], disagreement: null, values: null };
      },
      search: async (filter) => {
        scopes.push(filter);
        return { matches: [], total: 0, page: 1, pages: 1 };
      },
      sources: async (filter) => {
        scopes.push(filter);
        return { articles: [anArticle()], total: 30, page: 1, pages: 2 };
      },
      article: async (filter) => {
        scopes.push(filter);
        return { card: anArticle(), opening: null, inTime: [], inTopic: [] };
      },
      quote: async (filter) => {
        scopes.push(filter);
        return null;
      },
      verify: async (filter) => {
        scopes.push(filter);
        return { verdict: 'absent', quotation: null, difference: [] };
      },
      about: async () => ({
        ...{ corpus: 'default', articles: 7, passages: 70, generation: 'g1', model: 'm', degraded: null },
        ...{ ingestedAt: null, corpora: ['default', 'droit', 'presse'] },
      }),
    },
    { mainCorpus: 'default,droit,presse' },
  );
});
afterEach(() => stage.end());

const manage = async (name: string, options: OptionValues, setting = {}): Promise<string> => {
  const reply = await stage.discord.answerTo(stage.discord.slash(name, options, { ...MANAGER, ...setting }));
  expect(hasFlag(reply.flags, EPHEMERAL)).toBe(true);
  return shownText(reply);
};
const ask = async (setting = {}): Promise<Json> =>
  stage.discord.answerTo(stage.discord.slash('ask', { question: 'Combien ?' }, setting));

describe('administration', () => {
  const everything: readonly (readonly [string, OptionValues])[] = [
    ['settings', { show: {} }],
    ['settings', { language: { value: 'en' } }],
    ['settings', { privacy: { private: true } }],
    ['settings', { cooldown: { seconds: 60 } }],
    ['settings', { confidence: { value: 'probable' } }],
    ['settings', { channels: { action: 'clear' } }],
    ['settings', { roles: { action: 'clear' } }],
    ['unanswered', {}],
    ['corpus', { status: {} }],
    ['corpus', { use: { corpus: 'droit' } }],
    ['corpus', { channels: { channel: { channel: '123456789012345678' }, corpus: 'droit' } }],
  ];

  it.each(everything)('/%s is refused to those who do not manage the server: %j', async (name, options) => {
    const before = await stage.records.settings(stage.discord.world.guildId);
    expect(await manage(name, options, NOBODY)).toBe(REFUSED);
    expect(await manage(name, options, { direct: true })).toBe(REFUSED);
    expect(await stage.records.settings(stage.discord.world.guildId)).toEqual(before);
    expect(await stage.records.choices(stage.discord.world.guildId)).toEqual([]);
  });

  it('is offered to managers of servers alone from the start', () => {
    for (const name of ['settings', 'corpus', 'unanswered']) {
      const data = commands.map((command) => command.data).find((one) => one.name === name);
      expect(data).toMatchObject({ default_member_permissions: '32', contexts: [0], integration_types: [0] });
    }
  });
});

describe('/settings', () => {
  it('sets the language of the interface for everybody in the server', async () => {
    expect(await manage('settings', { language: { value: 'en' } })).toContain('- Language: English');
    expect(shownText(await ask({ locale: 'fr' }))).toContain('very probable answer');
    expect(shownText(await stage.discord.replyTo(stage.discord.mention('')))).toMatch(/^Ask me a question/);
    expect(await manage('settings', { language: { value: 'auto' } })).toContain(
      '- Langue\u00a0: celle de chaque personne',
    );
    expect(shownText(await ask({ locale: 'fr' }))).toContain('réponse très probable');
  });

  it('sets who sees answers, unless the person asks otherwise', async () => {
    expect(await manage('settings', { privacy: { private: true } })).toContain('privées, sauf demande contraire');
    expect(hasFlag((await ask()).flags, EPHEMERAL)).toBe(true);
    const open = stage.discord.slash('ask', { question: 'Combien ?', private: false });
    expect(hasFlag((await stage.discord.answerTo(open)).flags, EPHEMERAL)).toBe(false);
    expect(hasFlag((await ask({ direct: true })).flags, EPHEMERAL)).toBe(false);
  });

  it('sets who sees what is looked up, and who turns its pages', async () => {
    const { discord, records, log } = stage;
    for (const isPrivate of [false, true]) {
      await records.changeSettings(discord.world.guildId, { private: isPrivate });
      for (const [name, options] of LOOKING_UP) {
        const shown = await discord.answerTo(discord.slash(name, options));
        expect([name, hasFlag(shown.flags, EPHEMERAL)]).toEqual([name, isPrivate]);
      }
      const sources = await discord.answerTo(discord.slash('sources', {}));
      const turned = await discord.answerTo(discord.button(buttonNamed(sources, 'Suivants'), sources, { other: true }));
      expect(shownText(turned).includes('Seule la personne')).toBe(isPrivate);
    }
    expect(log.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it.each([
    ['possible', 0.1, 'Il pleut.'],
    ['possible', 0.7, 'Il pleut.'],
    ['probable', 0.1, 'Aucune réponse n’atteint la certitude'],
    ['probable', 0.7, 'Il pleut.'],
    ['veryProbable', 0.7, 'Aucune réponse n’atteint la certitude'],
    ['veryProbable', 0.9, 'Il pleut.'],
  ])(
    'sets the certainty, %s, that an answer sure by %d has or has not: by command and mention',
    async (value, sure, says) => {
      confidence = sure;
      // Whatever the default is, the setting has been changed.
      await manage('settings', { confidence: { value: value === 'probable' ? 'possible' : 'probable' } });
      await manage('settings', { confidence: { value } });
      const mentioned = await stage.discord.replyTo(stage.discord.mention('combien ?'));
      for (const answer of [await ask(), await ask({ inThread: true }), mentioned]) {
        expect(shownText(answer)).toContain(says);
        expect(shownText(answer).includes('Il pleut.')).toBe(says === 'Il pleut.');
      }
      // It is the server's alone.
      expect(shownText(await ask({ direct: true }))).toContain('Il pleut.');
    },
  );

  it('sets the wait and the certainty, and shows all, after a restart too', async () => {
    await manage('settings', { cooldown: { seconds: 90 } });
    await manage('settings', { confidence: { value: 'veryProbable' } });
    await stage.restart();
    const shown = await manage('settings', { show: {} }, { locale: 'en-US' });
    expect(shown).toContain('Delay between two questions from one person: 90 s');
    expect(shown).toContain('Minimum certainty: very probable (answers least often)');
  });
});

describe('/corpus', () => {
  it('sets what every look-up is made in', async () => {
    const { discord, log } = stage;
    await manage('corpus', { use: { corpus: 'droit' } });
    for (const [name, options] of [
      ...LOOKING_UP,
      ['quote', { title: 'a', words: 'b' }],
      ['verify', { text: 'a b c' }],
    ]) {
      scopes.length = 0;
      await discord.answerTo(discord.slash(name as string, options as OptionValues));
      expect([name, scopes]).toEqual([name, [{ corpus: 'droit' }]]);
    }
    expect(log.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('sets which corpus answers in the server, and in one channel', async () => {
    const { channelId } = stage.discord.world;
    await ask();
    expect(await manage('corpus', { use: { corpus: 'presse' } })).toBe('Corpus de ce serveur\u00a0: **presse**.');
    await ask();
    await manage('corpus', { channels: { channel: { channel: channelId }, corpus: 'droit' } });
    await stage.discord.replyTo(stage.discord.mention('combien ?'));
    await ask({ direct: true });
    await manage('corpus', { channels: { channel: { channel: channelId } } });
    await ask();
    expect(scopes.map(({ corpus }) => corpus)).toEqual([null, 'presse', 'droit', null, 'presse']);
  });

  it('answers in a thread from the corpus of its channel', async () => {
    const { channelId } = stage.discord.world;
    await manage('corpus', { channels: { channel: { channel: channelId }, corpus: 'droit' } });
    await ask({ inThread: true });
    const sent = stage.discord.message({
      content: `<@${stage.discord.world.botId}> et ici ?`,
      mentionsBot: true,
      inThread: true,
    });
    await stage.discord.replyTo(sent);
    expect(scopes.map(({ corpus }) => corpus)).toEqual(['droit', 'droit']);
  });

  it('has no say over a person who installed the bot for themselves', async () => {
    await manage('corpus', { use: { corpus: 'droit' } });
    await ask({ userInstalled: true });
    expect(scopes.map(({ corpus }) => corpus)).toEqual([null]);
    expect(await manage('corpus', { use: { corpus: 'presse' } }, { userInstalled: true })).toBe(REFUSED);
  });

  it('shows which corpora answer, and what the one here holds', async () => {
    await manage('corpus', { use: { corpus: 'presse' } });
    await manage('corpus', { channels: { channel: { channel: '123456789012345678' }, corpus: 'droit' } });
    const status = await manage('corpus', { status: {} });
    expect(status).toContain('Corpus de ce serveur\u00a0: **presse**.');
    expect(status).toContain('- <#123456789012345678>\u00a0: **droit**');
    expect(status).toContain('Corpus disponibles\u00a0: **default**, **droit**, **presse**');
    expect(status).toContain('Dans ce salon\u00a0: **presse**.\n7 articles, 70 passages\nGénération\u00a0: `');
  });

  it('takes no name that is none, and says which there are', async () => {
    const said = await manage('corpus', { use: { corpus: '@everyone' } });
    expect(said).toBe(
      'Il n’y a pas de corpus **\\@everyone**. Corpus disponibles\u00a0: **default**, **droit**, **presse**',
    );
    expect((await stage.records.settings(stage.discord.world.guildId)).corpus).toBeNull();
  });

  it('offers the names as they are typed', async () => {
    const typed = stage.discord.autocomplete('corpus', { use: { corpus: 'PR' } }, 'corpus', MANAGER);
    expect(await stage.discord.choicesFor(typed)).toEqual([{ name: 'presse', value: 'presse' }]);
  });

  it('shows a status that Discord takes, whatever the names and however many', async () => {
    await stage.end();
    const long = Array.from({ length: 40 }, (_, index) => `${'_'.repeat(62)}${index + 10}`);
    const held = {
      ...{ corpus: long[0]!, articles: 7, passages: 70, generation: 'g', model: '_'.repeat(999) },
      ...{ ingestedAt: null, degraded: 'x', corpora: long },
    };
    stage = await setTheStage({ about: async () => held }, { mainCorpus: long.join(',') });
    for (const [index, name] of long.entries()) {
      await stage.records.setChannelCorpus(stage.discord.world.guildId, `1234567890123456${index + 10}`, name);
    }
    expect(await manage('corpus', { status: {} })).toContain('…');
  });
});
