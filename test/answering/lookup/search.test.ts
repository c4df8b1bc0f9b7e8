import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Quotation } from '../../../src/answering/reader/excerpt.js';
import { analyseQuestion } from '../../../src/answering/reader/question.js';
import { quotableSentences } from '../../../src/articles/quotable.js';
import { articleById } from '../../../src/library/corpora/corpus.js';
import { analysisLanguage } from '../../../src/text/detect-language.js';
import { isStopWord } from '../../../src/text/stop-words.js';
import { terms } from '../../../src/text/terms.js';
import { words } from '../../../src/text/words.js';
import { articlesOf } from '../../fixtures/corpus-reading.js';
import { ALL, expectVerbatim, file, type Looking, lit, lookingOver, SEEDS } from './looking.js';

let looking: Looking;
beforeAll(async () => {
  looking = await lookingOver(SEEDS);
});
afterAll(() => looking.close());

async function everyMatch(typed: string, over = looking): Promise<Quotation[]> {
  const { pages } = await over.search(ALL, typed, 1);
  const found: Quotation[] = [];
  for (let page = 1; page <= pages; page += 1) found.push(...(await over.search(ALL, typed, page)).matches);
  return found;
}

const places = (matches: readonly Quotation[]): string[] =>
  matches.map(({ article, start, end }) => `${article.id} ${start}-${end}`);

