import { describe, expect, it } from 'vitest';
import { FEATURES } from '../../src/reader/features.js';
import { judgeSamples, learnFolds, passagesByReader, withFeatures } from './cross-validation.js';
import { FOLDS, type ReadSentences, type Sample } from './piaf-samples.js';

/** Four sentences of four passages, of which one stands out by `exact`; it, or the first of the others, answers. */
function read(standsOut: number, answering: number | null): ReadSentences {
  const sentences = [0, 1, 2, 3];
  return {
    rows: sentences.map((at) => Float64Array.from(FEATURES, (name) => Number(name === 'exact' && at === standsOut))),
    labels: sentences.map((at) => Number(at === answering)),
    texts: sentences.map((at) => `sentence ${at}`),
    passages: sentences,
    right: sentences.map((at) => at === answering),
  };
}

function sample(index: number, answeringStandsOut: boolean): Sample {
  const standsOut = index % 4;
  const answering = answeringStandsOut ? standsOut : (standsOut + 1) % 4;
  return {
    question: { id: `${index}`, question: '?', article: `${index}`, paragraph: { start: 0, end: 1 }, answers: [] },
    wording: 'own',
    fold: index % FOLDS,
    words: 3,
    answerable: read(standsOut, answering),
    unanswerable: read(standsOut, null),
  };
}

describe('cross-validation', () => {
  it('judges no question by what was learnt on its own fold', () => {
    // In the first fold the sentence that stands out is wrong, in all others it is right.
    const samples = Array.from({ length: 100 }, (_, index) => sample(index, index % FOLDS !== 0));
    const judged = judgeSamples(samples, learnFolds(samples)).filter(({ answerable }) => answerable);
    for (const { sample: of, right } of judged) expect(right[0]).toBe(of.fold !== 0);
  });

  it('judges every question twice: with its article and without, where nothing is right', () => {
    const samples = Array.from({ length: 20 }, (_, index) => sample(index, true));
    const judged = judgeSamples(samples, learnFolds(samples));
    expect(judged).toHaveLength(40);
    expect(judged.filter(({ answerable }) => !answerable).flatMap(({ right }) => right)).not.toContain(true);
    expect(judged.every(({ passages }) => passages.length === 4)).toBe(true);
  });

  it('hides features that a condition leaves out, and no other', () => {
    const [masked] = withFeatures([sample(0, true)], ['bm25']);
    expect(masked!.answerable.rows.flatMap((row) => [...row])).not.toContain(1);
    const [kept] = withFeatures([sample(0, true)], ['exact']);
    expect(kept).toEqual(sample(0, true));
  });
});

describe('the reader’s passages', () => {
  it('stand where their best sentence stands, each once', () => {
    const sentences = { ...read(0, 1), passages: [0, 1, 0, 2], right: [false, true, false] };
    const ranked = [2, 1, 0, 3].map((row) => ({ row }));
    expect(passagesByReader(sentences, ranked)).toEqual([false, true, false]);
  });
});
