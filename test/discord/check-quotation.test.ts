import { afterEach, describe, expect, it } from 'vitest';
import type { Lookups } from '../../src/answering/lookup/lookup.js';
import { messageWords, quotationInMessage } from '../../src/discord/request/message-words.js';
import { VerbatimError } from '../../src/errors.js';
import { hasFlag, type Json } from '../discord-double/json.js';
import { anExcerpt } from '../fixtures/answers.js';
import { buttonNamed, SENTENCE, type Stage, type StageSettings, setTheStage, shownText } from './bot-on-double.js';

const EPHEMERAL = 1 << 6;

let stage: Stage | null = null;
afterEach(async () => {
  await stage?.end();
  stage = null;
});

const asked: string[] = [];
const exact: Partial<Lookups> = {
  async verify(_, text) {
    asked.push(text);
    return { verdict: 'exact', quotation: anExcerpt(SENTENCE), difference: [] };
  },
};

const checking = async (content: string, locale = 'fr', lookups = exact, settings: StageSettings = {}) => {
  asked.length = 0;
  stage = await setTheStage(lookups, settings);
  const message: Json = { ...stage.discord.message({ content }).payload, content };
  return stage.discord.answerTo(stage.discord.messageCommand('Check this quotation', message, { locale }));
};

it('checks what a message quotes, to its person alone, in both languages', async () => {
  const card = await checking(`Il a dit « ${SENTENCE} » hier`);
  expect(asked).toEqual([SENTENCE]);
  expect(shownText(card)).toContain('**Citation exacte.**');
  expect(hasFlag(card.flags, EPHEMERAL)).toBe(true);
  await stage?.end();
  expect(shownText(await checking(SENTENCE, 'en-US'))).toContain('**Exact quotation.**');
});

it('is shared by its owner, also after a restart', async () => {
  const card = await checking(SENTENCE);
  await stage!.restart();
  const { discord } = stage!;
  const shared = await discord.followUpTo(discord.button(buttonNamed(card, 'Partager'), card));
  expect(shownText(shared)).toBe(shownText(card));
  expect(hasFlag(shared.flags, EPHEMERAL)).toBe(false);
});

it('says after fifteen minutes that the command must be run again, where a quotation that was typed is still kept', async () => {
  let now = Date.UTC(2022, 0, 20);
  const card = await checking(SENTENCE, 'fr', exact, { now: () => now });
  const { discord } = stage!;
  now += 10_000;
  const typed = await discord.answerTo(discord.slash('verify', { text: SENTENCE }));
  now += 15 * 60_000;
  const late = await discord.answerTo(discord.button(buttonNamed(card, 'Partager'), card));
  expect(shownText(late)).toContain('Relancez la commande sur ce message.');
  now += 10_000;
  const shared = await discord.followUpTo(discord.button(buttonNamed(typed, 'Partager'), typed));
  expect(shownText(shared)).toContain(SENTENCE);
});

it('says so when the message holds no text', async () => {
  const refusing: Partial<Lookups> = {
    async verify(_, text) {
      asked.push(text);
      throw new VerbatimError('text-empty', 'nothing to look for', 'give a text');
    },
  };
  expect(shownText(await checking('<:wave:123456789012345678>', 'fr', refusing))).toContain(
    'Ce message ne contient pas de texte que je puisse lire.',
  );
  expect(asked).toEqual(['']);
});

describe('what a message quotes', () => {
  it.each([
    [
      'the lines of its block quote',
      'Faux !\n> Le retrait des **2 030**\n> soldats a commencé.\nNon ?',
      'Le retrait des 2 030\nsoldats a commencé.',
    ],
    [
      'the longest stretch between quotation marks',
      'Il dit "oui ou non" et “le retrait a bien commencé”.',
      'le retrait a bien commencé',
    ],
    [
      'all of it where a word alone is between quotation marks',
      'Le « retrait » a commencé',
      'Le « retrait » a commencé',
    ],
    ['all of it where nothing is marked', 'Le retrait a ~~vite~~ commencé', 'Le retrait a vite commencé'],
  ])('is %s', (_, content, quoted) => {
    expect(quotationInMessage([content]).text).toBe(quoted);
  });

  it('holds no markup of Discord, and keeps its line breaks', () => {
    expect(messageWords('__Il__ a dit <@123456> :\n||que *oui*|| `vraiment` _à_ a_b')).toBe(
      'Il a dit :\nque oui vraiment à a_b',
    );
  });
});
