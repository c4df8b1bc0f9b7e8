import { PermissionFlagsBits } from 'discord.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { commands } from '../../commands/index.js';
import { customId, readCustomId } from '../../src/discord/request/custom-id.js';
import type { OptionValues, Setting } from '../discord-double/interactions.js';
import { hasFlag, isObject, type Json } from '../discord-double/json.js';
import { type Stage, setTheStage, shownText } from './bot-on-double.js';
import {
  customIds,
  HIDDEN,
  type ManyCorpora,
  openManyCorpora,
  QUESTION,
  said,
  secretsIn,
  UNANSWERED,
} from './many-corpora.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const EPHEMERAL = 1 << 6;
const MANAGER = { permissions: String(PermissionFlagsBits.ManageGuild | PermissionFlagsBits.SendMessages) };
const MEMBER = { permissions: String(PermissionFlagsBits.SendMessages) };
/** Words of others are kept for fifteen minutes: theirs may have passed. */
const EXPIRED =
  /^(?:Ce message est trop ancien, ses données ont été effacées, ou ses articles ne sont plus là|Je ne garde que quinze minutes)/;

let corpora: ManyCorpora;
let main: string;
let stage: Stage;
beforeAll(async () => {
  corpora = await openManyCorpora();
});
afterAll(() => corpora.close());
afterEach(() => stage.end());

/** The bot started on what is named. */
async function start(on: string): Promise<void> {
  main = on;
  stage = await setTheStage(
    corpora.lookups(() => main),
    { mainCorpus: on },
  );
}

async function restart(on: string): Promise<void> {
  main = on;
  await stage.restart(on);
}

const use = (name: string, options: OptionValues, setting: Setting = {}): Promise<Json> =>
  said(stage, stage.discord.slash(name, options, setting));

describe('a card of a corpus that the bot is started without', () => {
  const PLACES: readonly Setting[] = [MEMBER, { direct: true }, { userInstalled: true }];

  /** Every kind of card, one of each at each place. */
  async function post(): Promise<{ readonly place: Setting; readonly card: Json }[]> {
    const posted: { readonly place: Setting; readonly card: Json }[] = [];
    for (const place of PLACES) {
      const { discord } = stage;
      const message = { ...discord.message({ content: '' }).payload, content: QUESTION };
      const cards = [
        await use('ask', { question: QUESTION, private: true }, place),
        await use('ask', { question: UNANSWERED, private: true }, place),
        await use('search', { words: 'quibblers' }, place),
        await use('sources', {}, place),
        await use('sources', { corpus: HIDDEN }, place),
        await use('verify', { text: 'Les quibblers de Brimbalie ont applaudi' }, place),
        await said(stage, discord.messageCommand('Find sources', message, place)),
      ];
      for (const card of cards) posted.push({ place, card });
    }
    return posted;
  }

  const idOf = (card: Json): string => readCustomId(customIds(card)[0]!)!.id;
  /** Every button there is, but those that are of no card: what is kept of a person, and what a server has added. */
  const actions = commands
    .flatMap(({ buttons = [] }) => buttons.map(({ action }) => action))
    .filter(
      (one) => !['forget', 'export', 'clear-articles', 'unfollow', 'follows-page', 'unanswered-file'].includes(one),
    );

  it.each([HIDDEN, `default,${HIDDEN}`])('shows nothing of it any more by any button, posted on %s', async (on) => {
    await start(on);
    const posted = await post();
    expect(posted.filter(({ card }) => secretsIn(JSON.stringify(card)).length > 0).length).toBeGreaterThanOrEqual(
      PLACES.length * 4,
    );
    await restart('default');
    for (const { place, card } of posted) {
      for (const action of actions) {
        const pressed = stage.discord.button(customId(action, idOf(card), 1), card, place);
        expect(shownText(await said(stage, pressed)), action).toMatch(EXPIRED);
      }
    }
    await restart(on);
    const { card, place } = posted[4]!;
    const page = stage.discord.button(customId('sources-page', idOf(card), 2), card, place);
    expect(shownText(await said(stage, page))).toContain('Le port Zyrkovia');
  });
});