describe('a search', () => {
  test('finds sentences that hold the words in any form, and lights them', async () => {
    const { matches, total } = await looking.search(ALL, 'armurerie dévalisée', 1);
    expect(total).toBe(1);
    await expectVerbatim(looking.corpus, matches[0]!);
    expect(lit(matches[0]!)).toEqual(['armureries', 'dévalisées']);
  });

  test('finds whoever types without accents or with capitals', async () => {
    expect(places(await everyMatch('ARMURERIE DEVALISEE'))).toEqual(places(await everyMatch('armurerie dévalisée')));
  });

  test('finds English articles by English words', async () => {
    const { matches } = await looking.search(ALL, 'steppe border', 1);
    expect(matches[0]?.article.id).toBe('a-border-of-4750-miles');
  });

  test('finds every sentence that holds all the words alone, whatever they are', async () => {
    const sentences = [...(await articlesOf(looking.corpus))].flatMap((article) =>
      quotableSentences(article).map(({ start, end }) => ({
        article,
        start,
        end,
        text: article.text.slice(start, end),
      })),
    );
    const anywhere = fc
      .constantFrom(...sentences)
      .chain(({ text }) => fc.subarray(words(text), { minLength: 1, maxLength: 3 }));
    await fc.assert(
      fc.asyncProperty(anywhere, async (picked) => {
        const typed = picked.map(({ surface }) => surface).join(' ');
        const wanted = analyseQuestion(typed).words;
        // What is a function word in one language alone is told apart by the language of what was typed.
        fc.pre(wanted.length > 0 && wanted.every(({ key }) => !isStopWord(key, 'fr') && !isStopWord(key, 'en')));
        const found = await everyMatch(typed);
        for (const one of found) await expectVerbatim(looking.corpus, one);
        const holding = sentences.filter(({ article, text }) => {
          const language = analysisLanguage(article.language, article.text);
          const held = new Set(terms(text, language));
          return wanted.every((word) => held.has(word.terms[language]));
        });
        const known = places(found);
        for (const { article, start, end } of holding) expect(known).toContain(`${article.id} ${start}-${end}`);
        expect(new Set(known).size).toBe(known.length);
      }),
      { numRuns: 60 },
    );
  });

  test('quotes the shortest run of sentences where no single one holds all the words', async () => {
    const over = await lookingOver({
      'a.txt': 'Le préfet est parti lundi. Il a plu. La mairie a fermé mardi. Le préfet revient. La mairie rouvre.',
    });
    const { matches, total } = await over.search(ALL, 'préfet mairie', 1);
    expect(total).toBe(1);
    expect(matches[0]!.text).toBe('La mairie a fermé mardi. Le préfet revient.');
    await over.close();
  });

  test('takes what stands in quotes as one phrase, but for typography and case', async () => {
    const over = await lookingOver({
      'a.txt':
        'On parle d’une «\u00a0guerre froide\u00a0» en hiver.\nLa guerre est froide.\nGuerre\u00a0froide ou non, il neige.\nLa guerre froidement menée.',
    });
    for (const typed of ['"guerre froide"', '« guerre froide »', '“Guerre  froide”']) {
      const { matches } = await over.search(ALL, typed, 1);
      expect(matches.map(({ text }) => text)).toEqual([
        'On parle d’une «\u00a0guerre froide\u00a0» en hiver.',
        'Guerre\u00a0froide ou non, il neige.',
      ]);
      expect(lit(matches[0]!)).toEqual(['guerre froide']);
    }
    expect((await over.search(ALL, '"guerre" neige', 1)).total).toBe(1);
    expect((await over.search(ALL, '"guèrre froide"', 1)).total).toBe(0);
    await over.close();
  });

  test('quotes a sentence whole, however long', async () => {
    const long = `Le préfet ${'de la région, qui parle et parle encore, '.repeat(20)}est parti.`;
    const over = await lookingOver({ 'a.txt': long });
    const { matches } = await over.search(ALL, 'préfet parti', 1);
    expect(matches[0]!.text).toBe(long);
    await over.close();
  });

  test('never quotes what is masked', async () => {
    const over = await lookingOver({
      'a.txt': 'Photo : AFP / Jean Dupont\n\nLe préfet est parti lundi soir.\n\nLire aussi : Le préfet dit tout',
    });
    expect((await everyMatch('préfet', over)).map(({ text }) => text)).toEqual(['Le préfet est parti lundi soir.']);
    await over.close();
  });

  test('comes in pages that hold each match once, the newest first', async () => {
    const first = await looking.search(ALL, 'Kazakhstan', 1);
    expect(first.matches).toHaveLength(5);
    expect(first.pages).toBe(Math.ceil(first.total / 5));
    const all = await everyMatch('Kazakhstan');
    expect(all).toHaveLength(first.total);
    expect(new Set(places(all)).size).toBe(first.total);
    const dates = all.map(({ article }) => article.date ?? '');
    expect(dates).toEqual([...dates].sort().reverse());
    expect(await looking.search(ALL, 'Kazakhstan', 1)).toEqual(first);
  });

  test('gives the nearest page to one that is not there', async () => {
    const { pages } = await looking.search(ALL, 'Kazakhstan', 1);
    expect(await looking.search(ALL, 'Kazakhstan', 999)).toEqual(await looking.search(ALL, 'Kazakhstan', pages));
    expect(await looking.search(ALL, 'Kazakhstan', -3)).toEqual(await looking.search(ALL, 'Kazakhstan', 1));
    expect(await looking.search(ALL, 'Kazakhstan', Number.NaN)).toMatchObject({ page: 1 });
  });

  test('that finds nothing has one empty page', async () => {
    expect(await looking.search(ALL, 'girafe', 1)).toEqual({ matches: [], total: 0, page: 1, pages: 1 });
  });

  test('sees an article that came since the page before', async () => {
    const over = await lookingOver({ 'a.txt': 'Le préfet est parti.' });
    expect((await over.search(ALL, 'préfet', 1)).total).toBe(1);
    await over.put({ 'b.txt': 'Un préfet arrive.' });
    expect((await over.search(ALL, 'préfet', 1)).total).toBe(2);
    await over.close();
  });

  test('refuses what it cannot look for, and says why', async () => {
    await expect(looking.search(ALL, ' ', 1)).rejects.toMatchObject({ code: 'text-empty' });
    await expect(looking.search(ALL, 'le de la', 1)).rejects.toMatchObject({ code: 'no-words' });
    await expect(looking.search(ALL, 'a'.repeat(4001), 1)).rejects.toMatchObject({ code: 'text-too-long' });
  });

  test('holds for any string', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (typed) => {
        const found = await looking.search(ALL, typed, 1).catch((error) => error);
        if (found instanceof Error) expect(found).toHaveProperty('remedy');
        else for (const one of found.matches) await expectVerbatim(looking.corpus, one);
      }),
      { numRuns: 200 },
    );
  });
});

test('the fixture writes front matter that is read', async () => {
  const over = await lookingOver({ 'a.txt': file('Le préfet part.', { title: 'Un "départ"', date: '2024-05-06' }) });
  expect(await articleById(over.corpus, 'a')).toMatchObject({ title: 'Un "départ"', date: '2024-05-06' });
  await over.close();
});
