import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DifferencePart, Verification } from '../../../src/answering/lookup/lookup.js';
import { createVerify } from '../../../src/answering/lookup/verify.js';
import { quotableSentences } from '../../../src/articles/quotable.js';
import type { Corpus } from '../../../src/library/corpora/corpus.js';
import { isWord, tokens } from '../../../src/text/tokens.js';
import { articlesOf } from '../../fixtures/corpus-reading.js';
import { ALL, expectVerbatim, file, type Looking, lit, lookingOver, SEEDS } from './looking.js';

let looking: Looking;
let sentences: { readonly id: string; readonly text: string }[];
beforeAll(async () => {
  looking = await lookingOver(SEEDS);
  sentences = [...(await articlesOf(looking.corpus))].flatMap((article) =>
    quotableSentences(article).map(({ start, end }) => ({ id: article.id, text: article.text.slice(start, end) })),
  );
});
afterAll(() => looking.close());

const SENTENCE = 'L’aéroport est tombé entre leurs mains, et ses installations ont été mises à sac.';
const OUTLET = 'Le Veilleur du Matin';

const joined = (difference: readonly DifferencePart[], ...kinds: DifferencePart['kind'][]): string =>
  difference.flatMap(({ kind, text }) => (kinds.includes(kind) ? [text] : [])).join('');

const changes = ({ difference }: Verification): string[] =>
  difference.filter(({ kind }) => kind !== 'same').map(({ kind, text }) => `${kind} ${text.trim()}`);

const share = (verdicts: readonly string[], verdict: string): number =>
  verdicts.filter((one) => one === verdict).length / verdicts.length;

const sixthReplaced = (text: string, from: number): string =>
  text
    .split(' ')
    .map((word, at) => (at % 6 === from ? 'girafe' : word))
    .join(' ');

/** The corpus as `verify` reads it, with one article hidden. */
function without(id: string): Corpus {
  const { corpus } = looking;
  return {
    articles: async (keys) => new Map([...(await corpus.articles(keys))].filter(([, article]) => article.id !== id)),
    passages: async (ids) => await corpus.passages(ids),
    lexicalHits: async (terms, k) => await corpus.lexicalHits(terms, k),
    passagesWith: async (words) => await corpus.passagesWith(words),
  } as Pick<Corpus, 'articles' | 'passages' | 'lexicalHits' | 'passagesWith'> as Corpus;
}

