import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { LookupFilter, Lookups, SearchPage } from '../../src/answering/lookup/lookup.js';
import type { Quotation } from '../../src/answering/reader/excerpt.js';
import { searchCard } from '../../src/discord/cards/search-card.js';
import { outletLink } from '../../src/discord/markdown/link.js';
import { type CardControls, pageControls } from '../../src/discord/messages/card-buttons.js';
import { VerbatimError } from '../../src/errors.js';
import { hasFlag } from '../discord-double/json.js';
import { checkMessage } from '../discord-double/message-rules.js';
import { anExcerpt } from '../fixtures/answers.js';
import { buttonLabels, buttonNamed, links, type Stage, setTheStage, shownText } from './bot-on-double.js';
import { nastyText } from './nasty.js';

const EPHEMERAL = 1 << 6;
const V2 = 1 << 15;
const DEFERRED_UPDATE = 6;

let stage: Stage | null = null;
afterEach(async () => {
  await stage?.end();
  stage = null;
});

const passages = Array.from({ length: 12 }, (_, index) =>
  anExcerpt(`Phrase ${index + 1} sur le gaz.`, { lit: ['gaz'], article: { title: `Article ${index + 1}` } }),
);

const calls: { scope: LookupFilter; words: string; page: number }[] = [];
const searching: Partial<Lookups> = {
  async search(scope, words, page) {
    calls.push({ scope, words, page });
    return { matches: passages.slice((page - 1) * 5, page * 5), total: 12, page, pages: 3 };
  },
};

const answerIn = async (options: Record<string, string>, locale = 'fr', lookups = searching) => {
  calls.length = 0;
  stage = await setTheStage(lookups);
  return stage.discord.answerTo(stage.discord.slash('search', options, { locale }));
};

