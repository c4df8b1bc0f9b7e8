import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { quotableSentences } from '../../src/corpus/quotable.js';
import type { Place, Quotation } from '../../src/lookup/lookup.js';
import { sha256 } from '../../src/reader/law.js';
import { ALL, expectVerbatim, type Looking, lit, lookingOver, SEEDS } from './looking.js';

let looking: Looking;
beforeAll(async () => {
  looking = await lookingOver(SEEDS);
});
afterAll(() => looking.close());

const placeOf = ({ article, start, end, sha256 }: Quotation): Place => ({ articleId: article.id, start, end, sha256 });

describe('the context of a citation', () => {
  test('is the paragraph around it, the citation lit', async () => {
    const { quotation } = await looking.verify(ALL, 'Des tirs ont claqué de part et d’autre');
    const context = await looking.context(ALL, placeOf(quotation!));
    expectVerbatim(looking.corpus, context);
    expect(context.text).toMatch(/^Au matin, les soldats kazakhs .*puis la place s’est vidée\.$/);
    expect(lit(context)).toEqual([quotation!.text]);
  });

  test('of every sentence of every article holds the sentence and is verbatim', async () => {
    for (const article of looking.corpus.articles()) {
      for (const { start, end } of quotableSentences(article)) {
        const text = article.text.slice(start, end);
        const context = await looking.context(ALL, { articleId: article.id, start, end, sha256: sha256(text) });
        expectVerbatim(looking.corpus, context);
        expect(context.start).toBeLessThanOrEqual(start);
        expect(context.end).toBeGreaterThanOrEqual(end);
      }
    }
  });
});

describe('a place that was kept', () => {
  test('gives the same quotation again', async () => {
    const { matches } = await looking.search(ALL, 'aéroport', 1);
    const again = await looking.quotations(ALL, matches.map(placeOf));
    expect(again.map((one) => one?.text)).toEqual(matches.map(({ text }) => text));
    for (const one of again) expectVerbatim(looking.corpus, one);
  });

  test('gives nothing when its article has changed or is gone, or it was no place', async () => {
    const over = await lookingOver({
      'a.txt': 'Le préfet est parti.',
      'b.txt': 'La mairie est fermée.',
      'c.txt': 'Il pleut ici.',
    });
    const text = 'Le préfet est parti.';
    const place = { articleId: 'a', start: 0, end: text.length, sha256: sha256(text) };
    const gone = { articleId: 'b', start: 0, end: 21, sha256: sha256('La mairie est fermée.') };
    expect((await over.quotations(ALL, [place, gone])).map((one) => one?.text)).toEqual([
      text,
      'La mairie est fermée.',
    ]);
    await over.put({ 'a.txt': 'La préfète est partie.', 'b.txt': '' });
    const corrupt = { articleId: 'c', start: -5, end: 999, sha256: sha256('Il pleut ici.') };
    expect(await over.quotations(ALL, [place, gone, corrupt])).toEqual([null, null, null]);
    expect(await over.context(ALL, place)).toBeNull();
    expect(await over.context(ALL, gone)).toBeNull();
    expect(await over.context(ALL, corrupt)).toBeNull();
    await over.close();
  });
});
