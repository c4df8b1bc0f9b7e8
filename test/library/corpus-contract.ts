/**
 * What every corpus answers, whichever database stands behind it. An implementation adds its set-up to
 * `corpus-contract.test.ts` and nothing else. Refuses to look at how an answer is found.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/articles/article.js';
import { articleById, type Corpus, historyOf } from '../../src/library/corpora/corpus.js';
import { dotProduct } from '../../src/text/dot-product.js';
import { terms } from '../../src/text/terms.js';
import { articlesOf, copiesOf } from '../fixtures/corpus-reading.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { article, manyArticles } from './corpora.js';

const embedder = fakeEmbedder();

/** A corpus that holds some articles, all dated and with an outlet, and can be changed. */
export interface CorpusUnderTest {
  readonly corpus: Corpus;
  /** The id in the corpus of an article that was put in. */
  readonly idOf: (id: string) => string;
  put(articles: readonly Article[]): Promise<void>;
  /** @param forGood as `npm run remove` does */
  remove(ids: readonly string[], forGood: boolean): Promise<void>;
}

const dated = (one: Article, index: number): Article => ({
  ...one,
  outlet: index % 2 === 0 ? 'Le Monde' : 'Le Journal',
  date: `2024-03-${String((index % 28) + 1).padStart(2, '0')}`,
});

const BASE = manyArticles(30).map(dated);
const LONG =
  'Le gel a détruit mille hectares de vigne en Touraine, et le préfet recevra les vignerons lundi à Tours.\n';
/** Two articles of one outlet with nearly the same text. */
const COPIES = [
  dated(article('copie-a', LONG.repeat(6)), 0),
  dated(article('copie-b', `${LONG.repeat(6)}Avec l’agence.`), 0),
];
const WORDS = terms('gaz président ville soldats', 'fr');
const ALL = 1_000;
const ANY_WORD = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('"', '\0', 'gaz"', 'NEAR(a b)', 'title:', '*', '^a', '', ' ', '-', "'", '\ud800', 'OR', '{a}:b'),
);

