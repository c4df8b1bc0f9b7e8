import { afterEach, describe, expect, it } from 'vitest';
import type { Lookups } from '../../src/answering/lookup/lookup.js';
import { VerbatimError } from '../../src/errors.js';
import type { OptionValues, Setting } from '../discord-double/interactions.js';
import { hasFlag, type Json } from '../discord-double/json.js';
import { anAbstention } from '../fixtures/answers.js';
import { answering, buttonNamed, type Stage, setTheStage, shownText } from './bot-on-double.js';

const EPHEMERAL = 1 << 6;
const ORIGINAL = '/webhooks/{webhook_id}/{webhook_token}/messages/@original';

let stage: Stage;
afterEach(() => stage.end());

const requests = () => stage.discord.requests.map(({ method, route }) => `${method} ${route}`);
const deleted = () => requests().filter((one) => one === `DELETE ${ORIGINAL}`);

/** What is said to the person, and to nobody else: nothing is left where others read. */
async function refusal(name: string, options: OptionValues, setting: Setting = {}): Promise<string> {
  const { discord } = stage;
  const invocation = discord.slash(name, options, setting);
  const answer: Json = await discord.answerTo(invocation);
  expect(hasFlag(answer.flags, EPHEMERAL)).toBe(true);
  expect(discord.messagesIn(invocation.channelId).filter(({ flags }) => !hasFlag(flags, EPHEMERAL))).toEqual([]);
  return shownText(answer);
}

const both = async (name: string, options: OptionValues): Promise<string[]> => [
  await refusal(name, options),
  await refusal(name, options, { locale: 'en-US' }),
];

describe('what can be told at once is refused before an answer is announced', () => {
  it('a date, a corpus, talk, a permission', async () => {
    stage = await setTheStage({ ask: async () => anAbstention('no-answer') });
    expect(await both('ask', { question: 'Combien ?', from: '31/02/2022' })).toMatchObject([
      expect.stringContaining('Cette date n’est pas valable'),
      expect.stringContaining('This date is not valid'),
    ]);
    expect(await both('sources', { corpus: 'secret' })).toEqual([
      'Ce corpus n’existe pas ici.',
      'There is no such corpus here.',
    ]);
    expect(await both('compare', { question: 'bonjour' })).toMatchObject([
      expect.stringContaining('Posez-moi une question'),
      expect.stringContaining('Ask me a question'),
    ]);
    expect(await refusal('corpus', { status: {} }, { permissions: '0' })).toContain('Gérer le serveur');
    expect(deleted()).toEqual([]);
  });
});

describe('what is found out behind the announcement takes it away and is told the asker alone', () => {
  const nothing: Partial<Lookups> = {
    quote: async () => null,
    article: async () => null,
    search: async () => {
      throw new VerbatimError('no-words', 'no words', 'give some');
    },
  };

  it('no such article, no such sentence, words that cannot be searched for', async () => {
    stage = await setTheStage(nothing);
    expect(await both('quote', { title: 'x', words: 'y' })).toEqual([
      'Aucune phrase de cet article ne contient ces mots.',
      'No sentence of that article contains these words.',
    ]);
    expect(await both('article', { title: 'x' })).toMatchObject([
      expect.stringContaining('Je n’ai pas trouvé cet article.'),
      expect.stringContaining('I did not find that article.'),
    ]);
    expect((await both('search', { words: 'le' }))[0]).toContain('aucun mot que je puisse chercher');
    expect(deleted()).toHaveLength(6);
  });

  it('a question without words, and filters that leave no article', async () => {
    stage = await setTheStage({
      ask: async (filter) => anAbstention(filter.outlet === undefined ? 'no-words' : 'empty-corpus'),
      compare: async () => ({ answer: anAbstention('no-words'), sides: [], disagreement: null, values: null }),
    });
    expect((await both('ask', { question: 'de la' }))[1]).toContain('no words to search for');
    expect((await both('ask', { question: 'Combien ?', source: 'X' }))[0]).toContain('Aucun de mes articles');
    expect((await both('compare', { question: 'de la' }))[0]).toBe('La question ne contient aucun mot à chercher.');
  });

  it('an error of ours', async () => {
    stage = await setTheStage(async () => {
      throw new Error('broken');
    });
    expect((await both('ask', { question: 'Combien ?' }))[0]).toMatch(/^Une erreur est survenue/);
  });

  it('also where somebody has deleted the announcement', async () => {
    stage = await setTheStage(nothing);
    stage.discord.fail({ method: 'DELETE', route: ORIGINAL, status: 404, body: { code: 10008, message: 'Unknown' } });
    const invocation = stage.discord.slash('article', { title: 'x' });
    expect(shownText(await stage.discord.followUpTo(invocation))).toContain('Je n’ai pas trouvé cet article.');
  });
});

it('an answer that the articles do not have stays for all to see, and one that was private stays where it is', async () => {
  stage = await setTheStage({ ask: async () => anAbstention('no-answer'), article: async () => null });
  const { discord } = stage;
  const abstention = await discord.answerTo(discord.slash('ask', { question: 'Combien ?' }));
  expect(hasFlag(abstention.flags, EPHEMERAL)).toBe(false);
  await stage.records.changeSettings(discord.world.guildId, { private: true });
  await discord.answerTo(discord.slash('article', { title: 'x' }));
  expect(deleted()).toEqual([]);
});

it('a button that refuses leaves its card as it is', async () => {
  stage = await setTheStage(answering);
  const { discord } = stage;
  const card = await discord.answerTo(discord.slash('ask', { question: 'Combien ?' }));
  await stage.records.forget(discord.world.personId);
  const pressed = await discord.answerTo(discord.button(buttonNamed(card, 'Phrases autour'), card));
  expect(hasFlag(pressed.flags, EPHEMERAL)).toBe(true);
  expect(discord.kept(String(card.id))).not.toBeNull();
  expect(deleted()).toEqual([]);
});
