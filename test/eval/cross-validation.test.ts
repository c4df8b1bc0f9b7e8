import { describe, expect, it } from 'vitest';
import { FEATURES } from '../../src/reader/features.js';
import { judgeSamples, learnFolds, passagesByReader, withFeatures } from './cross-validation.js';
import { FOLDS, type ReadSentences, type Sample } from './piaf-samples.js';

/** What tells the answering sentences of each fold, and nothing in the other folds. */
const TELLING = ['exact', 'title', 'bm25', 'dense', 'asks'] as const;

/** Four sentences of four passages: one stands out by the feature of its fold. */
function read(standsOut: number, fold: number, answers: boolean): ReadSentences {
  const sentences = [0, 1, 2, 3];
  return {
    rows: sentences.map((at) =>
      Float64Array.from(FEATURES, (name) => Number(name === TELLING[fold] && at === standsOut)),
    ),
    labels: sentences.map((at) => Number(answers && at === standsOut)),
    texts: sentences.map((at) => `sentence ${at}`),
    passages: sentences,
    right: sentences.map((at) => answers && at === standsOut),
  };
}

/** A question that the sentence which stands out answers; it is never the first as the retriever has them. */
function sample(index: number, telling = index % FOLDS): Sample {
  const standsOut = 1 + (index % 3);
  return {
    question: { id: `${index}`, question: '?', article: `${index}`, paragraph: { start: 0, end: 1 }, answers: [] },
    wording: 'own',
    fold: index % FOLDS,
    words: 3,
    answerable: read(standsOut, telling, true),
    unanswerable: read(standsOut, telling, false),
  };
}

const firstIsRight = (samples: readonly Sample[]): boolean[] =>
  judgeSamples(samples, learnFolds(samples))
    .filter(({ answerable }) => answerable)
    .map(({ right }) => right[0]!);

describe('cross-validation', () => {
  it('judges no question by what was learnt on its own fold', () => {
    const samples = Array.from({ length: 100 }, (_, index) => sample(index));
    expect(firstIsRight(samples)).not.toContain(true);
  });

  it('judges a question by what was learnt on all other folds', () => {
    const samples = Array.from({ length: 100 }, (_, index) => sample(index, 0));
    expect(firstIsRight(samples)).not.toContain(false);
  });

  it('judges every question twice: with its article and without, where nothing is right', () => {
    const samples = Array.from({ length: 20 }, (_, index) => sample(index));
    const judged = judgeSamples(samples, learnFolds(samples));
    expect(judged).toHaveLength(40);
    expect(judged.filter(({ answerable }) => !answerable).flatMap(({ right }) => right)).not.toContain(true);
    expect(judged.every(({ passages }) => passages.length === 4)).toBe(true);
  });

  it('hides features that a condition leaves out, and no other', () => {
    const [masked] = withFeatures([sample(0)], ['bm25']);
    expect(masked!.answerable.rows.flatMap((row) => [...row])).not.toContain(1);
    const [kept] = withFeatures([sample(0)], ['exact']);
    expect(kept).toEqual(sample(0));
  });
});

describe('the reader’s passages', () => {
  it('stand where their best sentence stands, each once', () => {
    const sentences = { ...read(1, 0, true), passages: [0, 1, 0, 2], right: [false, true, false] };
    const ranked = [2, 1, 0, 3].map((row) => ({ row }));
    expect(passagesByReader(sentences, ranked)).toEqual([false, true, false]);
  });
});
