import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StoredCitation } from '../../../src/answering/lookup/lookup.js';
import type { Quotation } from '../../../src/answering/reader/excerpt.js';
import { quotableSentences } from '../../../src/articles/quotable.js';
import { sha256 } from '../../../src/text/sha256.js';
import { articlesOf } from '../../fixtures/corpus-reading.js';
import { ALL, expectVerbatim, type Looking, lit, lookingOver, SEEDS, unchanged } from './looking.js';

let looking: Looking;
beforeAll(async () => {
  looking = await lookingOver(SEEDS);
});
afterAll(() => looking.close());

const placeOf = ({ article, start, end, sha256 }: Quotation): StoredCitation => ({
  articleId: article.id,
  start,
  end,
  sha256,
});

describe('the context of a citation', () => {
  test('is the paragraph around it, the citation lit', async () => {
    const { quotation } = await looking.verify(ALL, 'Des tirs ont claqué de part et d’autre');
    const context = unchanged(await looking.context(ALL, placeOf(quotation!)));
    await expectVerbatim(looking.corpus, context);
    expect(context.text).toMatch(/^Au matin, les soldats kazakhs .*puis la place s’est vidée\.$/);
    expect(lit(context)).toEqual([quotation!.text]);
  });

  test('of every sentence of every article holds the sentence and is verbatim', async () => {
    for (const article of await articlesOf(looking.corpus)) {
      for (const { start, end } of quotableSentences(article)) {
        const text = article.text.slice(start, end);
        const place = { articleId: article.id, start, end, sha256: sha256(text) };
        const context = unchanged(await looking.context(ALL, place));
        await expectVerbatim(looking.corpus, context);
        expect(context.start).toBeLessThanOrEqual(start);
        expect(context.end).toBeGreaterThanOrEqual(end);
      }
    }
  });
});

describe('a place that was kept', () => {
  test('gives the same quotation again', async () => {
    const { matches } = await looking.search(ALL, 'aéroport', 1);
    const again = (await looking.citationStatuses(ALL, matches.map(placeOf))).map(unchanged);
    expect(again.map(({ text }) => text)).toEqual(matches.map(({ text }) => text));
    for (const one of again) await expectVerbatim(looking.corpus, one);
  });

  test('has become what its article says now, with what there is around it', async () => {
    const texts = ['Le préfet de la région est parti hier soir.', 'La mairie est fermée.', 'Le maire parle peu.'];
    const files = Object.fromEntries(texts.map((text, at) => [`${'abc'[at]}.txt`, text]));
    const over = await lookingOver({ ...files, 'd.txt': 'Il pleut ici.' });
    const [altered, gone, moved] = texts.map((text, at) => ({
      ...{ articleId: 'abc'[at]!, start: 0, end: text.length, sha256: sha256(text) },
    })) as [StoredCitation, StoredCitation, StoredCitation];
    const before = (await over.citationStatuses(ALL, [altered, gone, moved])).map(unchanged);
    expect(before.map(({ text }) => text)).toEqual(texts);
    const now = 'Le préfet de la région est parti ce matin.';
    await over.put({ 'a.txt': now, 'b.txt': '', 'c.txt': `Bonjour à tous. ${texts[2]} Il rit.` });
    const corrupt = { articleId: 'd', start: -5, end: 999, sha256: sha256('Il pleut ici.') };
    expect(await over.citationStatuses(ALL, [altered, gone, moved, corrupt])).toMatchObject([
      { kind: 'altered', quotation: { text: now } },
      { kind: 'gone' },
      { kind: 'moved', quotation: { text: texts[2], start: 16 } },
      { kind: 'gone' },
    ]);
    expect(await over.context(ALL, moved)).toMatchObject({
      kind: 'moved',
      quotation: { text: `Bonjour à tous. ${texts[2]} Il rit.`, highlight: [[16, 35]] },
    });
    expect(await over.context(ALL, altered)).toMatchObject({ kind: 'altered', quotation: { text: now } });
    expect(await over.context(ALL, gone)).toEqual({ kind: 'gone' });
    await over.close();
  });
});