export function corpusContract(name: string, setUp: (articles: readonly Article[]) => Promise<CorpusUnderTest>): void {
  describe(`a ${name} corpus`, () => {
    test('gives every article letter for letter, by id, by key and one after the other', async () => {
      const odd = article('dossier/à-la-une', 'Un «\u00a0mot\u00a0» d’ici\u202f!\r\n\ud83d\ude00 Fin.\ufeff', {
        title: 'Titre',
        outlet: 'Le Monde',
        author: 'A. B.',
        date: '2022-01-11',
        url: 'https://example.org/a',
        language: 'fr-CA',
        licence: 'CC0-1.0',
        masks: [{ start: 3, end: 7 }],
      });
      const { corpus, idOf } = await setUp([...BASE, odd]);
      const expected = [...BASE, odd].map((one) => ({ ...one, id: idOf(one.id) }));
      const byId = await corpus.articlesById([idOf(odd.id), 'absent', ...BASE.map(({ id }) => idOf(id))]);
      expect([...byId.values()]).toEqual([expected.at(-1), ...expected.slice(0, -1)]);
      const sorted = expected.toSorted((a, b) => (a.id < b.id ? -1 : 1));
      expect(await articlesOf(corpus)).toEqual(sorted);
      const keys = await Promise.all(sorted.map(async ({ id }) => (await corpus.passagesOf(id))[0]!.articleKey));
      expect([...(await corpus.articles([...keys, 9_999])).values()]).toEqual(sorted);
      expect((await corpus.cards()).map(({ id }) => id)).toEqual(sorted.map(({ id }) => id));
      expect(await articleById(corpus, 'absent')).toBeNull();
    });

    test('names and counts what it holds: equal content, equal generation', async () => {
      const [one, other] = [await setUp(BASE), await setUp(BASE.toReversed())];
      const before = await one.corpus.state();
      expect(before).toMatchObject({ articles: 30, ingestedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) });
      expect(before.passages).toBeGreaterThanOrEqual(180);
      expect((await other.corpus.state()).generation).toBe(before.generation);
      await one.put([dated(article('neuf', 'Une girafe.'), 0)]);
      expect((await one.corpus.state()).generation).not.toBe(before.generation);
      await one.remove(['neuf'], false);
      expect((await one.corpus.state()).generation).toBe(before.generation);
      expect(await one.corpus.degraded()).toBeNull();
    });

    test('gives passages that stand in their articles, in the order that is asked for', async () => {
      const { corpus, idOf } = await setUp(BASE);
      const passages = await corpus.passagesOf(idOf(BASE[3]!.id));
      expect(passages.map(({ ordinal }) => ordinal)).toEqual([0, 1, 2, 3, 4, 5]);
      for (const [line, { start, end, sentences, paragraph }] of passages.entries()) {
        expect(BASE[3]!.text.slice(start, end)).toBe(BASE[3]!.text.split('\n')[line]);
        expect({ sentences, paragraph }).toEqual({ sentences: [{ start, end }], paragraph: line });
      }
      const ids = passages.map(({ id }) => id).toReversed();
      expect((await corpus.passages([ids[0]!, 999_999, ...ids.slice(1)])).map(({ id }) => id)).toEqual(ids);
      expect([...(await corpus.embeddings([...ids, 999_999])).keys()].toSorted()).toEqual(ids.toSorted());
      expect(await corpus.passagesOf('absent')).toEqual([]);
    });

    test('finds the nearest passages by their embeddings, ranked from 1', async () => {
      const { corpus } = await setUp(BASE);
      const question = await embedder.embedQuestion(BASE[7]!.text.slice(0, 60));
      const all = await corpus.denseHits(question, ALL);
      expect(all).toHaveLength(180);
      const embeddings = await corpus.embeddings(all.map(({ passageId }) => passageId));
      for (const [at, { passageId, score, rank }] of all.entries()) {
        expect(rank).toBe(at + 1);
        expect(score).toBeCloseTo(dotProduct(question, embeddings.get(passageId)!), 5);
        expect(score).toBeLessThanOrEqual(all[at - 1]?.score ?? 2);
      }
      expect(await corpus.denseHits(question, 5)).toEqual(all.slice(0, 5));
      expect(await corpus.denseHits(question, 0)).toEqual([]);
      expect(await corpus.denseHits(new Float32Array(question.length).fill(Number.NaN), 5)).toEqual([]);
      await expect(corpus.denseHits(new Float32Array(3), 5)).rejects.toMatchObject({ code: 'other-model' });
    });

    test('finds the passages that hold a word, and counts them, for any words', async () => {
      const { corpus } = await setUp(BASE);
      const [gas] = terms('gaz', 'fr');
      const hits = await corpus.lexicalHits([gas!], ALL);
      const holding = BASE.flatMap(({ text }) => text.split('\n')).filter((line) => /\bgaz\b/.test(line));
      expect(hits).toHaveLength(holding.length);
      expect(hits.map(({ rank }) => rank)).toEqual(hits.map((_, at) => at + 1));
      const frequencies = await corpus.documentFrequencies([gas!, 'absent']);
      expect(frequencies.holding).toEqual(
        new Map([
          [gas, holding.length],
          ['absent', 0],
        ]),
      );
      expect(frequencies.passages).toBeGreaterThanOrEqual(180);
      await fc.assert(
        fc.asyncProperty(fc.array(ANY_WORD, { maxLength: 60 }), async (words) => {
          await corpus.documentFrequencies(words);
          expect((await corpus.lexicalHits([...words, gas!], 5)).length).toBe(Math.min(5, holding.length));
        }),
        { numRuns: 100 },
      );
      expect(await corpus.lexicalHits(['absent'], 5)).toEqual([]);
    });

    test('gives every passage that holds all the words', async () => {
      const { corpus, idOf } = await setUp([
        ...BASE,
        dated(article('gel', 'Le gel détruit.\nLa vigne gèle en mai.'), 0),
      ]);
      const [passage, ...others] = await corpus.passagesWith([terms('vigne', 'fr'), terms('mai', 'fr')]);
      expect([passage?.ordinal, others]).toEqual([1, []]);
      expect((await corpus.articles([passage!.articleKey])).get(passage!.articleKey)?.id).toBe(idOf('gel'));
      expect(await corpus.passagesWith([])).toEqual([]);
    });

    test('knows near copies of each other, and finds duplicates apart from the rest', async () => {
      const { corpus, idOf } = await setUp([...BASE, ...COPIES]);
      const keyOf = async (id: string) => (await corpus.passagesOf(idOf(id)))[0]!.articleKey;
      const [first, second, single] = [await keyOf('copie-a'), await keyOf('copie-b'), await keyOf(BASE[0]!.id)];
      expect(await copiesOf(corpus, first)).toEqual([second]);
      expect(await copiesOf(corpus, second)).toEqual([first]);
      expect(await copiesOf(corpus, single)).toEqual([]);
      const question = await embedder.embedQuestion(LONG);
      for (const found of [
        corpus.denseHits.bind(corpus, question),
        corpus.lexicalHits.bind(corpus, WORDS.concat(terms('vigne', 'fr'))),
      ]) {
        const keysOf = async (of: 'all' | 'unique' | 'duplicates') => {
          const hits = await found(ALL, of);
          return new Set((await corpus.passages(hits.map(({ passageId }) => passageId))).map((one) => one.articleKey));
        };
        expect((await keysOf('all')).has(second)).toBe(true);
        expect((await keysOf('unique')).has(first)).toBe(true);
        expect((await keysOf('unique')).has(second)).toBe(false);
        expect([...(await keysOf('duplicates'))]).toEqual([second]);
      }
    });

    test('shows every later change at once, and nothing of what is gone', async () => {
      const { corpus, idOf, put, remove } = await setUp(BASE);
      const giraffe = dated(article('neuf', 'Une girafe traverse la place.'), 0);
      const question = await embedder.embedQuestion(giraffe.text);
      await put([giraffe]);
      const [hit] = await corpus.denseHits(question, 1);
      const [passage] = await corpus.passages([hit!.passageId]);
      expect((await corpus.articles([passage!.articleKey])).get(passage!.articleKey)?.id).toBe(idOf('neuf'));
      await remove(['neuf'], false);
      expect(await corpus.lexicalHits(terms('girafe', 'fr'), 5)).toEqual([]);
      expect((await corpus.denseHits(question, ALL)).some(({ passageId }) => passageId === hit!.passageId)).toBe(false);
      expect(await corpus.passages([hit!.passageId])).toEqual([]);
      expect([
        (await corpus.embeddings([hit!.passageId])).size,
        (await corpus.articles([passage!.articleKey])).size,
      ]).toEqual([0, 0]);
    });

    test('has another hash of an article when what may be quoted of it changes, and none when it is gone', async () => {
      const { corpus, idOf, put, remove } = await setUp(BASE);
      const [changed, masked, other] = BASE as [Article, Article, Article];
      const asked = [changed.id, masked.id, other.id].map(idOf);
      const before = await corpus.contentHashes([...asked, idOf('absent')]);
      expect([...before.keys()]).toEqual(asked);
      await put([
        { ...changed, text: 'Un autre texte.' },
        { ...masked, masks: [{ start: 0, end: masked.text.length }] },
      ]);
      const after = await corpus.contentHashes(asked);
      expect(asked.map((id) => after.get(id) === before.get(id))).toEqual([false, false, true]);
      await remove([changed.id], true);
      expect([...(await corpus.contentHashes(asked)).keys()]).toEqual(asked.slice(1));
      const elsewhere = corpus.filtered({ outlet: masked.outlet === 'Le Monde' ? 'Le Journal' : 'Le Monde' });
      expect((await elsewhere.contentHashes([idOf(masked.id)])).size).toBe(0);
    });

    test('keeps the texts that an article had, and that it was withdrawn', async () => {
      const { corpus, idOf, put, remove } = await setUp(BASE);
      expect(await historyOf(corpus, idOf(BASE[0]!.id))).toEqual({ withdrawn: false, texts: [] });
      await put([{ ...BASE[0]!, text: 'Un autre texte.' }]);
      expect(await historyOf(corpus, idOf(BASE[0]!.id))).toEqual({ withdrawn: false, texts: [BASE[0]!.text] });
      await remove([BASE[0]!.id], true);
      expect(await historyOf(corpus, idOf(BASE[0]!.id))).toEqual({ withdrawn: true, texts: [] });
      expect(await articleById(corpus, idOf(BASE[0]!.id))).toBeNull();
    });

    test('filtered gives the articles that pass, with the scores of the whole', async () => {
      const { corpus, idOf } = await setUp(BASE);
      const filtered = corpus.filtered({ outlet: 'le monde', from: '2024-03-05' });
      const passing = BASE.filter(({ outlet, date }) => outlet === 'Le Monde' && date! >= '2024-03-05').map(({ id }) =>
        idOf(id),
      );
      expect((await filtered.cards()).map(({ id }) => id)).toEqual(passing.toSorted());
      expect((await filtered.state()).articles).toBe(passing.length);
      const scores = new Map((await corpus.lexicalHits(WORDS, ALL)).map(({ passageId, score }) => [passageId, score]));
      const hits = await filtered.lexicalHits(WORDS, ALL);
      expect(hits.length).toBeGreaterThan(0);
      for (const { passageId, score } of hits) expect(score).toBe(scores.get(passageId));
      const keys = new Set(
        (await filtered.passages(hits.map(({ passageId }) => passageId))).map((one) => one.articleKey),
      );
      for (const { id } of (await filtered.articles([...keys])).values()) expect(passing).toContain(id);
      expect(await articleById(filtered, idOf(BASE[1]!.id))).toBeNull();
    });
  });
}
