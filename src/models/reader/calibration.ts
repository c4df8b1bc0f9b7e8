/**
 * From what was read to probabilities, by logistic regressions that were fitted on articles which no weights have seen.
 * Refuses a reader without them: its margins mean nothing by themselves.
 */
import { z } from 'zod';

export const calibrationSchema = z.strictObject({
  /** Weights beside the margin, in the order of excerpts: of the retriever's score, and of the article's having every name. */
  order: z.strictObject({ score: z.number(), names: z.number() }),
  /** Of a thousand passages one at most has a greater margin. */
  greatestMargin: z.number(),
  /** That the articles answer at all. */
  answer: z.strictObject({
    bias: z.number(),
    /** Of the first excerpt's margin, in logits. */
    margin: z.number(),
    /** Of the retriever's score of its passage. */
    score: z.number(),
    /** Of its article's having every name and number of the question. */
    names: z.number(),
  }),
  /** That an excerpt answers. */
  excerpt: z.strictObject({
    bias: z.number(),
    /** Of the log-odds that the articles answer. */
    answer: z.number(),
    /** Of the logarithm of the excerpt's share among all that were read for the question. */
    share: z.number(),
  }),
  /** Below this probability that the articles answer nothing is shown. */
  leastAnswerable: z.number().min(0).max(1),
});

export type Calibration = Readonly<z.infer<typeof calibrationSchema>>;

/** What tells whether the articles answer a question. */
export interface AnswerEvidence {
  readonly margin: number;
  readonly score: number;
  /** 1 where the first excerpt's article has every name and number of the question, else 0. */
  readonly names: 0 | 1;
}

/** Shares below it are not told apart. */
const LEAST_SHARE = 1e-4;

export const answerFeatures = ({ margin, score, names }: AnswerEvidence): number[] => [margin, score, names];

/** @param answerLogOdds that the articles answer @param share of the excerpt, 0 to 1 */
export const excerptFeatures = (answerLogOdds: number, share: number): number[] => [
  answerLogOdds,
  Math.log(Math.max(LEAST_SHARE, share)),
];

const weighted = (bias: number, weights: readonly number[], features: readonly number[]): number =>
  features.reduce((sum, feature, at) => sum + weights[at]! * feature, bias);

export const logistic = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** Log-odds that the articles answer. */
export function answerLogOdds({ bias, margin, score, names }: Calibration['answer'], evidence: AnswerEvidence): number {
  return weighted(bias, [margin, score, names], answerFeatures(evidence));
}

/** That an excerpt answers, 0 to 1: of one question, the larger the share, the more probable. */
export function excerptProbability(
  { bias, answer, share }: Calibration['excerpt'],
  logOdds: number,
  itsShare: number,
): number {
  return logistic(weighted(bias, [answer, share], excerptFeatures(logOdds, itsShare)));
}
