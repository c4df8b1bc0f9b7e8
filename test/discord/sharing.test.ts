/** Any private result can be shown to all by its owner; pages of somebody else's public card are shown to who presses. */
import { PermissionFlagsBits } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import type { Lookups } from '../../src/answering/lookup/lookup.js';
import type { Setting } from '../discord-double/interactions.js';
import { hasFlag, type Json } from '../discord-double/json.js';
import { anAnswer, anArticle, anExcerpt } from '../fixtures/answers.js';
import {
  buttonLabels,
  buttonNamed,
  SENTENCE,
  SHOWN,
  type Stage,
  type StageSettings,
  setTheStage,
  shownText,
} from './bot-on-double.js';
import { said } from './many-corpora.js';

const EPHEMERAL = 1 << 6;
const [DEFERRED_REPLY, DEFERRED_UPDATE] = [5, 6];

let stage: Stage;
afterEach(() => stage.end());

const excerpt = anExcerpt(SENTENCE, { lit: ['2 030 soldats'] });
const side = (rank: number) => ({ excerpt: { ...excerpt, rank }, value: null });
const answering: Partial<Lookups> = {
  search: async (_, __, page) => ({ matches: [excerpt], total: 12, page, pages: 3 }),
  sources: async (_, page) => ({ articles: [anArticle()], total: 23, page, pages: 3 }),
  article: async () => ({ card: anArticle(), opening: excerpt, inTime: [], inTopic: [] }),
  compare: async () => ({ answer: anAnswer([]), sides: [side(1), side(2)], disagreement: null, values: null }),
  verify: async () => ({ verdict: 'exact', quotation: excerpt, difference: [] }),
  ask: async () => anAnswer([excerpt]),
  citationStatuses: async () => [{ kind: 'unchanged', quotation: excerpt }],
  about: async () => ({
    ...{ corpus: 'default', articles: 2, passages: 9, generation: 'g1', model: 'm', degraded: null },
    ...{ ingestedAt: null, corpora: ['default', 'presse'] },
  }),
};

/** A server that answers commands privately. */
async function inPrivate(lookups: Partial<Lookups> = answering, settings: StageSettings = {}): Promise<Stage> {
  stage = await setTheStage(lookups, settings);
  await stage.records.changeSettings(stage.discord.world.guildId, { private: true });
  return stage;
}

const COMMANDS: readonly (readonly [string, Record<string, string>])[] = [
  ['search', { words: 'gaz' }],
  ['sources', {}],
  ['article', { title: 'kazakhstan/retrait' }],
  ['compare', { question: 'Combien de soldats ?' }],
  ['verify', { text: SENTENCE }],
  ['ask', { question: 'Combien de soldats ?' }],
];
const IN_BOTH = COMMANDS.flatMap(([name, options]) =>
  [
    ['fr', 'Partager'],
    ['en-US', 'Share'],
  ].map(([locale, label]) => ({ name, options, locale: locale!, label: label! })),
);

const use = (name: string, options: Record<string, string>, setting: Setting = {}): Promise<Json> =>
  stage.discord.answerTo(stage.discord.slash(name, options, setting));
const pressed = (card: Json, label: string, setting: Setting = {}) =>
  stage.discord.button(buttonNamed(card, label), card, setting);

