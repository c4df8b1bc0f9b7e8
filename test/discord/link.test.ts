import { afterEach, describe, expect, it } from 'vitest';
import type { Lookups } from '../../src/answering/lookup/lookup.js';
import { outletLink, roomLink } from '../../src/discord/markdown/link.js';
import { linksFrom } from '../../src/discord/request/context.js';
import { anAnswer, anArticle, anExcerpt } from '../fixtures/answers.js';
import { buttonNamed, links, type Stage, setTheStage } from './bot-on-double.js';

const PAGE = 'https://example.org/a?b=1';
const ROOM = 'https://lire.example.org';

/** As cited; its place does not matter to an outlet's page. */
const cited = (text: string) => anExcerpt(text);

describe("a link to an outlet's page", () => {
  const link = (url: string | null, text: string): string | null => outletLink(anArticle({ url }), cited(text));

  it('opens at the excerpt, its syntax encoded', () => {
    expect(link(PAGE, 'Nur-Sultan, dit-on & fin')).toBe(`${PAGE}#:~:text=Nur%2DSultan%2C%20dit%2Don%20%26%20fin`);
    expect(link(`${PAGE}#note`, 'Deux\n mots')).toBe(`${PAGE}#note:~:text=Deux%20mots`);
  });

  it('names the first and the last words of a long excerpt', () => {
    const words = Array.from({ length: 30 }, (_, index) => `m${index}`);
    expect(link(PAGE, words.join(' '))).toBe(`${PAGE}#:~:text=m0%20m1%20m2%20m3%20m4,m25%20m26%20m27%20m28%20m29`);
  });

  it('opens the article alone where the whole would be longer than Discord takes', () => {
    expect(link(PAGE, 'é'.repeat(400))).toBe(PAGE);
    expect(link(`https://example.org/${'a'.repeat(600)}`, 'mot')).toBeNull();
  });

  it('is never made of what is no public address', () => {
    for (const url of [
      null,
      '',
      'pas une adresse',
      'javascript:alert(1)',
      'file:///srv/articles/a.txt',
      'discord://x',
    ]) {
      expect(link(url, 'mot')).toBeNull();
    }
  });
});

describe('a link to the reading room', () => {
  const all = (id: string): string => id;

  it('opens the article at what is cited, also where it has no public address', () => {
    const excerpt = cited('Il pleut.');
    const article = anArticle({ id: 'crise/étape 2?.txt', url: null });
    const link = new URL(roomLink(ROOM, all)(article, excerpt) ?? '');
    expect(link.origin).toBe(ROOM);
    expect(decodeURIComponent(link.pathname.slice('/a/'.length))).toBe(article.id);
    expect(Object.fromEntries(link.searchParams)).toEqual({
      ...{ start: String(excerpt.start), end: String(excerpt.end), sha256: excerpt.sha256 },
    });
    expect(link.hash).toBe('#cited');
  });

  it('opens the article as a whole where nothing of it is cited', () => {
    expect(roomLink(ROOM, all)(anArticle({ id: 'a/b' }), null)).toBe(`${ROOM}/a/a%2Fb`);
  });

  it('leads to the outlet where the room has no such article, or the address is longer than Discord takes', () => {
    const article = anArticle({ url: PAGE });
    expect(roomLink(ROOM, () => null)(article, cited('mot'))).toBe(`${PAGE}#:~:text=mot`);
    const long = anArticle({ url: PAGE, id: 'é'.repeat(100) });
    expect(roomLink(ROOM, all)(long, cited('mot'))).toBe(`${PAGE}#:~:text=mot`);
    expect(roomLink(ROOM, all)({ ...long, url: null }, cited('mot'))).toBeNull();
  });
});

