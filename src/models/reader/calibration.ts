/**
 * From a reader's margins to probabilities, by logistic regressions that were fitted on articles which no weights have
 * seen. Refuses a reader without them: its margins mean nothing by themselves.
 */
import { z } from 'zod';

const weights = z.strictObject({
  bias: z.number(),
  /** Of the margin, in logits. */
  margin: z.number(),
  /** Of the logarithm of the excerpt's share among all that were read for the question. */
  share: z.number(),
  /** Of BM25 over what the question could reach at most. */
  lexical: z.number(),
  /** Of the cosine of question and passage. */
  dense: z.number(),
});

export const calibrationSchema = z.strictObject({
  /** Weight of the retriever's score beside the margin, in the order of excerpts. */
  retrieval: z.number(),
  /** That the excerpt answers. */
  excerpt: weights,
  /** That the articles answer at all, from the largest margin alone: nothing else that was tried told it better. */
  answer: z.strictObject({ bias: z.number(), margin: z.number() }),
  /** Below this probability nothing is shown. */
  leastAnswerable: z.number().min(0).max(1),
});

export type Calibration = Readonly<z.infer<typeof calibrationSchema>>;

/** What is known of an excerpt. */
export interface Evidence {
  readonly margin: number;
  readonly share: number;
  readonly lexical: number;
  readonly dense: number;
}

/** Shares below it are not told apart: their logarithm would outweigh all else. */
const LEAST_SHARE = 1e-4;

/** What the weights weigh: margin, share, lexical, dense. */
export function features({ margin, share, lexical, dense }: Evidence): number[] {
  return [margin, Math.log(Math.max(LEAST_SHARE, share)), lexical, dense];
}

const logistic = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** That the articles answer, 0 to 1. @param margin The largest of all that was read. */
export function answerProbability({ bias, margin: weight }: Calibration['answer'], margin: number): number {
  return logistic(bias + weight * margin);
}

/** That an excerpt answers, 0 to 1. */
export function excerptProbability({ bias, ...weight }: Calibration['excerpt'], evidence: Evidence): number {
  const weights = [weight.margin, weight.share, weight.lexical, weight.dense];
  const logOdds = features(evidence).reduce((sum, feature, at) => sum + weights[at]! * feature, bias);
  return logistic(logOdds);
}
