import { FEATURES, WORD_FEATURES } from './features.js';
import { QUESTION_FORMS } from './question-form.js';
import { QUESTION_TRAITS, WORD_TRAITS } from './traits.js';

/** A fully connected layer: a row of weights and a bias for each of its outputs. */
export interface Layer {
  readonly weights: readonly (readonly number[])[];
  readonly bias: readonly number[];
}

/** Two layers, rectified between them. */
export type Pair = readonly [Layer, Layer];

/** What makes probabilities of scores, and what is probable enough. */
export interface Calibration {
  /** Platt's scaling (1999) of log-odds to calibrated ones, slope and intercept: that the articles answer at all. */
  readonly answerable: readonly [number, number];
  /** The same: that an excerpt answers. */
  readonly excerpt: readonly [number, number];
  /**
   * The operating point: the least probability that the articles answer at which excerpts are shown, in a corpus of so
   * many passages; pairs, fewest passages first. At it 5 % of the questions that the articles do not answer are answered
   * all the same (PIAF dev, the article taken out, cross-validated).
   */
  readonly leastAnswerable: readonly (readonly [passages: number, least: number])[];
}

/** What the reader has learnt; `npm run train:reader` writes it. */
export interface ReaderWeights {
  /** Mean and 1 / standard deviation of each of `FEATURES`. */
  readonly mean: readonly number[];
  readonly scale: readonly number[];
  /** A row a question form. */
  readonly forms: readonly (readonly number[])[];
  /** How much a word of the question counts: its traits and the form -> 1. */
  readonly attention: Pair;
  /** How a word is met: its features in the sentence and its traits -> some numbers. */
  readonly word: Pair;
  /** Score of a sentence: features, form, the words' numbers (weighed mean, and the most of each) -> 1. */
  readonly sentence: Pair;
  /** Added to it, straight from the features. */
  readonly straight: readonly number[];
  /** Score of there being no answer: the question's traits and form -> 1. */
  readonly nothing: Pair;
  readonly calibration: Calibration;
}

/** A question as the network takes it. */
export interface QuestionInput {
  readonly form: number;
  /** In the order of `QUESTION_TRAITS`. */
  readonly traits: Float64Array;
  /** A row a word, in the order of `WORD_TRAITS`; not empty. */
  readonly words: readonly Float64Array[];
}

/** Scores the sentences of one question; they are log-odds but for a constant, shared with `nothing`. */
export interface QuestionScorer {
  readonly nothing: number;
  /**
   * @param row in the order of `FEATURES`
   * @param words a row a word of the question, one after the other, in the order of `WORD_FEATURES`
   */
  score(row: Float64Array, words: Float64Array): number;
}

class Dense {
  readonly outputs: number;
  readonly #inputs: number;
  readonly #weights: Float64Array;
  readonly #bias: Float64Array;

  constructor({ weights, bias }: Layer, inputs: number, outputs = bias.length) {
    if (bias.length !== outputs || weights.length !== outputs || weights.some((row) => row.length !== inputs)) {
      throw new RangeError('the weights are of another shape than the features: run npm run train:reader');
    }
    this.outputs = outputs;
    this.#inputs = inputs;
    this.#weights = Float64Array.from(weights.flat());
    this.#bias = Float64Array.from(bias);
  }

  /** Adds the part of `input`, which stands at `offset` of the layer's inputs, to `sums`. */
  add(input: Float64Array, offset: number, sums: Float64Array, from = 0, count = input.length): void {
    const [weights, inputs] = [this.#weights, this.#inputs];
    for (let output = 0; output < sums.length; output += 1) {
      let sum = 0;
      const at = output * inputs + offset;
      for (let index = 0; index < count; index += 1) sum += weights[at + index]! * input[from + index]!;
      sums[output]! += sum;
    }
  }

  /** The bias: what sums start from. */
  start(): Float64Array {
    return this.#bias.slice();
  }
}

function rectify(values: Float64Array): Float64Array {
  for (let index = 0; index < values.length; index += 1) if (values[index]! < 0) values[index] = 0;
  return values;
}

/** The network that ranks sentences. Cheap beside what makes its input: some 10,000 multiplications a sentence. */
export class ReaderNetwork {
  readonly calibration: Calibration;
  readonly #mean: Float64Array;
  readonly #scale: Float64Array;
  readonly #straight: Float64Array;
  readonly #forms: readonly Float64Array[];
  readonly #attention: readonly [Dense, Dense];
  readonly #word: readonly [Dense, Dense];
  readonly #sentence: readonly [Dense, Dense];
  readonly #nothing: readonly [Dense, Dense];

