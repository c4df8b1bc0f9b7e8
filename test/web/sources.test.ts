import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ArticleCard } from '../../src/articles/article.js';
import { createCatalogue } from '../../src/web/sources/catalogue.js';
import { find } from '../../src/web/sources/found.js';
import { readRequest } from '../../src/web/sources/request.js';
import { anArticle } from '../fixtures/answers.js';
import { visit } from './reading-room.js';

const CARDS: readonly ArticleCard[] = [
  anArticle({ id: 'a', title: 'Émeutes à Almaty', outlet: 'Le Courrier', author: 'Zoé Œuvrard', date: '2022-01-05' }),
  anArticle({
    id: 'b/c',
    title: 'Gas prices <up>',
    outlet: 'The Post',
    author: null,
    date: '2022-01-07',
    language: 'en-GB',
  }),
  anArticle({ id: 'd', title: 'L’état d’urgence', outlet: 'Le Courrier', author: null, date: null, language: null }),
  anArticle({ id: 'e', title: 'Un retrait', outlet: null, author: 'Anne Roy', date: '2022-01-05', language: 'fr-FR' }),
];

const over = (cards: readonly ArticleCard[]) => ({
  titles: async (_: unknown, known?: string) => (known === 'g' ? null : { generation: 'g', cards }),
});

async function listed(query: string, cards = CARDS) {
  const { status, document, body } = await visit(over(cards), `/sources${query}`);
  const links = [...document.querySelectorAll('#found li a')].map((link) => link.getAttribute('href')!);
  return { status, body, document, ids: links.map((link) => decodeURIComponent(link.slice('/a/'.length))) };
}

describe('the page of all articles', () => {
  test('lists them newest first, those without a date last, each with a link, and counts them', async () => {
    const { ids, document } = await listed('');
    expect(ids).toEqual(['b/c', 'a', 'e', 'd']);
    expect(document.getElementById('count')!.textContent).toBe('4 articles');
    expect(document.querySelector('#found li')!.textContent).toContain('Gas prices <up>');
    expect(document.querySelector('#found li')!.textContent).toContain('The Post · 7 January 2022');
  });

  test('finds by the beginnings of words of title, outlet and author, accents and case folded', async () => {
    expect((await listed('?q=emeut')).ids).toEqual(['a']);
    expect((await listed('?q=OEUVR+almaty')).ids).toEqual(['a']);
    expect((await listed('?q=courrier')).ids).toEqual(['a', 'd']);
    expect((await listed("?q=l'etat+d'URG")).ids).toEqual(['d']);
    expect((await listed('?q=roy')).ids).toEqual(['e']);
    expect((await listed('?q=maty')).ids).toEqual([]);
    expect((await listed('?q=courrier')).document.getElementById('count')!.textContent).toBe('2 of 4 articles');
  });

  test('keeps what was asked for in the form', async () => {
    const { document } = await listed('?q=re&outlet=Le+Courrier&language=fr&from=2022-01-01&to=2022-01-31&sort=title');
    const value = (name: string) => document.querySelector(`input[name=${name}]`)?.getAttribute('value');
    expect([value('q'), value('from'), value('to')]).toEqual(['re', '2022-01-01', '2022-01-31']);
    const chosen = [...document.querySelectorAll('option[selected]')].map((option) => option.getAttribute('value'));
    expect(chosen).toEqual(['Le Courrier', 'fr', 'title']);
  });

  test('filters by what the articles have: outlet, language, dates', async () => {
    expect((await listed('?outlet=Le+Courrier')).ids).toEqual(['a', 'd']);
    expect((await listed('?language=fr')).ids).toEqual(['a', 'e']);
    expect((await listed('?language=en')).ids).toEqual(['b/c']);
    expect((await listed('?from=2022-01-06')).ids).toEqual(['b/c']);
    expect((await listed('?to=2022-01-05')).ids).toEqual(['a', 'e']);
    const { document } = await listed('');
    const names = (id: string) => [...document.querySelectorAll(`#${id} option`)].map((one) => one.textContent);
    expect(names('outlet')).toEqual(['all', 'Le Courrier (2)', 'The Post (1)']);
    expect(names('language')).toEqual(['all', 'French (2)', 'English (1)']);
  });

  test('sorts by date, title and outlet', async () => {
    expect((await listed('?sort=oldest')).ids).toEqual(['a', 'e', 'b/c', 'd']);
    expect((await listed('?sort=title')).ids).toEqual(['a', 'b/c', 'd', 'e']);
    expect((await listed('?sort=outlet')).ids).toEqual(['a', 'd', 'b/c', 'e']);
  });

  test('has fifty a page, and its pages keep what was asked for', async () => {
    const many = Array.from({ length: 120 }, (_, at) => anArticle({ id: `n${at}`, title: `Titre ${at}`, date: null }));
    const first = await listed('?q=titre', many);
    expect(first.ids).toEqual(many.slice(0, 50).map(({ id }) => id));
    const next = first.document.querySelector('.pages a[rel=next]')!.getAttribute('href')!;
    expect(next).toBe('/sources?q=titre&page=2');
    expect((await listed('?q=titre&page=2', many)).ids[0]).toBe('n50');
    const last = await listed('?q=titre&page=999', many);
    expect(last.ids).toEqual(many.slice(100).map(({ id }) => id));
    expect(last.document.querySelector('.pages')!.textContent).toContain('page 3 of 3');
    expect(last.document.querySelector('.pages a[rel=next]')).toBeNull();
  });

  test('says so where nothing matches, and where there is nothing at all', async () => {
    expect((await listed('?q=xyz')).body).toContain('No article matches');
    expect((await listed('', [])).body).toContain('There are no articles yet');
  });

  test('refuses what no list could answer', async () => {
    const queries = ['from=yesterday', 'to=2022-02-31', 'sort=random', 'page=0', 'page=-1', 'page=x'];
    for (const query of [...queries, `q=${'a'.repeat(201)}`]) {
      expect([query, (await listed(`?${query}`)).status]).toEqual([query, 400]);
    }
  });
});

