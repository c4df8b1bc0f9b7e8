import {
  ANSWERABLE_FEATURES,
  answerableRow,
  CONFIDENCE_FEATURES,
  confidenceRow,
  LOOKED_AT,
  type Scored,
} from '../../src/reader/confidence.js';
import { FEATURES } from '../../src/reader/features.js';
import { type LinearModel, linearScore, logistic } from '../../src/reader/linear.js';
import { fitLogistic, fitRanking, type Group } from './logit.js';

const RANKING_FIT = { epochs: 120, ridge: 1e-3 };
const CONFIDENCE_FIT = { epochs: 200, ridge: 1e-3 };

/** What is learnt from of one question: its sentences with and without the article that answers it. */
interface LearningSample {
  /** Content words of the question. */
  readonly words: number;
  readonly answerable: Group;
  readonly unanswerable: Group;
}

/** The reader's models. Only this file knows what they are made of. */
export interface Learnt {
  readonly ranking: LinearModel<(typeof FEATURES)[number]>;
  readonly confidence: LinearModel<(typeof CONFIDENCE_FEATURES)[number]>;
  readonly answerable: LinearModel<(typeof ANSWERABLE_FEATURES)[number]>;
}

/** A sentence of a group in its place: `row` is its index in the group. */
export interface RankedRow extends Scored {
  readonly row: number;
  readonly label: number;
}

/** A group's sentences by the ranking, best first, all of them. */
export function rank({ ranking }: Pick<Learnt, 'ranking'>, { rows, labels }: Group): RankedRow[] {
  return rows
    .map((features, row) => ({ row, features, label: labels[row]!, score: linearScore(ranking, FEATURES, features) }))
    .sort((a, b) => b.score - a.score);
}

/** Probability that the articles answer a question at all; 0 where nothing was read. */
export function answerability({ answerable }: Learnt, ranked: readonly RankedRow[], words: number): number {
  if (ranked.length === 0) return 0;
  return logistic(linearScore(answerable, ANSWERABLE_FEATURES, answerableRow(ranked, words)));
}

/** Probability that a ranked sentence answers, `index` from 0. */
export function confidence(
  { confidence: model }: Learnt,
  ranked: readonly RankedRow[],
  index: number,
  words: number,
): number {
  return logistic(linearScore(model, CONFIDENCE_FEATURES, confidenceRow(ranked, index, words)));
}

/** Learns all models from samples of which at least one is answered by one of its sentences. */
export function learn(samples: readonly LearningSample[]): Learnt {
  const ranking = fitRanking(
    FEATURES,
    samples.map(({ answerable }) => answerable),
    RANKING_FIT,
  );
  const judged = samples
    .flatMap(({ answerable, unanswerable, words }) => [
      { ranked: rank({ ranking }, answerable), words, answered: 1 },
      { ranked: rank({ ranking }, unanswerable), words, answered: 0 },
    ])
    .filter(({ ranked }) => ranked.length > 0);
  return {
    ranking,
    confidence: fitLogistic(
      CONFIDENCE_FEATURES,
      judged.map(({ ranked, words }) => {
        const looked = ranked.slice(0, LOOKED_AT);
        return {
          rows: looked.map((_, index) => confidenceRow(ranked, index, words)),
          labels: looked.map(({ label }) => label),
        };
      }),
      CONFIDENCE_FIT,
    ),
    answerable: fitLogistic(
      ANSWERABLE_FEATURES,
      judged.map(({ ranked, words, answered }) => ({ rows: [answerableRow(ranked, words)], labels: [answered] })),
      CONFIDENCE_FIT,
    ),
  };
}

/** The text of `src/reader/weights.ts`. */
export function weightsModule({ ranking, confidence, answerable }: Learnt): string {
  const literal = (model: LinearModel<string>): string => JSON.stringify(model, null, 2);
  return `// Written by \`npm run train:reader\`; test/eval/README.md is their model card.
import type { ANSWERABLE_FEATURES, CONFIDENCE_FEATURES } from './confidence.js';
import type { FEATURES } from './features.js';
import type { LinearModel } from './linear.js';

/** Ranks the sentences of one question. */
export const RANKING: LinearModel<(typeof FEATURES)[number]> = ${literal(ranking)};

/** Calibrated probability that a ranked sentence answers. */
export const CONFIDENCE: LinearModel<(typeof CONFIDENCE_FEATURES)[number]> = ${literal(confidence)};

/** Calibrated probability that the articles answer a question at all. */
export const ANSWERABLE: LinearModel<(typeof ANSWERABLE_FEATURES)[number]> = ${literal(answerable)};
`;
}
