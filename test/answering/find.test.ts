/** From a question to the passages that are read, over made-up indexes: how many, in which order, and what comes with each. */
import { describe, expect, it } from 'vitest';
import { comparedFrom, createFinder, type FoundPassages, passagesReadFor } from '../../src/answering/find.js';
import { analyseQuestion } from '../../src/answering/reader/question.js';
import { quotableSentences } from '../../src/articles/quotable.js';
import type { CopyFilter, CorpusReader, StoredPassage } from '../../src/library/corpora/corpus.js';
import type { WordTokenizer } from '../../src/models/tokenizer.js';
import { article } from '../library/corpora.js';

interface Made {
  /** Of its article. */
  readonly id: string;
  readonly cosine: number;
  readonly text?: string;
  /** The place among the passages of what it repeats. */
  readonly repeats?: number;
}

const TOKENS = Uint8Array.from([1, 2, 3]);
const tokenizer: WordTokenizer = { sha256: 'of the tokenizer', words: () => [], wordRanges: () => [] };

/** A corpus of one passage an article, with the keys 1, 2, 3...: passage 101 is that of article 1. */
function corpusOf(passages: readonly Made[]) {
  const asked: { terms: readonly string[]; questions: string[] } = { terms: [], questions: [] };
  const articles = new Map(
    passages.map(({ id, text }, at) => [at + 1, article(id, text ?? `${id} est une phrase de cinq mots.`)]),
  );
  const hits = (of: CopyFilter = 'all', k = Number.POSITIVE_INFINITY) =>
    passages
      .map(({ cosine, repeats }, at) => ({ passageId: 101 + at, score: cosine, isRepeat: repeats !== undefined }))
      .filter(({ isRepeat }) => of === 'all' || isRepeat === (of === 'duplicates'))
      .sort((a, b) => b.score - a.score)
      .slice(0, k)
      .map(({ passageId, score }, at) => ({ passageId, score, rank: at + 1 }));
  const groupOf = (at: number): number => passages[at]?.repeats ?? at;
  const corpus = {
    async documentFrequencies(terms: readonly string[]) {
      asked.terms = terms;
      return { passages: 1000, holding: new Map<string, number>() };
    },
    lexicalHits: async () => [],
    denseHits: async (_: Float32Array, k: number, of?: CopyFilter) => hits(of, k),
    embeddings: async () => new Map(),
    async passages(ids: readonly number[]): Promise<StoredPassage[]> {
      return ids.flatMap((id) => {
        const own = articles.get(id - 100);
        if (own === undefined) return [];
        const range = { start: 0, end: own.text.length };
        const sentences = quotableSentences(own);
        return { id, articleKey: id - 100, ordinal: 0, ...range, paragraph: 0, sentences, tokens: TOKENS };
      });
    },
    articles: async (keys: readonly number[]) => new Map(keys.map((key) => [key, articles.get(key)!] as const)),
    copiesOf: async (keys: readonly number[]) =>
      new Map(
        keys.map((key) => [
          key,
          passages.flatMap((_, at) => (at + 1 !== key && groupOf(at) === groupOf(key - 1) ? [at + 1] : [])),
        ]),
      ),
  } as unknown as CorpusReader;
  const embedder = {
    tokenizer,
    async embedQuestion(text: string) {
      asked.questions.push(text);
      return Float32Array.from([1, 0]);
    },
  };
  return { corpus, embedder, asked };
}

const QUESTION = analyseQuestion('Qui dirige le port ?');

const find = (passages: readonly Made[], most: number): Promise<FoundPassages> =>
  createFinder(corpusOf(passages))(QUESTION, most);

const idsOf = ({ passages }: FoundPassages): string[] => passages.map(({ article: { id } }) => id);

/** Articles a-10, a-11... of which each is a little further from the question than the one before. */
const articlesOf = (count: number): Made[] =>
  Array.from({ length: count }, (_, at) => ({ id: `a-${at + 10}`, cosine: 0.9 - at / 1000 }));

describe('how many passages are read', () => {
  it('is ten, and twenty-four where a number or a date is asked for, of which ten say whether there is an answer', () => {
    expect(passagesReadFor(analyseQuestion('Qui dirige le port ?'))).toBe(10);
    expect(passagesReadFor(analyseQuestion('Combien de navires attendent ?'))).toBe(24);
    expect(passagesReadFor(analyseQuestion('When did the port reopen?'))).toBe(24);
    expect(comparedFrom(24)).toBe(10);
    expect(comparedFrom(10)).toBeNull();
  });
});

