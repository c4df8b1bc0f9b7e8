import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LookupFilter } from '../../../src/answering/lookup/lookup.js';
import { ALL, file, type Looking, lookingOver, SEEDS, unchanged } from './looking.js';

let looking: Looking;
beforeAll(async () => {
  looking = await lookingOver(SEEDS);
  await looking.put({ 'x.txt': file('La girafe de Vernay est partie lundi.', { outlet: 'La Savane' }) }, 'other');
});
afterAll(() => looking.close());

const OUTLET: LookupFilter = { corpus: null, outlet: "le fanal de l'est" };
const JANUARY_7: LookupFilter = { corpus: null, from: '2022-01-07', to: '2022-01-07' };

describe('a scope', () => {
  test('lets no call see an article of another outlet', async () => {
    const seen = new Set<string | null>();
    const see = (...cards: readonly { readonly outlet: string | null }[]): void => {
      for (const { outlet } of cards) seen.add(outlet);
    };
    const question = 'Que s’est-il passé à Almaty ?';
    const answer = await looking.ask(OUTLET, question, { candidates: 50 });
    see(
      ...(answer.candidates ?? []).map(({ article }) => article),
      ...(answer.status === 'abstained' ? answer.nearest : []),
    );
    see(...(await looking.search(OUTLET, 'Kazakhstan', 1)).matches.map(({ article }) => article));
    see(...(await looking.sources(OUTLET, 1)).articles);
    see(...(await looking.titles(OUTLET))!.cards);
    for (const { article } of (await looking.compare(OUTLET, question)).sides.map(({ excerpt }) => excerpt))
      see(article);
    const view = (await looking.article(OUTLET, 'chronologie-de-janvier'))!;
    see(view.card, ...view.inTime, ...view.inTopic);
    for (const { excerpts } of await looking.claimEvidence(
      OUTLET,
      'L’état d’urgence a été décrété. Six armureries ont été pillées.',
    )) {
      see(...excerpts.map(({ article }) => article));
    }
    expect([...seen]).toEqual(['Le Fanal de l’Est']);
    expect(await looking.outlets(OUTLET)).toEqual(['Le Fanal de l’Est']);
    expect(await looking.article(OUTLET, 'almaty-la-nuit-des-pillages')).toBeNull();
    expect(await looking.quote(OUTLET, 'almaty-la-nuit-des-pillages', 'aéroport')).toBeNull();
    expect((await looking.verify(OUTLET, 'ses installations ont été mises à sac')).verdict).toBe('absent');
  });

  test('includes its first and last day', async () => {
    const { articles } = await looking.sources(JANUARY_7, 1);
    expect(articles.length).toBeGreaterThan(1);
    expect(new Set(articles.map(({ date }) => date))).toEqual(new Set(['2022-01-07']));
    expect((await looking.sources({ corpus: null, from: '2022-01-08', to: '2022-01-07' }, 1)).total).toBe(0);
  });

  test('is told from one of which a single thing is another, asked one after the other', async () => {
    const total = async (filter: Omit<LookupFilter, 'corpus'>): Promise<number> =>
      (await looking.sources({ corpus: null, ...filter }, 1)).total;
    const all = await total({});
    const until = [
      await total({ to: '2022-01-31' }),
      await total({ to: '2022-01-07' }),
      await total({ to: '2022-01-06' }),
    ];
    expect(until).toEqual([...until].sort((a, b) => b - a));
    expect(new Set([all, ...until.slice(1)]).size).toBe(3);
    const since = await total({ from: '2022-01-07' });
    expect(since + (await total({ to: '2022-01-06' }))).toBe(all);
    expect(await total({ from: '2022-01-07', to: '2022-01-07' })).toBeLessThan(since);
    expect(await total({ from: '2022-01-07', to: '2022-01-31' })).toBe(since);
  });

  test('finds there what is found in the whole corpus', async () => {
    const { total } = await looking.search(
      { corpus: null, outlet: 'Le Veilleur du Matin' },
      'armureries dévalisées',
      1,
    );
    expect(total).toBe(1);
  });

  test('says how many articles were searched', async () => {
    expect((await looking.ask(OUTLET, 'Qui ?')).searched).toBe((await looking.sources(OUTLET, 1)).total);
  });

  test('names a corpus, and nothing of another shows', async () => {
    const other: LookupFilter = { corpus: 'other' };
    expect((await looking.search(other, 'girafe', 1)).total).toBe(1);
    expect((await looking.search(ALL, 'girafe', 1)).total).toBe(0);
    expect((await looking.search(other, 'Kazakhstan', 1)).total).toBe(0);
    expect((await looking.verify(other, 'La girafe de Vernay est partie')).verdict).toBe('exact');
    expect(await looking.about(other)).toMatchObject({ articles: 1, corpora: ['other', 'test'] });
  });

  test('names two corpora, and both show, each article under the name of its corpus', async () => {
    const both: LookupFilter = { corpus: 'other,test' };
    const question = 'Quand est partie la girafe de Vernay ?';
    const answer = await looking.ask(both, question);
    expect(answer.excerpts[0]).toMatchObject({
      article: { id: 'other:x' },
      text: 'La girafe de Vernay est partie lundi.',
    });
    expect(answer.searched).toBe(Object.keys(SEEDS).length + 1);
    expect((await looking.search(both, 'Kazakhstan', 1)).total).toBe(
      (await looking.search(ALL, 'Kazakhstan', 1)).total,
    );
    expect((await looking.search({ ...both, outlet: 'La Savane' }, 'Kazakhstan', 1)).total).toBe(0);
    expect((await looking.search({ ...both, outlet: 'La Savane' }, 'girafe', 1)).total).toBe(1);
    const [{ article, start, end, sha256 } = expect.fail()] = answer.excerpts;
    const place = { articleId: article.id, start, end, sha256 };
    expect(unchanged((await looking.citationStatuses(both, [place]))[0]).text).toBe(
      'La girafe de Vernay est partie lundi.',
    );
    expect(await looking.citationStatuses(ALL, [place])).toEqual([{ kind: 'gone' }]);
    expect((await looking.article(both, 'test:almaty-la-nuit-des-pillages'))?.card.id).toBe(
      'test:almaty-la-nuit-des-pillages',
    );
    expect(await looking.about(both)).toMatchObject({ corpus: 'other,test', corpora: ['other', 'test'] });
    expect((await looking.about(ALL)).corpus).toBe('test');
  });

  test('of a corpus that is not there is refused with what to do', async () => {
    await expect(looking.sources({ corpus: 'nowhere' }, 1)).rejects.toMatchObject({ code: 'corpus-missing' });
    await expect(looking.sources({ corpus: 'test,nowhere' }, 1)).rejects.toMatchObject({ code: 'corpus-missing' });
    await expect(looking.sources({ corpus: '../x' }, 1)).rejects.toMatchObject({ code: 'bad-corpus-name' });
  });

  test('with a date that is none is refused', async () => {
    for (const from of ['2022-02-30', '2022', 'hier', '07/01/2022', '']) {
      await expect(looking.ask({ corpus: null, from }, 'Qui ?'), from).rejects.toMatchObject({ code: 'bad-date' });
      await expect(looking.ask({ corpus: null, to: from }, 'Qui ?'), from).rejects.toMatchObject({ code: 'bad-date' });
    }
  });
});
