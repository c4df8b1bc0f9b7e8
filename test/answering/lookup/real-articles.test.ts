import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { quotableSentences } from '../../../src/articles/quotable.js';
import { sha256 } from '../../../src/text/sha256.js';
import { words } from '../../../src/text/words.js';
import { hasShared, SHARED } from '../../eval/questions.js';
import { articlesOf } from '../../fixtures/corpus-reading.js';
import { ALL, expectVerbatim, type Looking, lookingOver, textsIn, unchanged } from './looking.js';

describe.skipIf(!hasShared())('over articles as papers print them (../shared/seeds)', () => {
  let looking: Looking;
  beforeAll(async () => {
    looking = await lookingOver(textsIn(`${SHARED}seeds`));
  });
  afterAll(() => looking.close());

  const everySentence = async () =>
    [...(await articlesOf(looking.corpus))].flatMap((article) =>
      quotableSentences(article).map(({ start, end }) => ({
        article,
        start,
        end,
        text: article.text.slice(start, end),
      })),
    );

  test('every sentence is verified as exact, from its article too', async () => {
    for (const { article, text } of await everySentence()) {
      const verification = await looking.verify(ALL, text, article.id).catch((error) => error.code);
      if (typeof verification === 'string') expect(['text-too-short', 'no-words'], text).toContain(verification);
      else {
        expect(verification, text).toMatchObject({ verdict: 'exact', quotation: { article: { id: article.id } } });
        await expectVerbatim(looking.corpus, verification.quotation);
      }
    }
  });

  test('every sentence has its context, and is found again', async () => {
    for (const { article, start, end, text } of await everySentence()) {
      const place = { articleId: article.id, start, end, sha256: sha256(text) };
      await expectVerbatim(looking.corpus, unchanged(await looking.context(ALL, place)));
      expect(unchanged((await looking.citationStatuses(ALL, [place]))[0]).text).toBe(text);
    }
  });

  test('every article is found by its title and opens with its own words', async () => {
    for (const { id, title } of await looking.corpus.cards()) {
      const view = await looking.article(ALL, title);
      expect(view!.card.id).toBe(id);
      await expectVerbatim(looking.corpus, view!.opening);
    }
  });

  test('every sentence is found by its longest words', async () => {
    for (const { article, start, text } of await everySentence()) {
      const longest = words(text)
        .map(({ surface }) => surface)
        .sort((a, b) => b.length - a.length)
        .slice(0, 3);
      if (longest.length < 3 || longest[2]!.length < 5) continue;
      const typed = longest.join(' ');
      const { pages, matches } = await looking.search(ALL, typed, 1);
      const all = [...matches];
      for (let page = 2; page <= pages; page += 1) all.push(...(await looking.search(ALL, typed, page)).matches);
      expect(
        all.some((one) => one.article.id === article.id && one.start <= start && start < one.end),
        `${typed}: ${text}`,
      ).toBe(true);
    }
  });
});