it('shows the passages that hold the words, each with its citation and a link', async () => {
  const card = await answerIn({ words: 'gaz' });
  expect(shownText(card)).toMatch(/^### gaz\n-# 12 passages · page 1 sur 3$/m);
  expect(shownText(card)).toContain(
    '«\u00a0Phrase 1 sur le **gaz**.\u00a0»\n-# Le Courrier des steppes · 13 janvier 2022\n-# Article 1 · ',
  );
  expect(shownText(card)).not.toContain('Phrase 6');
  expect(links(card)).toHaveLength(5);
  expect(buttonLabels(card)).toEqual(['Précédents', 'Suivants']);
});

it('does so in English', async () => {
  const card = await answerIn({ words: '"gas price"' }, 'en-US');
  expect(shownText(card)).toContain('### "gas price"\n-# 12 passages · page 1 of 3');
  expect(shownText(card)).toContain('13 January 2022');
  expect(buttonLabels(card)).toEqual(['Previous', 'Next']);
});

it('searches in the source and the dates that are asked for, and says so', async () => {
  const card = await answerIn({ words: 'gaz', source: 'Le *Monde*', from: '2022', to: '13/01/2022' });
  expect(calls[0]?.scope).toEqual({ corpus: null, outlet: 'Le *Monde*', from: '2022-01-01', to: '2022-01-13' });
  expect(shownText(card)).toContain('Le \\*Monde\\* · depuis le 1er janvier 2022 · jusqu’au 13 janvier 2022');
});

it('turns the pages in place, with the same words and filters, also after a restart', async () => {
  const first = await answerIn({ words: 'gaz', source: 'Le Monde' });
  const { discord, restart } = stage!;
  const next = discord.button(buttonNamed(first, 'Suivants'), first);
  const second = await discord.answerTo(next);
  expect(shownText(second)).toContain('page 2 sur 3');
  expect(shownText(second)).toContain('Phrase 6 ');
  const { body } = await discord.request(({ parameters }) => parameters.interaction_id === next.id, 'a deferral');
  expect(body).toMatchObject({ type: DEFERRED_UPDATE });
  await restart();
  const third = await discord.answerTo(discord.button(buttonNamed(second, 'Suivants'), second));
  expect(shownText(third)).toContain('Phrase 12 ');
  expect(calls.map(({ page, words, scope }) => [page, words, scope.outlet])).toEqual([
    [1, 'gaz', 'Le Monde'],
    [2, 'gaz', 'Le Monde'],
    [3, 'gaz', 'Le Monde'],
  ]);
  const back = await discord.answerTo(discord.button(buttonNamed(third, 'Précédents'), third));
  expect(shownText(back)).toContain('page 2 sur 3');
});

it.each([{ direct: true }, { userInstalled: true }])(
  'turns pages also %o, where the bot is in no server',
  async (where) => {
    stage = await setTheStage(searching);
    const { discord } = stage;
    const card = await discord.answerTo(discord.slash('search', { words: 'gaz' }, where));
    const turned = await discord.answerTo(discord.button(buttonNamed(card, 'Suivants'), card, where));
    expect(shownText(turned)).toContain('page 2 sur 3');
  },
);

it('keeps the language of the card whoever turns its pages', async () => {
  const card = await answerIn({ words: 'gaz' });
  const turned = stage!.discord.button(buttonNamed(card, 'Suivants'), card, { locale: 'en-US', other: true });
  expect(shownText(await stage!.discord.answerTo(turned))).toContain('page 2 sur 3');
});

it('says so when what its buttons need is kept no more', async () => {
  const card = await answerIn({ words: 'gaz' });
  const { discord, records } = stage!;
  await records.forget(discord.world.personId);
  const press = discord.button(buttonNamed(card, 'Suivants'), card);
  expect(shownText(await discord.answerTo(press))).toContain('trop ancien');
});

it('has no buttons where one page holds all, and says so when there is none', async () => {
  const none: SearchPage = { matches: [], total: 0, page: 1, pages: 1 };
  const card = await answerIn({ words: 'licorne' }, 'fr', { search: async () => none });
  expect(shownText(card)).toContain('Aucun passage ne contient tous ces mots.');
  expect(buttonLabels(card)).toEqual([]);
  expect(shownText(card)).not.toContain('page 1');
});

it('answers its person alone in a server that is private by default', async () => {
  stage = await setTheStage(searching);
  await stage.records.changeSettings(stage.discord.world.guildId, { private: true });
  const card = await stage.discord.answerTo(stage.discord.slash('search', { words: 'gaz' }));
  expect(hasFlag(card.flags, EPHEMERAL)).toBe(true);
  const stranger = stage.discord.button(buttonNamed(card, 'Suivants'), card, { other: true });
  expect(shownText(await stage.discord.answerTo(stranger))).toContain('Seule la personne');
});

it('says what is wrong with words that cannot be searched for, and with a date', async () => {
  const refusing = async () => {
    throw new VerbatimError('no-words', 'no word in it', 'give a word');
  };
  expect(shownText(await answerIn({ words: '?!' }, 'en-US', { search: refusing }))).toContain(
    'no words that I can search for',
  );
  const date = stage!.discord.slash('search', { words: 'gaz', from: 'hier' });
  expect(shownText(await stage!.discord.answerTo(date))).toContain('Cette date n’est pas valable');
});

it('drops a passage that is not what its citation was made for, and logs it', async () => {
  const altered = { ...passages[0]!, text: 'Phrase 1 sur le gas.' };
  const search = async (): Promise<SearchPage> => ({ matches: [altered, passages[1]!], total: 2, page: 1, pages: 1 });
  const card = await answerIn({ words: 'gaz' }, 'fr', { search });
  expect(shownText(card)).not.toContain('gas');
  expect(shownText(card)).toContain('Phrase 2 ');
  expect(stage!.log.map(({ message }) => message)).toContain('excerpt dropped: not verbatim');
});

describe('a card of passages', () => {
  const inFrench = { language: 'fr', linkOf: outletLink } as const;
  const turning: CardControls = (at) => pageControls(at, 'a', 'b', 'fr');
  const nasty = nastyText(1500);
  const quotation = fc
    .tuple(nasty, nasty, fc.boolean())
    .map(
      ([text, name, linked]): Quotation =>
        anExcerpt(text, { article: { title: name, outlet: name, author: name, ...(linked ? {} : { url: null }) } }),
    );

  it('is one that Discord takes, with every passage whole or its citation alone, whatever articles hold', () => {
    fc.assert(
      fc.property(fc.array(quotation, { maxLength: 5 }), nasty, (matches, words) => {
        const page = { matches, total: 12, page: 2, pages: 3 };
        const shown = { ...inFrench, words, filter: { corpus: null, outlet: words }, controls: turning } as const;
        const card = searchCard(page, matches, shown);
        expect(checkMessage({ flags: V2, components: [card] }, false)).toEqual([]);
        expect(buttonLabels({ components: [card] })).toEqual(['Précédents', 'Suivants']);
        const text = shownText({ components: [card] });
        const opened = text.match(/«\u00a0/g)?.length ?? 0;
        expect(text.match(/\u00a0»/g)?.length ?? 0).toBe(opened);
        const alone = text.match(/trop long pour tenir/g)?.length ?? 0;
        const left = Number(/(\d) autres? .*, faute de place/.exec(text)?.[1] ?? 0);
        expect(opened + alone + left).toBe(matches.length);
      }),
      { numRuns: 200 },
    );
  });

  it('lets the longest passages give way, so that the most are shown whole', () => {
    const matches = ['Court.', `Long ${'mot '.repeat(900)}fin.`, 'Bref.'].map((text) => anExcerpt(text));
    const shown = { ...inFrench, words: 'mot', filter: { corpus: null }, controls: () => [] } as const;
    const text = shownText({ components: [searchCard({ matches, total: 3, page: 1, pages: 1 }, matches, shown)] });
    expect(text).toContain('Court.');
    expect(text).toContain('Bref.');
    expect(text).toContain('Ce passage est trop long pour tenir sur la carte. Il se trouve ici\u00a0:\n-# Le Courrier');
    expect(text).not.toContain('mot mot');
  });
});
