import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SHIPPED_MODELS } from '../../fixtures/small-models.js';
import { ALL, expectVerbatim, file, type Looking, lit, lookingOver, SEEDS } from './looking.js';

let looking: Looking;
beforeAll(async () => {
  looking = await lookingOver(SEEDS);
});
afterAll(() => looking.close());

const ALMATY = 'almaty-la-nuit-des-pillages';

describe('an article', () => {
  test('is found by its id, its title, or what somebody types of it', async () => {
    for (const typed of [
      ALMATY,
      ` ${ALMATY} `,
      'À Almaty, une nuit de pillages puis le silence de la place centrale',
      'a almaty une nuit de pillages',
      'Almatty, une nuit de pilages',
      'nuit de pillages almaty',
    ]) {
      expect((await looking.article(ALL, typed))?.card.id, typed).toBe(ALMATY);
    }
  });

  test('is not guessed where nothing like it is typed', async () => {
    for (const typed of ['', '   ', 'élections au Brésil', 'xyz', '!!']) {
      expect(await looking.article(ALL, typed), typed).toBeNull();
    }
  });

  test('opens with its first sentences, not with its headings or credits', async () => {
    const { opening } = (await looking.article(ALL, ALMATY))!;
    await expectVerbatim(looking.corpus, opening);
    expect(opening!.text).toMatch(/^Almaty s’est réveillée jeudi dans la fumée\. .*carburants\.$/);
  });

  test('has the articles of nearest date beside it, not itself', async () => {
    const dated = Object.fromEntries(
      ['01', '05', '06', '09', '30'].map((day) => [
        `j${day}.txt`,
        file(`Journal du ${day}.`, { date: `2024-05-${day}` }),
      ]),
    );
    const over = await lookingOver({ ...dated, 'sans.txt': 'Journal sans date.' });
    expect((await over.article(ALL, 'j06'))!.inTime.map(({ id }) => id)).toEqual(['j05', 'j09', 'j01']);
    expect((await over.article(ALL, 'sans'))!.inTime).toEqual([]);
    await over.close();
  });

  test('has the articles of nearest subject beside it', async () => {
    const over = await lookingOver(SEEDS, undefined, undefined, SHIPPED_MODELS);
    const { inTopic } = (await over.article(ALL, 'the-mission-is-over'))!;
    await over.close();
    expect(inTopic).toHaveLength(3);
    expect(inTopic.map(({ id }) => id)).toContain('farewell-parade-in-almaty');
    expect(inTopic.map(({ id }) => id)).not.toContain('the-mission-is-over');
  });
});

describe('the sources', () => {
  test('come newest first, ten a page, those without a date last', async () => {
    const first = await looking.sources(ALL, 1);
    const second = await looking.sources(ALL, 2);
    expect(first).toMatchObject({ total: 14, page: 1, pages: 2 });
    expect([first.articles.length, second.articles.length]).toEqual([10, 4]);
    const all = [...first.articles, ...second.articles];
    expect(new Set(all.map(({ id }) => id)).size).toBe(14);
    const dates = all.map(({ date }) => date ?? '');
    expect(dates).toEqual([...dates].sort().reverse());
  });

  test('name their outlets once, in alphabetical order', async () => {
    const outlets = await looking.outlets(ALL);
    expect(outlets).toContain('Le Veilleur du Matin');
    expect(new Set(outlets).size).toBe(outlets.length);
    expect(outlets).toEqual([...outlets].sort((a, b) => a.localeCompare(b)));
  });

  test('give their titles only when the corpus has changed', async () => {
    const over = await lookingOver({
      'b.txt': file('Un.', { title: 'Étoile' }),
      'a.txt': file('Deux.', { title: 'Zèbre' }),
    });
    const titles = (await over.titles(ALL))!;
    expect(titles.cards.map(({ title }) => title)).toEqual(['Étoile', 'Zèbre']);
    expect(await over.titles(ALL, titles.generation)).toBeNull();
    await over.put({ 'c.txt': file('Trois.', { title: 'Maison' }) });
    expect((await over.titles(ALL, titles.generation))!.cards).toHaveLength(3);
    await over.close();
  });

  test('are counted, with what finds them', async () => {
    expect(await looking.about(ALL)).toMatchObject({
      articles: 14,
      generation: (await looking.corpus.state()).generation,
      degraded: null,
      corpora: ['test'],
    });
  });
});

describe('a sentence to quote', () => {
  test('is the one that holds the words best, which are lit', async () => {
    const quotation = await looking.quote(ALL, ALMATY, 'aéroport installations');
    await expectVerbatim(looking.corpus, quotation);
    expect(quotation!.text).toMatch(/^L’aéroport est tombé entre leurs mains/);
    expect(lit(quotation!)).toEqual(['aéroport', 'installations']);
  });

  test('is the one in which the words stand as given, before any other', async () => {
    const over = await lookingOver({
      'a.txt':
        'Le pont neuf, le pont de bois et le pont de Vernay.\nOn a fermé le pont de Vernay hier. Vernay a un pont.',
    });
    expect((await over.quote(ALL, 'a', 'fermé le pont de Vernay'))!.text).toBe('On a fermé le pont de Vernay hier.');
    await over.close();
  });

  test('is none where the article does not hold half of the words', async () => {
    expect(await looking.quote(ALL, ALMATY, 'girafe zèbre aéroport')).toBeNull();
    expect(await looking.quote(ALL, 'aucun article de ce titre', 'aéroport')).toBeNull();
  });

  test('is refused without content', async () => {
    await expect(looking.quote(ALL, ALMATY, 'de la')).rejects.toMatchObject({ code: 'no-words' });
  });
});
