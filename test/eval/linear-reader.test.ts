import { describe, expect, it } from 'vitest';
import { EXACT } from './conditions.js';
import { rankedLinearly } from './linear-reader.js';
import { FOLDS } from './piaf-folds.js';
import type { PiafReading } from './piaf-readings.js';
import { rankedBy } from './ranked.js';

/** What tells the answering sentences of each fold, and nothing in the other folds. */
const TELLING = ['exact', 'title', 'bm25', 'lexical', 'lead'] as const;

/** A question that one of four sentences answers: never the first as the retriever has them, nor the network's best. */
function reading(index: number, telling = index % FOLDS): PiafReading {
  const standsOut = 1 + (index % 3);
  const sentences = [0, 1, 2, 3].map((at) => ({
    right: at === standsOut,
    length: 100 + at,
    passage: at,
    exact: EXACT.map((name) => Number(name === TELLING[telling] && at === standsOut)),
    score: -at,
  }));
  return {
    question: { id: '', question: '?', article: `piaf-dev-${index}`, paragraph: { start: 0, end: 1 }, answers: [] },
    wording: 'own',
    sentences,
    passages: sentences.map(({ right }) => right),
    answerable: { there: 0.5, out: 0.5 },
  };
}

const firstIsRight = (readings: readonly PiafReading[]): boolean[] =>
  rankedLinearly(readings).map(({ right }) => right[0]!);

describe('the linear reader', () => {
  it('judges no question by what was learnt on its own fold', () => {
    expect(firstIsRight(Array.from({ length: 100 }, (_, index) => reading(index)))).not.toContain(true);
  });

  it('judges a question by what was learnt on all other folds', () => {
    expect(firstIsRight(Array.from({ length: 100 }, (_, index) => reading(index, 0)))).not.toContain(false);
  });
});

describe('what was read, ranked', () => {
  it('has its sentences by the score, highest first, and among equals as the retriever has them', () => {
    const { right, lengths } = rankedBy(reading(1), ({ length }) => Number(length === 102));
    expect(lengths).toEqual([102, 100, 101, 103]);
    expect(right).toEqual([true, false, false, false]);
  });

  it('has its passages where their best sentence stands, each once', () => {
    const { sentences, ...rest } = reading(1);
    const passageOf = [0, 1, 0, 2];
    const shared = sentences.map((one, at) => ({ ...one, passage: passageOf[at]!, score: [0, 2, 3, 1][at]! }));
    const read = { ...rest, sentences: shared, passages: [false, true, false] };
    expect(rankedBy(read, ({ score }) => score).passages).toEqual([false, true, false]);
  });
});