describe('a quotation that stands in an article', () => {
  test('is exact, and shown with the sentence that holds it', async () => {
    const { verdict, quotation, difference } = await looking.verify(ALL, 'ses installations ont été mises à sac');
    expect(verdict).toBe('exact');
    await expectVerbatim(looking.corpus, quotation);
    expect(quotation!.text).toBe(SENTENCE);
    expect(lit(quotation!)).toEqual(['ses installations ont été mises à sac']);
    expect(difference).toEqual([]);
  });

  test('is exact whatever the typography: quote marks, apostrophes, spaces, dots, the first capital', async () => {
    const over = await lookingOver({
      'a.txt':
        'Il a dit\u00a0: «\u00a0L’eau monte… et rien n’y fait\u202f!\u00a0» avant de partir pour l’inter\u00adnational.',
    });
    for (const typed of [
      `il a dit : "L'eau monte... et rien n'y fait !"`,
      'Il a dit: « L’eau monte… et rien n’y fait! »',
      'et rien  n`y\nfait!" avant de partir',
      'Rien n’y fait ! » avant…',
      'avant de partir pour l’international',
    ]) {
      expect(await over.verify(ALL, typed), typed).toMatchObject({ verdict: 'exact' });
    }
    await over.close();
  });

  test('is altered by one letter, digit, accent, capital or sign inside', async () => {
    const over = await lookingOver({
      'a.txt': 'Le maire de Vernay a signé hier, devant 2 030 habitants réunis sur la place, son départ définitif.',
    });
    for (const [typed, ...expected] of [
      ['Le maire de Vernay a signe hier, devant 2 030 habitants réunis', 'missing signé', 'added signe'],
      ['Le maire de Vernay a signé hier, devant 2 031 habitants réunis', 'missing 2 030', 'added 2 031'],
      ['Le maire de vernay a signé hier, devant 2 030 habitants réunis', 'missing Vernay', 'added vernay'],
      ['Le maire de Vernay a signé hier devant 2 030 habitants réunis', 'missing ,'],
      ['Le maire de Vernay n’a pas signé hier, devant 2 030 habitants', 'added n’', 'added pas'],
      ['devant 2 030 habitants […] son départ définitif', 'missing réunis sur la place,', 'added […]'],
    ] as const) {
      const verification = await over.verify(ALL, typed);
      expect(verification.verdict, typed).toBe('altered');
      expect(changes(verification), typed).toEqual(expected);
    }
    await over.close();
  });

  test('is altered by the capitals of its first word, but for the first letter', async () => {
    const over = await lookingOver({ 'a.txt': 'Selon lui, la Sofia de Vernay a fermé ses portes hier soir.' });
    expect((await over.verify(ALL, 'La Sofia de Vernay a fermé ses portes')).verdict).toBe('exact');
    expect((await over.verify(ALL, 'SOFIA de Vernay a fermé ses portes')).verdict).toBe('altered');
    await over.close();
  });

  test('is found however many articles hold its words more often', async () => {
    const louder = Array.from({ length: 40 }, (_, at) => [
      `${at}.txt`,
      `Vernay ferme, ferme le pont. Pont ${at} de Vernay.`,
    ]);
    const aside =
      'Après des mois de retard et bien des promesses non tenues, on apprend que Vernay ferme un pont de plus cet hiver.';
    const over = await lookingOver({ ...Object.fromEntries(louder), 'aside.txt': aside });
    expect(await over.verify(ALL, 'Vernay ferme un pont')).toMatchObject({
      verdict: 'exact',
      quotation: { text: aside },
    });
    await over.close();
  });

  test('may run over several sentences', async () => {
    const over = await lookingOver({ 'a.txt': 'Il neige à Oslo. La ville dort. Un train part. Le jour vient.' });
    const { verdict, quotation } = await over.verify(ALL, 'ville dort. Un train');
    expect(verdict).toBe('exact');
    expect(quotation!.text).toBe('La ville dort. Un train part.');
    await over.close();
  });

  test('is exact for every sentence of every article, and every stretch of it of three words with content', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), fc.integer({ min: 3, max: 40 }), async (which, from, count) => {
        const { text } = sentences[which % sentences.length]!;
        const all = [...text.matchAll(/[\p{L}\p{N}]+/gu)];
        fc.pre(all.length >= 3);
        const first = all[from % (all.length - 2)]!;
        const last = all[Math.min(all.length - 1, (from % (all.length - 2)) + count)]!;
        const typed = text.slice(first.index, last.index + last[0].length);
        const verification = await looking.verify(ALL, typed).catch((error) => error.code);
        if (verification === 'no-words') return;
        expect(verification, typed).toMatchObject({ verdict: 'exact' });
        await expectVerbatim(looking.corpus, verification.quotation);
      }),
      { numRuns: 150 },
    );
  });

  test('does not stand inside a longer word', async () => {
    const over = await lookingOver({ 'a.txt': 'Le chat de la voisine dort sur un tapis rouge.' });
    expect((await over.verify(ALL, 'chat de la voisin')).verdict).not.toBe('exact');
    expect((await over.verify(ALL, 'hat de la voisine')).verdict).not.toBe('exact');
    await over.close();
  });

  test('does not count where a mask covers it', async () => {
    const over = await lookingOver({ 'a.txt': 'Photo : Ruptly / Jean Dupont Martin\n\nLe préfet est parti lundi.' });
    expect((await over.verify(ALL, 'Ruptly / Jean Dupont Martin')).verdict).toBe('absent');
    await over.close();
  });

  test('is cited from the article that printed it first', async () => {
    const over = await lookingOver({
      'a.txt': file('Le préfet de Vernay est parti lundi.', { date: '2024-02-01' }),
      'b.txt': file('Le préfet de Vernay est parti lundi.', { date: '2024-01-01' }),
    });
    expect((await over.verify(ALL, 'Le préfet de Vernay est parti')).quotation!.article.id).toBe('b');
    await over.close();
  });
});

describe('a quotation with a source named', () => {
  test('is exact by outlet, title with a typing error, or id', async () => {
    const { article } = (await looking.verify(ALL, SENTENCE)).quotation!;
    for (const source of [OUTLET, 'le veilleur du matin', 'À Almaty, une nuit de pilages', article.id, '']) {
      expect((await looking.verify(ALL, SENTENCE, source)).verdict, source).toBe('exact');
    }
  });

  test('stands elsewhere when it is another one', async () => {
    for (const source of ['Le Petit Méridien', 'a-border-of-4750-miles', 'Le Monde']) {
      const { verdict, quotation } = await looking.verify(ALL, SENTENCE, source);
      expect(verdict, source).toBe('elsewhere');
      expect(quotation!.article.outlet).toBe(OUTLET);
    }
  });

  test('is found in that source although an older article has it too', async () => {
    const over = await lookingOver({
      'a.txt': file('Le préfet de Vernay est parti lundi.', { outlet: 'A', date: '2024-02-01' }),
      'b.txt': file('Le préfet de Vernay est parti lundi.', { outlet: 'B', date: '2024-01-01' }),
    });
    const { verdict, quotation } = await over.verify(ALL, 'Le préfet de Vernay est parti', 'A');
    expect([verdict, quotation!.article.id]).toEqual(['exact', 'a']);
    await over.close();
  });
});