const cards = fc
  .array(
    fc.record({
      title: fc.string({ unit: fc.constantFrom(...'aeoéèçœæñAÉŒzß07 -’.') }),
      outlet: fc.option(fc.constantFrom('Écho', 'Post', 'Zürich')),
      date: fc.option(fc.constantFrom('2021-12-31', '2022-01-01', '2022-01-02')),
      language: fc.option(fc.constantFrom('fr', 'en-GB', 'EN')),
    }),
    { maxLength: 130 },
  )
  .map((all) => all.map((one, at) => anArticle({ ...one, id: `${at}`, author: null })));

const query = (given: Readonly<Record<string, string>>) => (name: string) => given[name] ?? '';

describe('the list of articles', () => {
  test('gives every article that passes exactly once over its pages, in whatever order, and no other', async () => {
    await fc.assert(
      fc.asyncProperty(
        cards,
        fc.constantFrom('newest', 'oldest', 'title', 'outlet'),
        fc.constantFrom('', 'Écho'),
        fc.constantFrom('', '2022-01-01'),
        async (all, sort, outlet, from) => {
          const catalogue = await createCatalogue(over(all), { corpus: null })();
          const pages = Array.from({ length: 4 }, (_, at) =>
            find(catalogue, readRequest(query({ sort, outlet, from, page: String(at + 1) }))!),
          ).filter(({ page }, at) => page === at + 1);
          const ids = pages.flatMap(({ entries }) => entries.map(({ card }) => card.id));
          const passing = all.filter(
            (card) => (outlet === '' || card.outlet === outlet) && (from === '' || (card.date ?? '') >= from),
          );
          expect(ids.toSorted()).toEqual(passing.map(({ id }) => id).toSorted());
          expect(pages[0]!.total).toBe(passing.length);
        },
      ),
    );
  });

  test('finds an article by any beginning of any of its words', async () => {
    await fc.assert(
      fc.asyncProperty(cards, fc.nat(), fc.nat(), async (all, pick, length) => {
        const words = all.flatMap(({ id, title }) =>
          (title.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => ({ id, word })),
        );
        const one = words[pick % Math.max(1, words.length)];
        if (one === undefined) return;
        const typed = [...one.word]
          .slice(0, 1 + (length % one.word.length))
          .join('')
          .toUpperCase();
        const catalogue = await createCatalogue(over(all), { corpus: null })();
        const { entries, pages } = find(catalogue, readRequest(query({ q: typed }))!);
        if (pages === 1) expect(entries.map(({ card }) => card.id)).toContain(one.id);
      }),
    );
  });

  test('is renewed when the corpus has changed, and only then', async () => {
    let generation = 'g1';
    const corrected = CARDS.map((card) => (card.id === 'a' ? { ...card, title: 'Titre corrigé' } : card));
    const asked: (string | undefined)[] = [];
    const read = createCatalogue(
      {
        titles: async (_, known) => {
          asked.push(known);
          return known === generation
            ? null
            : { generation, cards: generation === 'g1' ? CARDS.slice(0, 2) : corrected };
        },
      },
      { corpus: null },
    );
    const first = await read();
    expect(await read()).toBe(first);
    generation = 'g2';
    const renewed = await read();
    expect(renewed.entries).toHaveLength(4);
    expect(find(renewed, readRequest(query({ q: 'corrige' }))!).entries.map(({ card }) => card.id)).toEqual(['a']);
    expect(asked).toEqual([undefined, 'g1', 'g1']);
  });
});
