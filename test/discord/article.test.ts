import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { ArticleView, Lookups } from '../../src/answering/lookup/lookup.js';
import type { ArticleCard } from '../../src/articles/article.js';
import { articleCard } from '../../src/discord/cards/article-card.js';
import { outletLink } from '../../src/discord/markdown/link.js';
import { hasFlag } from '../discord-double/json.js';
import { checkMessage } from '../discord-double/message-rules.js';
import { anArticle, anExcerpt } from '../fixtures/answers.js';
import { links, type Stage, setTheStage, shownText } from './bot-on-double.js';
import { nastyText } from './nasty.js';

const V2 = 1 << 15;

let stage: Stage | null = null;
afterEach(async () => {
  await stage?.end();
  stage = null;
});

const LONG_ID = `dossier/${'très-long-'.repeat(20)}fin`;
const cards: readonly ArticleCard[] = [
  anArticle({ id: 'etat', title: 'L’état d’urgence décrété à Almaty' }),
  anArticle({ id: 'gaz', title: 'Le prix du gaz double en une nuit', outlet: null, date: '2022-01-02' }),
  anArticle({ id: LONG_ID, title: 'Tokaïev demande l’aide de l’OTSC', date: '2022-01-05' }),
];

const view: ArticleView = {
  card: cards[0]!,
  opening: anExcerpt('L’état d’urgence a été décrété mercredi. Il vaut pour tout le pays.', { article: cards[0]! }),
  inTime: [cards[2]!, cards[1]!],
  inTopic: [cards[1]!],
};

const asked: string[] = [];
const reading: Partial<Lookups> = {
  titles: async (_, known) => (known === 'g1' ? null : { generation: 'g1', cards }),
  async article(_, idOrTitle) {
    asked.push(idOrTitle);
    return idOrTitle === 'inconnu' ? null : view;
  },
};

const open = async (lookups = reading) => {
  asked.length = 0;
  stage = await setTheStage(lookups, { mainCorpus: 'default,archives,lent' });
  return stage.discord;
};

/** What is offered for what was typed, once the titles are in memory. */
async function offered(typed: string) {
  const discord = await open();
  await discord.choicesFor(discord.autocomplete('article', { title: 'x' }, 'title'));
  return discord.choicesFor(discord.autocomplete('article', { title: typed }, 'title'));
}

describe('/article', () => {
  it('shows the card of an article, how it begins, and its neighbours in time and subject', async () => {
    const discord = await open();
    const card = await discord.answerTo(discord.slash('article', { title: 'etat' }));
    expect(shownText(card)).toBe(
      [
        '**L’état d’urgence décrété à Almaty**',
        '-# Le Courrier des steppes · Aliya Nourpeïssova · 13 janvier 2022',
        '**Début de l’article**',
        '«\u00a0L’état d’urgence a été décrété mercredi. Il vaut pour tout le pays.\u00a0»',
        '**Articles proches par la date**',
        '- Tokaïev demande l’aide de l’OTSC · Le Courrier des steppes · Aliya Nourpeïssova · 5 janvier 2022',
        '- Le prix du gaz double en une nuit · Aliya Nourpeïssova · 2 janvier 2022',
        '**Articles proches par le sujet**',
        '- Le prix du gaz double en une nuit · Aliya Nourpeïssova · 2 janvier 2022',
      ].join('\n'),
    );
    expect(links(card)[0]).toContain('https://example.org/retrait#:~:text=');
  });

  it('does so in English', async () => {
    const discord = await open();
    const card = shownText(await discord.answerTo(discord.slash('article', { title: 'etat' }, { locale: 'en-US' })));
    expect(card).toContain('How the article begins');
    expect(card).toContain('Articles close in date');
    expect(card).toContain('Articles close in subject');
  });

  it('says so when no article is meant clearly enough', async () => {
    const discord = await open();
    const french = shownText(await discord.answerTo(discord.slash('article', { title: 'inconnu' })));
    expect(french).toContain('Je n’ai pas trouvé cet article.');
    const english = discord.slash('article', { title: 'inconnu' }, { locale: 'en-US' });
    expect(shownText(await discord.answerTo(english))).toContain('I did not find that article.');
  });

  it('says so when there is nothing to quote, and quotes nothing that is not verbatim', async () => {
    const discord = await open({ ...reading, article: async () => ({ ...view, opening: null }) });
    const bare = shownText(await discord.answerTo(discord.slash('article', { title: 'etat' })));
    expect(bare).toContain('Cet article n’a aucune phrase à citer.');
    await stage?.end();
    const altered = { ...view.opening!, sha256: '0'.repeat(64) };
    const again = await open({ ...reading, article: async () => ({ ...view, opening: altered }) });
    const card = shownText(await again.answerTo(again.slash('article', { title: 'etat' })));
    expect(card).not.toContain('a été décrété');
  });
});