  /** @throws RangeError when the weights do not fit the features */
  constructor(weights: ReaderWeights) {
    const form = weights.forms[0]?.length ?? 0;
    const pair = ([first, second]: Pair, inputs: number, outputs?: number): [Dense, Dense] => [
      new Dense(first, inputs),
      new Dense(second, first.bias.length, outputs),
    ];
    this.#attention = pair(weights.attention, WORD_TRAITS.length + form, 1);
    this.#word = pair(weights.word, WORD_FEATURES.length + WORD_TRAITS.length);
    this.#sentence = pair(weights.sentence, FEATURES.length + form + 2 * this.#word[1].outputs, 1);
    this.#nothing = pair(weights.nothing, QUESTION_TRAITS.length + form, 1);
    const each = [weights.mean, weights.scale, weights.straight];
    if (weights.forms.length !== QUESTION_FORMS || each.some(({ length }) => length !== FEATURES.length)) {
      throw new RangeError('the weights are of another shape than the features: run npm run train:reader');
    }
    this.#forms = weights.forms.map((row) => Float64Array.from(row));
    this.#mean = Float64Array.from(weights.mean);
    this.#scale = Float64Array.from(weights.scale);
    this.#straight = Float64Array.from(weights.straight);
    this.calibration = weights.calibration;
  }

  /** What does not depend on a sentence is worked out once. */
  ask({ form, traits, words }: QuestionInput): QuestionScorer {
    const asked = this.#forms[form]!;
    const shares = this.#shares(asked, words);
    const starts = words.map((word) => {
      const sums = this.#word[0].start();
      this.#word[0].add(word, WORD_FEATURES.length, sums);
      return sums;
    });
    const start = this.#sentence[0].start();
    this.#sentence[0].add(asked, FEATURES.length, start);
    return {
      nothing: this.#run(this.#nothing, traits, asked),
      score: (row, features) => this.#score(row, features, { asked, shares, starts, start }),
    };
  }

  /** Softmax over the words of the question. */
  #shares(asked: Float64Array, words: readonly Float64Array[]): Float64Array {
    const scores = words.map((word) => this.#run(this.#attention, word, asked));
    const most = Math.max(...scores);
    const powers = scores.map((score) => Math.exp(score - most));
    const sum = powers.reduce((all, power) => all + power, 0);
    return Float64Array.from(powers, (power) => power / sum);
  }

  #run([first, second]: readonly [Dense, Dense], input: Float64Array, asked: Float64Array): number {
    const hidden = first.start();
    first.add(input, 0, hidden);
    first.add(asked, input.length, hidden);
    const out = second.start();
    second.add(rectify(hidden), 0, out);
    return out[0]!;
  }

  #score(
    row: Float64Array,
    features: Float64Array,
    {
      asked,
      shares,
      starts,
      start,
    }: {
      readonly asked: Float64Array;
      readonly shares: Float64Array;
      readonly starts: readonly Float64Array[];
      readonly start: Float64Array;
    },
  ): number {
    const width = this.#word[1].outputs;
    const mean = new Float64Array(width);
    const most = new Float64Array(width).fill(Number.NEGATIVE_INFINITY);
    for (let word = 0; word < starts.length; word += 1) {
      const hidden = starts[word]!.slice();
      this.#word[0].add(features, 0, hidden, word * WORD_FEATURES.length, WORD_FEATURES.length);
      const met = this.#word[1].start();
      this.#word[1].add(rectify(hidden), 0, met);
      for (let index = 0; index < width; index += 1) {
        mean[index]! += shares[word]! * met[index]!;
        most[index] = Math.max(most[index]!, met[index]!);
      }
    }
    const scaled = new Float64Array(row.length);
    let sum = 0;
    for (let index = 0; index < row.length; index += 1) {
      scaled[index] = (row[index]! - this.#mean[index]!) * this.#scale[index]!;
      sum += this.#straight[index]! * scaled[index]!;
    }
    const hidden = start.slice();
    this.#sentence[0].add(scaled, 0, hidden);
    this.#sentence[0].add(mean, row.length + asked.length, hidden);
    this.#sentence[0].add(most, row.length + asked.length + width, hidden);
    const out = this.#sentence[1].start();
    this.#sentence[1].add(rectify(hidden), 0, out);
    return sum + out[0]!;
  }
}