describe('the passages that are found', () => {
  it('are the best, best first, as many as are wanted, whatever their articles are called', async () => {
    const found = await find([...articlesOf(30)].reverse(), 12);
    expect(idsOf(found)).toEqual(articlesOf(12).map(({ id }) => id));
    const scores = found.passages.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(found.passages[0]).toMatchObject({ dense: 0.9, score: 0.7 });
  });

  it('have those of carried articles among them, however far, which count more; of the first article the most', async () => {
    const made = articlesOf(30);
    const { corpus, embedder } = corpusOf(made);
    const passagesOf = async (id: string) => corpus.passages([101 + made.findIndex((one) => one.id === id)]);
    const carrying = createFinder({ corpus: Object.assign(corpus, { passagesOf }), embedder });
    const found = await carrying(QUESTION, 2, ['a-39', 'a-11']);
    expect(found.passages.map(({ article: { id }, carried }) => [id, carried])).toEqual([
      ['a-10', 0],
      ['a-11', 0.35],
      ['a-39', 0.7],
    ]);
  });

  it('come with the ids of their words that the library keeps, and the tokenizer that these are of', async () => {
    const [first] = (await find(articlesOf(1), 1)).passages;
    expect(first!.passage).toMatchObject({ tokens: TOKENS, tokenizer: 'of the tokenizer' });
    const { corpus, embedder } = corpusOf(articlesOf(1));
    const without = await createFinder({ corpus, embedder: { ...embedder, tokenizer: null } })(QUESTION, 1);
    expect(without.passages[0]!.passage.tokenizer).toBeNull();
  });

  it('are looked for by the words in both languages and by the whole question as it was asked', async () => {
    const parts = corpusOf(articlesOf(1));
    await createFinder(parts)(analyseQuestion('Qui dirige la Russie ?'), 1);
    expect(parts.asked.terms).toEqual(expect.arrayContaining(['rus', 'rusia']));
    expect(parts.asked.questions).toEqual(['Qui dirige la Russie ?']);
  });

  const SHARED = 'Le port a rouvert ses portes mardi matin.';
  const FIRSTS = [
    { id: 'b', cosine: 0.9, text: SHARED },
    { id: 'far', cosine: 0.8 },
  ];
  const repeat = (id: string, cosine: number, text: string) => ({ id, cosine, repeats: 0, text });

  it('are followed by those of repeats, as many again, the best first, with what these alone tell', async () => {
    const found = await find(
      [
        ...FIRSTS,
        repeat('z', 0.85, `${SHARED} Zoé Le Goff dirige le port depuis mai.`),
        repeat('m', 0.85, `${SHARED} Malo Le Bris dirige le port depuis juin.`),
        repeat('e', 0.86, `Elsa Le Roux dirige le port depuis juillet. ${SHARED}`),
        repeat('same', 0.89, SHARED),
      ],
      2,
    );
    expect(idsOf(found)).toEqual(['b', 'far', 'e', 'm']);
    const differing = found.passages.map((one) => one.differing && [...one.differing]);
    expect(differing).toEqual([undefined, undefined, [0], [1]]);
  });

  it('are followed by one of the repeats that tell the same', async () => {
    const added = 'Zoé Le Goff dirige le port depuis mai.';
    const found = await find(
      [...FIRSTS, repeat('z', 0.85, `${SHARED} ${added}`), repeat('y', 0.84, `${added} ${SHARED}`)],
      2,
    );
    expect(idsOf(found)).toEqual(['b', 'far', 'z']);
  });

  it('come with what is one group: an article and its near copies, and nothing else', async () => {
    const added = `${SHARED} Zoé Le Goff dirige le port depuis mai.`;
    const { copies } = await find([...FIRSTS, repeat('z', 0.85, added)], 2);
    expect(copies.groupOf('z')).toBe(copies.groupOf('b'));
    expect(copies.groupOf('far')).not.toBe(copies.groupOf('b'));
    expect((await copies.of('b')).map(({ id }) => id)).toEqual(['z']);
    expect(await copies.of('far')).toEqual([]);
  });

  it('are followed by no repeat that is further from the question than the last of them', async () => {
    const found = await find(
      [
        ...FIRSTS,
        repeat('nearer', 0.81, `${SHARED} Zoé Le Goff dirige le port depuis mai.`),
        repeat('further', 0.79, `${SHARED} Malo Le Bris dirige le port depuis juin.`),
      ],
      2,
    );
    expect(idsOf(found)).toEqual(['b', 'far', 'nearer']);
  });

  it('are followed by one of a hundred and fifty repeats where that one alone tells something else', async () => {
    const added = `${SHARED} Malo Le Bris dirige le port depuis juin.`;
    const repeats = Array.from({ length: 150 }, (_, at) =>
      repeat(`copie-${at + 100}`, 0.89 - at / 10_000, at === 149 ? added : SHARED),
    );
    expect(idsOf(await find([FIRSTS[0]!, ...repeats], 10))).toEqual(['b', 'copie-249']);
  });

  it('leave out what is gone by the time that it is read', async () => {
    const parts = corpusOf(articlesOf(3));
    const corpus = { ...parts.corpus, passages: async (ids: number[]) => (await parts.corpus.passages(ids)).slice(1) };
    expect(idsOf(await createFinder({ ...parts, corpus: corpus as CorpusReader })(QUESTION, 3))).toEqual([
      'a-11',
      'a-12',
    ]);
  });
});
