import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import type { Lookups } from '../../src/answering/lookup/lookup.js';
import { sourcesCard } from '../../src/discord/cards/sources-card.js';
import { pageControls } from '../../src/discord/messages/card-buttons.js';
import { checkMessage } from '../discord-double/message-rules.js';
import { anArticle } from '../fixtures/answers.js';
import { buttonLabels, buttonNamed, type Stage, setTheStage, shownText } from './bot-on-double.js';
import { nastyText } from './nasty.js';

const V2 = 1 << 15;

let stage: Stage | null = null;
afterEach(async () => {
  await stage?.end();
  stage = null;
});

const articles = Array.from({ length: 23 }, (_, index) => anArticle({ id: `a${index}`, title: `Titre ${index + 1}` }));
const asked: (string | null)[] = [];
const listing: Partial<Lookups> = {
  async sources({ corpus }, page) {
    asked.push(corpus);
    return { articles: articles.slice((page - 1) * 10, page * 10), total: 23, page, pages: 3 };
  },
  about: async () => ({
    ...{ corpus: 'default', articles: 23, passages: 99, generation: 'g1', model: 'm', degraded: null },
    ...{ ingestedAt: null, corpora: ['archives', 'actualité', 'économie', 'secrets'] },
  }),
};

const answer = async (options: Record<string, string> = {}, locale = 'fr') => {
  asked.length = 0;
  stage = await setTheStage(listing, { mainCorpus: 'archives,actualité,économie' });
  return stage.discord.answerTo(stage.discord.slash('sources', options, { locale }));
};

it('lists the articles of the corpus that answers there', async () => {
  const card = shownText(await answer());
  expect(card).toMatch(/^\*\*23 articles\*\*\n-# page 1 sur 3$/m);
  expect(card).toContain('**Titre 1**\n-# Le Courrier des steppes · Aliya Nourpeïssova · 13 janvier 2022');
  expect(card).toContain('**Titre 10**');
  expect(card).not.toContain('**Titre 11**');
  expect(card).not.toContain('/srv/');
  expect(asked).toEqual([null]);
});

it('turns the pages of another corpus in place, also after a restart, in English', async () => {
  const first = await answer({ corpus: 'archives' }, 'en-GB');
  expect(shownText(first)).toContain('-# archives · page 1 of 3');
  await stage!.restart();
  const next = stage!.discord.button(buttonNamed(first, 'Next'), first);
  const second = await stage!.discord.answerTo(next);
  expect(shownText(second)).toContain('-# archives · page 2 of 3');
  expect(shownText(second)).toContain('**Titre 11**');
  expect(asked).toEqual(['archives', 'archives']);
});

it('offers the corpora, case and accents folded', async () => {
  stage = await setTheStage(listing, { mainCorpus: 'archives,actualité,économie' });
  const typed = stage.discord.autocomplete('sources', { corpus: 'Eco' }, 'corpus');
  expect(await stage.discord.choicesFor(typed)).toEqual([{ name: 'économie', value: 'économie' }]);
});

it('says so when there is no such corpus', async () => {
  for (const corpus of ['perdu', 'secrets', 'archives,secrets']) {
    expect(shownText(await answer({ corpus }))).toBe('Ce corpus n’existe pas ici.');
    expect(asked).toEqual([]);
    await stage?.end();
  }
  stage = null;
});

it('of any titles is a card that Discord takes, and says how many it has no room for', () => {
  const part = nastyText(400);
  const article = fc.record({ title: part, outlet: part, author: part }).map((card) => anArticle(card));
  fc.assert(
    fc.property(fc.array(article, { minLength: 1, maxLength: 10 }), part, (page, corpus) => {
      const card = sourcesCard(
        { articles: page, total: 40, page: 2, pages: 4 },
        { language: 'fr', corpus, controls: (at) => pageControls(at, 'a', 'b', 'fr') },
      );
      expect(checkMessage({ flags: V2, components: [card] }, false)).toEqual([]);
      expect(card.components.every((one) => !('content' in one) || one.content !== '')).toBe(true);
      expect(buttonLabels({ components: [card] })).toHaveLength(2);
      const dates = shownText({ components: [card] }).match(/13 janvier 2022/g)?.length ?? 0;
      const left = Number(/(\d) autres? /.exec(shownText({ components: [card] }))?.[1] ?? 0);
      expect(dates + left).toBe(page.length);
    }),
    { numRuns: 200 },
  );
});

it('has words for an article of which nothing is known', () => {
  const unknown = anArticle({ title: '\u200b', outlet: null, author: null, date: null });
  const card = (language: 'fr' | 'en') =>
    sourcesCard({ articles: [unknown], total: 1, page: 1, pages: 1 }, { language, corpus: null, controls: () => [] });
  expect(shownText({ components: [card('fr')] })).toBe('**1 article**\nSans titre');
  expect(shownText({ components: [card('en')] })).toBe('**1 article**\nUntitled');
});

it('says so when there is no article', () => {
  const card = sourcesCard(
    { articles: [], total: 0, page: 1, pages: 1 },
    { language: 'en', corpus: null, controls: () => [] },
  );
  expect(shownText({ components: [card] })).toBe('No articles.');
});