describe('a choice of a corpus that the bot is started without', () => {
  const LOST = (where: string): string =>
    `Le corpus choisi pour ${where} n’est plus disponible\u00a0: ce choix n’a plus d’effet. Pour en choisir un autre\u00a0: \`/corpus\`.`;
  const ask = async (setting: Setting): Promise<string> =>
    shownText(await use('ask', { question: 'Quand le port de Port-Louis numéro 3 a-t-il rouvert ?' }, setting));

  /** What was said of lost choices, once all is said. */
  async function notices(): Promise<string[]> {
    await restart(main);
    return stage.discord.requests.flatMap(({ route, body }) => {
      if (route !== '/webhooks/{webhook_id}/{webhook_token}' || !isObject(body)) return [];
      expect(hasFlag(body.flags, EPHEMERAL)).toBe(true);
      return [shownText(body)];
    });
  }

  beforeEach(async () => {
    await start(`default,${HIDDEN}`);
    await use('corpus', { use: { corpus: HIDDEN } }, MANAGER);
    expect(await ask(MEMBER)).toContain('Zyrkovia');
  });

  it('falls back to the default, and is told once, to a manager', async () => {
    await restart('default');
    for (const asker of [MEMBER, { ...MEMBER, other: true }]) expect(await ask(asker)).toContain('mardi');
    expect(shownText(await stage.discord.replyTo(stage.discord.mention(QUESTION)))).toContain('mardi');
    expect(await notices()).toEqual([]);
    expect(await ask(MANAGER)).toContain('mardi');
    expect(await notices()).toEqual([LOST('ce serveur')]);
    for (const manager of [MANAGER, { ...MANAGER, other: true }]) {
      await ask(manager);
      await use('help', {}, manager);
      expect(shownText(await use('corpus', { status: {} }, manager))).toMatch(
        /^Corpus de ce serveur\u00a0: le corpus par défaut\.\n/,
      );
    }
    expect(await notices()).toHaveLength(1);
  });

  it('is told of a channel too, whose server’s choice then answers, and not again for having been told', async () => {
    const { channelId } = stage.discord.world;
    await use('corpus', { channels: { channel: { channel: channelId }, corpus: HIDDEN } }, MANAGER);
    await use('corpus', { use: { corpus: 'default' } }, MANAGER);
    await restart('default,presse');
    expect(shownText(await use('corpus', { status: {} }, MANAGER))).toContain('Aucun salon');
    expect(await notices()).toEqual([LOST(`<#${channelId}>`)]);
    await use('help', {}, MANAGER);
    expect(await notices()).toHaveLength(1);
  });

  it('answers again once the bot is started on it, and is told again when it is lost anew', async () => {
    await restart('default');
    await use('help', {}, MANAGER);
    await restart(`default,${HIDDEN}`);
    expect(await ask(MANAGER)).toContain('Zyrkovia');
    await restart('default');
    await use('help', {}, MANAGER);
    await use('help', {}, MANAGER);
    expect(await notices()).toEqual([LOST('ce serveur'), LOST('ce serveur')]);
  });

  it('is not told to who chooses another by that very command', async () => {
    await restart('default');
    await use('corpus', { use: { corpus: 'default' } }, MANAGER);
    await use('help', {}, MANAGER);
    expect(await notices()).toEqual([]);
  });

  it('is told to the next when it could not be told', async () => {
    await restart('default');
    stage.discord.fail({
      method: 'POST',
      route: '/webhooks/{webhook_id}/{webhook_token}',
      status: 403,
      body: { code: 50001, message: 'Missing Access' },
    });
    await use('help', {}, MANAGER);
    await restart('default');
    await use('help', {}, MANAGER);
    const told = await notices();
    expect(told).toEqual([LOST('ce serveur'), LOST('ce serveur')]);
    expect(stage.log.map(({ message }) => message)).toContain('lost choice of corpus not told');
  });
});
