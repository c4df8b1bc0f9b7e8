import { describe, expect, it } from 'vitest';
import { FEATURES, WORD_FEATURES } from '../../src/reader/features.js';
import { type Pair, type QuestionInput, ReaderNetwork, type ReaderWeights } from '../../src/reader/network.js';
import { QUESTION_TRAITS, WORD_TRAITS } from '../../src/reader/traits.js';
import { numbersFrom, someWeights } from '../fixtures/reader-weights.js';

interface Case {
  readonly input: QuestionInput;
  /** Sentences: their features, and a row of those of each word. */
  readonly sentences: readonly { readonly row: Float64Array; readonly words: readonly Float64Array[] }[];
}

/** A question of some words and three sentences, all of them of random numbers. */
function someCase(seed: number, words: number): Case {
  const next = numbersFrom(seed);
  const row = (length: number): Float64Array => Float64Array.from({ length }, next);
  return {
    input: {
      form: seed % 12,
      traits: row(QUESTION_TRAITS.length),
      words: Array.from({ length: words }, () => row(WORD_TRAITS.length)),
    },
    sentences: Array.from({ length: 3 }, () => ({
      row: row(FEATURES.length),
      words: Array.from({ length: words }, () => row(WORD_FEATURES.length)),
    })),
  };
}

const flat = (rows: readonly Float64Array[]): Float64Array => Float64Array.from(rows.flatMap((row) => [...row]));

function scores(network: ReaderNetwork, { input, sentences }: Case): number[] {
  const scorer = network.ask(input);
  return [scorer.nothing, ...sentences.map(({ row, words }) => scorer.score(row, flat(words)))];
}

/** The same by the definition, every layer on its whole input. */
function reference(weights: ReaderWeights, { input, sentences }: Case): number[] {
  const dense = ({ weights, bias }: Pair[0], values: readonly number[]): number[] =>
    weights.map((row, output) => row.reduce((sum, weight, index) => sum + weight * values[index]!, bias[output]!));
  const run = ([first, second]: Pair, values: readonly number[]): number[] =>
    dense(
      second,
      dense(first, values).map((value) => Math.max(0, value)),
    );
  const form = weights.forms[input.form]!;
  const powers = input.words.map((word) => Math.exp(run(weights.attention, [...word, ...form])[0]!));
  const all = powers.reduce((sum, power) => sum + power);
  const score = ({ row, words }: Case['sentences'][number]): number => {
    const met = words.map((word, index) => run(weights.word, [...word, ...input.words[index]!]));
    const mean = met[0]!.map((_, at) => met.reduce((sum, one, index) => sum + (powers[index]! / all) * one[at]!, 0));
    const most = met[0]!.map((_, at) => Math.max(...met.map((one) => one[at]!)));
    const scaled = [...row].map((value, index) => (value - weights.mean[index]!) * weights.scale[index]!);
    const straight = scaled.reduce((sum, value, index) => sum + value * weights.straight[index]!, 0);
    return straight + run(weights.sentence, [...scaled, ...form, ...mean, ...most])[0]!;
  };
  return [run(weights.nothing, [...input.traits, ...form])[0]!, ...sentences.map(score)];
}

describe('the reader’s network', () => {
  it.each([1, 2, 5])('scores the sentences of a question of %d words as its definition says', (words) => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const weights = someWeights(seed);
      const some = someCase(seed + 100, words);
      const expected = reference(weights, some);
      for (const [index, score] of scores(new ReaderNetwork(weights), some).entries()) {
        expect(score).toBeCloseTo(expected[index]!, 10);
      }
    }
  });

  it('gives a sentence one score, whatever else was asked and scored before', () => {
    const network = new ReaderNetwork(someWeights(1));
    const [one, other] = [someCase(2, 3), someCase(3, 4)];
    const scorer = network.ask(one.input);
    const [first, second] = one.sentences;
    const alone = scorer.score(first!.row, flat(first!.words));
    scores(network, other);
    scorer.score(second!.row, flat(second!.words));
    expect(scorer.score(first!.row, flat(first!.words))).toBe(alone);
    expect(scores(network, one)[1]).toBe(alone);
  });

  it('leaves what it is given as it was', () => {
    const some = someCase(4, 3);
    scores(new ReaderNetwork(someWeights(1)), some);
    expect(some).toEqual(someCase(4, 3));
  });

  const cut = (pair: Pair, at: 0 | 1): Pair => {
    const shorter = { ...pair[at], weights: pair[at].weights.map((row) => row.slice(1)) };
    return at === 0 ? [shorter, pair[1]] : [pair[0], shorter];
  };
  const weights = someWeights(1);
  it.each<[string, Partial<ReaderWeights>]>([
    ['a feature less', { mean: weights.mean.slice(1) }],
    ['a scale less', { scale: weights.scale.slice(1) }],
    ['a straight weight less', { straight: weights.straight.slice(1) }],
    ['a question form less', { forms: weights.forms.slice(1) }],
    ['a trait of the question less', { nothing: cut(weights.nothing, 0) }],
    ['a trait of a word less', { attention: cut(weights.attention, 0) }],
    ['a feature of a word less', { word: cut(weights.word, 0) }],
    ['a feature of a sentence less', { sentence: cut(weights.sentence, 0) }],
    ['a second layer narrower than the first', { sentence: cut(weights.sentence, 1) }],
    ['two scores a sentence', { sentence: [weights.sentence[0], weights.word[1]] }],
    ['no bias', { word: [{ ...weights.word[0], bias: [] }, weights.word[1]] }],
  ])('refuses weights with %s and says what to do', (_, wrong) => {
    expect(() => new ReaderNetwork({ ...weights, ...wrong })).toThrow(/another shape.*npm run train:reader/);
  });
});