describe('a quotation that was altered', () => {
  test('is shown beside what stands there, word by word in the characters of both', async () => {
    const typed = "L'aéroport est resté entre leurs mains, et ses pistes ont été mises à sac.";
    const { verdict, quotation, difference } = await looking.verify(ALL, typed);
    expect(verdict).toBe('altered');
    await expectVerbatim(looking.corpus, quotation);
    expect(quotation!.text).toBe(SENTENCE);
    expect(joined(difference, 'same', 'missing')).toBe(SENTENCE.slice(0, -1));
    expect(difference).toEqual([
      { kind: 'same', text: 'L’aéroport est ' },
      { kind: 'missing', text: 'tombé ' },
      { kind: 'added', text: 'resté ' },
      { kind: 'same', text: 'entre leurs mains, et ses ' },
      { kind: 'missing', text: 'installations ' },
      { kind: 'added', text: 'pistes ' },
      { kind: 'same', text: 'ont été mises à sac' },
    ]);
  });

  test('does not count what stands before and behind it as missing', async () => {
    const verification = await looking.verify(ALL, 'entre leurs mains, et ses pistes ont été mises à sac');
    expect(changes(verification)).toEqual(['missing installations', 'added pistes']);
  });

  test('differs by what each side alone has, whatever words are replaced', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...sentences), fc.array(fc.nat(), { maxLength: 4 }), async ({ text }, at) => {
        const words = text.split(' ');
        for (const one of at) words[one % words.length] = 'girafe';
        const typed = words.join(' ');
        const verification = await looking.verify(ALL, typed).catch(() => null);
        if (verification?.verdict !== 'altered') return;
        const { quotation, difference } = verification;
        await expectVerbatim(looking.corpus, quotation);
        expect(quotation!.text).toContain(joined(difference, 'same', 'missing'));
        const keys = (of: string): string[] => tokens(of).map(({ key }) => key.toLowerCase());
        const given = keys(joined(difference, 'same', 'added'));
        expect(keys(typed).join(' ')).toContain(given.join(' '));
        expect(changes(verification)).not.toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  // The two figures of LEAST_SHARE.
  test('is mostly recognised with every sixth word replaced, and never as of another article', async () => {
    const long = sentences.filter(({ text }) => tokens(text).filter(isWord).length >= 6);
    const verdicts = await Promise.all(
      long.map(async ({ id, text }, index) => {
        const { verdict, quotation } = await looking.verify(ALL, sixthReplaced(text, index % 6));
        return verdict === 'altered' && quotation!.article.id !== id ? 'wrong' : verdict;
      }),
    );
    expect(share(verdicts, 'altered')).toBeGreaterThan(0.9);
    expect(share(verdicts, 'wrong')).toBeLessThan(0.01);
  });

  test('is mostly told from what other articles say of the same events', async () => {
    const long = sentences.filter(({ text }) => tokens(text).filter(isWord).length >= 6);
    const verdicts = await Promise.all(
      long.map(async ({ id, text }) => (await createVerify(without(id), async () => null)(text)).verdict),
    );
    expect(share(verdicts, 'altered')).toBeLessThan(0.06);
  });
});

describe('a quotation that no article has', () => {
  test('is absent', async () => {
    for (const typed of [
      'Les girafes de Laponie préfèrent la neige fondue du printemps.',
      'The Federal Reserve raised interest rates by 75 basis points.',
      'Le gouvernement a annoncé une réforme des retraites pour les enseignants.',
    ]) {
      expect(await looking.verify(ALL, typed), typed).toEqual({ verdict: 'absent', quotation: null, difference: [] });
    }
  });

  test('is absent from a sentence that is too long to be compared with it word by word', async () => {
    const numbered = (count: number): string => Array.from({ length: count }, (_, at) => `alpha${at}`).join(' ');
    const over = await lookingOver({ 'endless.txt': `${numbered(40_000)}.` });
    try {
      const typed = sixthReplaced(numbered(400), 3);
      expect(await over.verify(ALL, typed)).toEqual({ verdict: 'absent', quotation: null, difference: [] });
    } finally {
      await over.close();
    }
  });

  test('is refused when it is too short, too long or without content', async () => {
    await expect(looking.verify(ALL, 'mains, et !')).rejects.toMatchObject({ code: 'text-too-short' });
    await expect(looking.verify(ALL, '\n')).rejects.toMatchObject({ code: 'text-empty' });
    await expect(looking.verify(ALL, 'ce que de la')).rejects.toMatchObject({ code: 'no-words' });
    await expect(looking.verify(ALL, 'un mot '.repeat(600))).rejects.toMatchObject({ code: 'text-too-long' });
  });

  test('gives an answer for any string', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.string({ maxLength: 20 }),
        async (text, source) => {
          const found = await looking.verify(ALL, text, source).catch((error) => error);
          if (found instanceof Error) expect(found).toHaveProperty('remedy');
          else expect(found.verdict).toBe('absent');
        },
      ),
      { numRuns: 200 },
    );
  });
});