describe('a private result', () => {
  it.each(IN_BOTH)('of /$name is shared by its owner, also after a restart, in $locale', async (one) => {
    const { name, options, locale, label } = one;
    await inPrivate();
    const card = await use(name, options, { locale });
    expect(hasFlag(card.flags, EPHEMERAL)).toBe(true);
    await stage.restart();
    const stranger = await stage.discord.answerTo(pressed(card, label, { locale, other: true }));
    expect(shownText(stranger)).toMatch(/Seule la personne|Only the person/);
    const shared = await stage.discord.followUpTo(pressed(card, label, { locale }));
    expect(shownText(shared)).toBe(shownText(card));
    expect(hasFlag(shared.flags, EPHEMERAL)).toBe(false);
    expect(buttonLabels(shared)).not.toContain(label);
    const again = await stage.discord.followUpTo(pressed(card, label, { locale }));
    expect(shownText(again)).toMatch(/déjà partagé|Already shared/);
  });

  it.each(COMMANDS)('of /%s is noted once it is shared, to be corrected, where it quotes', async (name, options) => {
    await inPrivate();
    const card = await use(name, options);
    const { guildId } = stage.discord.world;
    expect((await stage.records.corrections(guildId)).messages).toBe(0);
    await stage.discord.followUpTo(pressed(card, 'Partager'));
    // Noted behind the follow-up: what comes next finds it.
    await use('about', {});
    expect((await stage.records.corrections(guildId)).messages).toBe(name === 'sources' ? 0 : 1);
  });

  it.each(COMMANDS.filter(([name]) => name !== 'verify'))(
    'of /%s that is public from the start has no button to share',
    async (name, options) => {
      stage = await setTheStage(answering);
      expect(buttonLabels(await use(name, options))).not.toContain('Partager');
    },
  );

  it.each([
    ['fr', 'Partager', 'Vous ne pouvez pas écrire dans ce salon\u00a0: je n’y partage rien pour vous.'],
    ['en-GB', 'Share', 'You cannot write in this channel, so I share nothing there for you.'],
  ])('is not shared by who may not write there, in %s', async (locale, label, line) => {
    await inPrivate();
    const { SendMessages, SendMessagesInThreads, ViewChannel, UseExternalApps, Administrator } = PermissionFlagsBits;
    const attempt = async (permissions: bigint, setting: Setting = {}): Promise<Json> => {
      const asker = { locale, permissions: String(permissions), ...setting };
      return said(stage, pressed(await use('verify', { text: SENTENCE }, asker), label, asker));
    };
    const refused = [
      attempt(ViewChannel),
      attempt(ViewChannel | SendMessages, { inThread: true }),
      attempt(ViewChannel | SendMessages, { userInstalled: true }),
    ];
    for (const one of refused) {
      const refusal = await one;
      expect(shownText(refusal)).toBe(line);
      expect(hasFlag(refusal.flags, EPHEMERAL)).toBe(true);
    }
    const taken = [
      attempt(ViewChannel | SendMessages),
      attempt(ViewChannel | SendMessagesInThreads, { inThread: true }),
      attempt(ViewChannel | SendMessages | UseExternalApps, { userInstalled: true }),
      attempt(Administrator),
      attempt(0n, { direct: true }),
    ];
    for (const one of taken) expect(shownText(await one)).toContain(SHOWN);
  });

  it('is not shared from a corpus that can no longer be seen there, nor an article that is gone', async () => {
    let isGone = false;
    const article: Lookups['article'] = async () => ({
      ...{ card: anArticle(isGone ? { id: 'un-autre' } : {}), opening: excerpt, inTime: [], inTopic: [] },
    });
    await inPrivate({ ...answering, article });
    await stage.records.offer({ corpus: 'presse', guild: stage.discord.world.guildId });
    const listed = await use('sources', { corpus: 'presse' });
    const seen = await use('article', { title: 'kazakhstan/retrait' });
    isGone = true;
    await stage.records.withdrawOffers({ corpus: 'presse', guild: null });
    expect(shownText(await stage.discord.answerTo(pressed(listed, 'Partager')))).toContain('trop ancien');
    expect(shownText(await stage.discord.followUpTo(pressed(seen, 'Partager')))).toContain('trop ancien');
  });
});

describe('the pages of a public card', () => {
  const deferralOf = async (press: { id: string }): Promise<unknown> =>
    (await stage.discord.request(({ parameters }) => parameters.interaction_id === press.id, 'a deferral')).body;

  it.each([
    ['fr', 'Suivants', 'page 2 sur 3', 'page 3 sur 3'],
    ['en-US', 'Next', 'page 2 of 3', 'page 3 of 3'],
  ])(
    'are turned in place by its owner, and shown to whoever else presses, in %s',
    async (locale, next, second, third) => {
      stage = await setTheStage(answering);
      const card = await use('search', { words: 'gaz' }, { locale });
      const own = pressed(card, next, { locale });
      const turned = await stage.discord.answerTo(own);
      expect(shownText(turned)).toContain(second);
      expect(hasFlag(turned.flags, EPHEMERAL)).toBe(false);
      expect(await deferralOf(own)).toMatchObject({ type: DEFERRED_UPDATE });

      const foreign = pressed(card, next, { locale, other: true });
      const shown = await stage.discord.answerTo(foreign);
      expect(shownText(shown)).toContain(second);
      expect(hasFlag(shown.flags, EPHEMERAL)).toBe(true);
      expect(shown.id).not.toBe(card.id);
      expect(await deferralOf(foreign)).toMatchObject({ type: DEFERRED_REPLY });

      const onward = pressed(shown, next, { locale, other: true });
      const further = await stage.discord.answerTo(onward);
      expect(shownText(further)).toContain(third);
      expect(await deferralOf(onward)).toMatchObject({ type: DEFERRED_UPDATE });
      expect((await stage.records.corrections(stage.discord.world.guildId)).messages).toBe(1);
    },
  );

  it('stay with the owner of one that was shared', async () => {
    await inPrivate();
    const card = await use('search', { words: 'gaz' });
    const shared = await stage.discord.followUpTo(pressed(card, 'Partager'));
    expect(hasFlag((await stage.discord.answerTo(pressed(shared, 'Suivants', { other: true }))).flags, EPHEMERAL)).toBe(
      true,
    );
    expect(hasFlag((await stage.discord.answerTo(pressed(shared, 'Suivants'))).flags, EPHEMERAL)).toBe(false);
  });
});