describe('the links of a corpus', () => {
  const path = (main: string, corpus: string, id: string): string | null =>
    linksFrom(ROOM, main)(corpus)(anArticle({ id, url: null }), null)?.slice(`${ROOM}/a/`.length) ?? null;

  it.each([
    ['presse', 'presse', 'a.txt', 'a.txt'],
    ['presse', 'presse,server-1', 'presse:a.txt', 'a.txt'],
    ['droit,presse', 'droit,presse', 'droit:a.txt', 'droit%3Aa.txt'],
    ['droit,presse', 'presse', 'a.txt', 'presse%3Aa.txt'],
    ['presse', 'presse', 'une:deux.txt', 'une%3Adeux.txt'],
  ])('lead to the room for what is of the default corpus: %s, asked %s, %s', (main, corpus, id, expected) => {
    expect(path(main, corpus, id)).toBe(expected);
  });

  it.each([
    ['presse', 'server-1', 'a.txt'],
    ['presse', 'presse,server-1', 'server-1:a.txt'],
    ['droit,presse', 'droit,server-1', 'server-1:a.txt'],
  ])('never lead there for what is of another, which a server may have added: %s, asked %s, %s', (main, corpus, id) => {
    expect(path(main, corpus, id)).toBeNull();
  });

  it('lead to the outlets where there is no room', () => {
    expect(linksFrom(null, 'presse')('presse')(anArticle({ url: PAGE }), null)).toBe(PAGE);
  });
});

describe('a bot with a reading room', () => {
  let stage: Stage | null = null;
  afterEach(() => stage?.end());

  const excerpt = anExcerpt('Il pleut.', { article: { id: 'pluie.txt', url: PAGE } });
  const place = { start: String(excerpt.start), end: String(excerpt.end), sha256: excerpt.sha256 };
  const lookups: Partial<Lookups> = {
    ask: async () => anAnswer([excerpt]),
    search: async () => ({ matches: [excerpt], total: 1, page: 1, pages: 1 }),
    quote: async () => excerpt,
    verify: async () => ({ verdict: 'exact', quotation: excerpt, difference: [] }),
    compare: async () => ({
      answer: anAnswer([excerpt]),
      sides: [{ excerpt, value: null }],
      disagreement: null,
      values: null,
    }),
    article: async () => ({ card: excerpt.article, opening: excerpt, inTime: [], inTopic: [] }),
  };

  it.each([
    ['ask', { question: 'Quel temps ?' }],
    ['search', { words: 'pleut' }],
    ['quote', { title: 'pluie', words: 'pleut' }],
    ['verify', { text: 'Il pleut.' }],
    ['compare', { question: 'Quel temps ?' }],
    ['article', { title: 'pluie' }],
  ])('leads there from the card of /%s', async (name, options) => {
    stage = await setTheStage(lookups, { publicUrl: ROOM });
    const card = await stage.discord.answerTo(stage.discord.slash(name, options));
    expect(JSON.stringify(card)).toMatch(/"label":"Lire(?: l’article)?"/);
    const link = new URL(links(card)[0] ?? '');
    expect(`${link.origin}${link.pathname}${link.hash}`).toBe(`${ROOM}/a/pluie.txt#cited`);
    expect(Object.fromEntries(link.searchParams)).toEqual(place);
  });

  it('leads there from a page that is drawn again, and from the paragraph around an excerpt', async () => {
    const further = [1, 2, 3, 4, 5, 6].map((at) => anExcerpt(`Il pleut ${at}.`, { article: { id: `${at}.txt` } }));
    const standing = { kind: 'unchanged', quotation: { ...excerpt, highlight: [] } } as const;
    stage = await setTheStage(
      {
        ask: async () => anAnswer([excerpt], { candidates: [excerpt, ...further] }),
        citationStatuses: async (_, places) => places.map(() => standing),
        context: async () => standing,
      },
      { publicUrl: ROOM },
    );
    const { discord } = stage;
    const first = await discord.answerTo(discord.slash('ask', { question: 'Quel temps ?' }));
    for (const label of ['Plus d’extraits', 'Phrases autour']) {
      const shown = await discord.answerTo(discord.button(buttonNamed(first, label), first));
      expect(links(shown)[0]).toContain(`${ROOM}/a/pluie.txt?`);
    }
  });
});
