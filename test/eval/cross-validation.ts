import { LEAST_ANSWERABLE } from '../../src/answer/ask.js';
import { FEATURES } from '../../src/reader/features.js';
import type { Judged } from './judged.js';
import { answerability, confidence, type Learnt, learn, type RankedRow, rank } from './learning.js';
import type { Listed } from './listing.js';
import { FOLDS, type ReadSentences, type Sample } from './piaf-samples.js';

/** Sentences of a question that are kept with it. */
const KEPT = 10;

/** What came of a PIAF question, its article there or taken out. */
export interface JudgedSample extends Judged, Pick<Listed, 'excerpts'> {
  readonly sample: Sample;
  /** Passages in the order of their best sentences: whether each is right. */
  readonly passages: readonly boolean[];
}

/** The reader learnt once for each fold, from all the others. */
export function learnFolds(samples: readonly Sample[]): Learnt[] {
  return Array.from({ length: FOLDS }, (_, fold) => {
    process.stderr.write(`fold ${fold + 1}/${FOLDS} learnt on the others\n`);
    return learn(samples.filter((sample) => sample.fold !== fold));
  });
}

/** The same samples for a reader that sees nothing but some features: the others are 0. */
export function withFeatures(samples: readonly Sample[], kept: readonly (typeof FEATURES)[number][]): Sample[] {
  const seen = FEATURES.map((name) => kept.includes(name));
  const only = (read: ReadSentences): ReadSentences => ({
    ...read,
    rows: read.rows.map((row) => row.map((value, index) => (seen[index] ? value : 0))),
  });
  return samples.map((one) => ({ ...one, answerable: only(one.answerable), unanswerable: only(one.unanswerable) }));
}

/** Whether the passages are right, each where its best sentence stands. */
export function passagesByReader({ passages, right }: ReadSentences, ranked: readonly { row: number }[]): boolean[] {
  return [...new Set(ranked.map(({ row }) => passages[row]!))].map((passage) => right[passage]!);
}

function judge(learnt: Learnt, sample: Sample, read: ReadSentences, answerable: boolean): JudgedSample {
  const ranked = rank(learnt, read);
  const sure = answerability(learnt, ranked, sample.words);
  const excerpt = ({ row, label }: RankedRow, index: number): JudgedSample['excerpts'][number] => ({
    text: read.texts[row]!,
    right: label === 1,
    confidence: confidence(learnt, ranked, index, sample.words),
  });
  const excerpts = ranked.slice(0, KEPT).map(excerpt);
  return {
    sample,
    cluster: sample.question.article,
    answerable,
    excerpts,
    right: excerpts.map(({ right }) => right),
    sure,
    confidence: excerpts[0]?.confidence ?? 0,
    answered: sure >= LEAST_ANSWERABLE,
    passages: passagesByReader(read, ranked),
  };
}

/** Every question twice, its article there and taken out, each judged by the weights that did not see its article. */
export function judgeSamples(samples: readonly Sample[], folds: readonly Learnt[]): JudgedSample[] {
  return samples.flatMap((sample) => [
    judge(folds[sample.fold]!, sample, sample.answerable, true),
    judge(folds[sample.fold]!, sample, sample.unanswerable, false),
  ]);
}