describe('autocomplete of a title', () => {
  it.each([
    ['without accents and in capitals', 'ETAT D URGENCE', 'etat'],
    ['with a typing error', 'tokaiev demnde', LONG_ID],
    ['from the middle', 'gaz doub', 'gaz'],
  ])('finds it %s', async (_, typed, id) => {
    const [first] = await offered(typed);
    expect(first?.name).toContain(cards.find((card) => card.id === id)?.title);
  });

  it('tells by outlet and date which article is meant, and offers the newest where nothing is typed', async () => {
    expect(await offered('')).toEqual([
      { name: 'L’état d’urgence décrété à Almaty (Le Courrier des steppes, 2022-01-13)', value: 'etat' },
      { name: expect.stringContaining('Tokaïev'), value: expect.any(String) },
      { name: 'Le prix du gaz double en une nuit (2022-01-02)', value: 'gaz' },
    ]);
  });

  it('offers nothing where nothing resembles what is typed', async () => {
    expect(await offered('zzzzzz')).toEqual([]);
  });

  it('offers nothing rather than too late where the titles cannot be looked at in time', async () => {
    const silent = (): Promise<never> => new Promise(() => undefined);
    const titles: Lookups['titles'] = async ({ corpus }, known) =>
      corpus === null ? reading.titles!({ corpus }, known) : silent();
    const discord = await open({ ...reading, titles });
    await stage!.records.changeSettings(discord.world.guildId, { corpus: 'lent' });
    expect(await discord.choicesFor(discord.autocomplete('article', { title: 'gaz' }, 'title'))).toEqual([]);
  });

  it('stands for the article also where its id is longer than a choice may be, also after a restart', async () => {
    const discord = await open();
    // A corpus of the server's own is not in memory before somebody asks for it.
    await stage!.records.changeSettings(discord.world.guildId, { corpus: 'archives' });
    const type = async () => discord.choicesFor(discord.autocomplete('article', { title: 'Tokaïev' }, 'title'));
    const [choice] = await type();
    expect(String(choice?.value).length).toBeLessThanOrEqual(100);
    await discord.answerTo(discord.slash('article', { title: String(choice?.value) }));
    await stage!.restart();
    await discord.answerTo(discord.slash('article', { title: String(choice?.value) }));
    expect(asked).toEqual([LONG_ID, LONG_ID]);
  });

  it('never offers more or longer choices than Discord takes', async () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      anArticle({
        id: `${index}-${'i'.repeat(index * 5)}`,
        title: `Le gaz ${'𝕘'.repeat(index * 4)} ${index}`,
        outlet: '',
      }),
    );
    const discord = await open({ ...reading, titles: async () => ({ generation: 'g2', cards: many }) });
    await discord.choicesFor(discord.autocomplete('article', { title: 'gaz' }, 'title'));
    for (const typed of ['gaz', '']) {
      const choices = await discord.choicesFor(discord.autocomplete('article', { title: typed }, 'title'));
      expect(choices).toHaveLength(25);
      for (const { name, value } of choices) {
        expect(String(name).length).toBeLessThanOrEqual(100);
        expect(String(name)).not.toMatch(/\p{Cs}/u);
        expect(String(value).length).toBeLessThanOrEqual(100);
      }
    }
  });
});

it('the card of an article is one that Discord takes, with its opening whole or not at all', () => {
  const nasty = nastyText(2500);
  const card = fc.tuple(nasty, nasty).map(([title, outlet]) => anArticle({ title, outlet, author: outlet }));
  const neighbours = fc.array(card, { maxLength: 3 });
  fc.assert(
    fc.property(card, nasty, neighbours, neighbours, (one, text, inTime, inTopic) => {
      const opening = anExcerpt(text, { article: one });
      const made = articleCard({ card: one, opening, inTime, inTopic }, opening, {
        language: 'fr',
        linkOf: outletLink,
        controls: () => [],
      });
      expect(checkMessage({ flags: V2, components: [made] }, false)).toEqual([]);
      const shown = shownText({ components: [made] });
      expect(shown.includes('«') ? shown.includes('\u00a0»') : shown.includes('trop long')).toBe(true);
    }),
    { numRuns: 200 },
  );
});

it('answers in private by default where the server is set so', async () => {
  const discord = await open();
  await stage!.records.changeSettings(discord.world.guildId, { private: true });
  const card = await discord.answerTo(discord.slash('article', { title: 'etat' }));
  expect(hasFlag(card.flags, 1 << 6)).toBe(true);
});
