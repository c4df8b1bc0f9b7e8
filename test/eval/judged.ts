import { alone, type Clusters, type Estimate, each, estimate } from './bootstrap.js';
import { auroc, BINS, binOf, calibrationError, mean, refusedAt, share } from './metrics.js';

/** A question with what came of it: what every figure of answering and abstaining is made of. */
export interface Judged {
  /** What it is drawn with when figures are resampled. */
  readonly cluster: string;
  /** Whether the articles answer it. */
  readonly answerable: boolean;
  /** Of the best sentences or excerpts, best first: whether each answers. */
  readonly right: readonly boolean[];
  /** Of the same: UTF-16 code units. */
  readonly lengths: readonly number[];
  /** Probability that the articles answer it. */
  readonly sure: number;
  /** Probability that the first excerpt answers. */
  readonly confidence: number;
  /** Whether excerpts are shown, at the shipped operating point. */
  readonly answered: boolean;
}

/** The answer stands in one of the first `k` excerpts. */
const rightAmong = (k: number, { right }: Pick<Judged, 'right'>): boolean => right.slice(0, k).includes(true);

/** The probabilities of the answerable questions, and of the others. */
function sureness(
  judged: readonly Pick<Judged, 'answerable' | 'sure'>[],
): [answerable: number[], unanswerable: number[]] {
  const of = (answerable: boolean): number[] =>
    judged.filter((one) => one.answerable === answerable).map(({ sure }) => sure);
  return [of(true), of(false)];
}

/** An answer is right when its first three excerpts hold the answer. */
const isRight = (one: Judged): boolean => one.answerable && rightAmong(3, one);

const answered = (judged: readonly Judged[]): readonly Judged[] => judged.filter((one) => one.answered);

/** Of all questions asked, the share that is answered, at the shipped operating point. */
const coverage = (judged: readonly Judged[]): number => share(judged.map((one) => one.answered));

/** Of the answers given, the share that is wrong, at the shipped operating point. */
const risk = (judged: readonly Judged[]): number => share(answered(judged).map((one) => !isRight(one)));

const STATISTICS: readonly (readonly [string, (judged: readonly Judged[]) => number])[] = [
  ['abstention AUROC', (judged) => auroc(...sureness(judged))],
  ['refused with .85 kept', (judged) => refusedAt(0.85, ...sureness(judged))],
  ['refused with .90 kept', (judged) => refusedAt(0.9, ...sureness(judged))],
  [
    'answerable: calibration error',
    (judged) => calibrationError(judged.map(({ sure, answerable }) => ({ probability: sure, came: answerable }))),
  ],
  [
    'first excerpt right: calibration error',
    (judged) =>
      calibrationError(
        judged.map(({ confidence, answerable, right }) => ({
          probability: confidence,
          came: answerable && right[0] === true,
        })),
      ),
  ],
  ['answerable kept', (judged) => coverage(judged.filter(({ answerable }) => answerable))],
  ['unanswerable refused', (judged) => 1 - coverage(judged.filter(({ answerable }) => !answerable))],
  ['coverage', coverage],
  ['risk', risk],
];

/** How well abstention works, of questions some of which the articles do not answer. */
export function abstentionFigures(clusters: Clusters<Judged>): [string, Estimate][] {
  return STATISTICS.map(([name, statistic]) => [name, estimate(clusters, statistic)]);
}

/** Questions from which on ten bins say something. */
const ENOUGH = 100;

/** The reliability curve: of the questions whose first excerpt was believed so much, the share that it answers. */
export function reliabilityFigures(judged: readonly Judged[]): [string, Estimate][] {
  if (judged.length < ENOUGH || judged.every(({ answerable }) => answerable)) return [];
  return Array.from({ length: BINS }, (_, bin) => bin).flatMap((bin): [string, Estimate][] => {
    const believed = judged.filter(({ confidence }) => binOf(confidence) === bin);
    const name = `first excerpt believed .${bin} to ${bin === 9 ? 1 : `.${bin + 1}`}: right, of ${believed.length}`;
    return believed.length === 0
      ? []
      : [
          [
            name,
            estimate(alone(believed), (some) => share(some.map((one) => one.answerable && one.right[0] === true))),
          ],
        ];
  });
}

/** The answer stands in the first excerpt; in one of the first three. */
export function placeFigures(clusters: Clusters<Pick<Judged, 'right'>>): [string, Estimate][] {
  return ([1, 3] as const).map((k) => [
    k === 1 ? 'first' : 'in three',
    estimate(
      each(clusters, (one) => rightAmong(k, one)),
      share,
    ),
  ]);
}

/** Mean length of the first three excerpts: longer ones hold more, and tell less where in them. */
export function lengthFigure(clusters: Clusters<Pick<Judged, 'lengths'>>): [string, Estimate] {
  const lengths = each(clusters, (one) => one.lengths.slice(0, 3));
  return ['mean excerpt length', estimate(lengths, (some) => mean(some.flat()))];
}
