/**
 * Fits a reader's calibration on the hold-out questions: the weight of the retriever's score in the order of excerpts,
 * the two probabilities, and the least one with which an answer is shown.
 */
import { createFinder, PASSAGES_READ } from '../../src/answer/find.js';
import type { Embedder } from '../../src/embedder/embedder.js';
import type { Corpus } from '../../src/library/library.js';
import type { Calibration, Evidence } from '../../src/models/reader/calibration.js';
import { answerProbability, excerptProbability, features } from '../../src/models/reader/calibration.js';
import type { Mark, Reader } from '../../src/models/reader/reader.js';
import type { Excerpt } from '../../src/reader/excerpt.js';
import { type FoundPassage, readExcerpts } from '../../src/reader/excerpts.js';
import { analyseQuestion } from '../../src/reader/question.js';
import { fitLogistic } from './logistic.js';
import { auroc, quantile, share } from './metrics.js';
import { answersGroup } from './question-set.js';
import type { EvalQuestion } from './questions.js';

/** Share of the answerable questions that are to be answered. */
const KEPT = 0.9;

/** Weights of the retriever's score that are tried: the prototype had 6. */
const GRID = [0, 2, 3, 4, 5, 6, 7, 8, 10, 12];

/** Excerpts of a question that the probability of one is fitted on. */
const EXCERPTS = 5;

interface Asked {
  readonly question: EvalQuestion;
  readonly passages: readonly FoundPassage[];
  readonly marks: readonly (readonly Mark[])[];
}

interface Read {
  readonly question: EvalQuestion;
  readonly excerpts: readonly Excerpt[];
  readonly evidence: readonly Evidence[];
  /** The largest of all. */
  readonly margin: number;
  readonly right: readonly boolean[];
}

/** What is read for every question, once: what follows needs no network. */
async function askAll(
  { corpus, embedder, reader }: { readonly corpus: Corpus; readonly embedder: Embedder; readonly reader: Reader },
  questions: readonly EvalQuestion[],
  onAsked: (done: number) => void,
): Promise<Asked[]> {
  const find = createFinder({ corpus, embedder });
  const asked: Asked[] = [];
  for (const question of questions) {
    const { passages } = await find(analyseQuestion(question.question), PASSAGES_READ);
    const marks = await reader.read(
      question.question,
      passages.map(({ article: { title, text }, passage: { sentences, tokens, tokenizer } }) => ({
        ...{ title, text, sentences, tokens, tokenizer },
      })),
    );
    asked.push({ question, passages, marks });
    onAsked(asked.length);
  }
  return asked;
}

async function readWith(asked: readonly Asked[], reader: Reader, calibration: Calibration): Promise<Read[]> {
  const log = { error: (detail: unknown) => Promise.reject(new Error(JSON.stringify(detail))) };
  return Promise.all(
    asked.map(async ({ question, passages, marks }) => {
      const parts = {
        reader: { ...reader, calibration, read: async () => marks as Mark[][] },
        log,
        copiesOf: () => [],
      };
      const { excerpts, evidence, margin } = await readExcerpts(
        parts,
        analyseQuestion(question.question),
        passages,
        EXCERPTS,
      );
      const right = excerpts.map((one) => question.gold.some((group) => answersGroup(one, group)));
      return { question, excerpts, evidence, margin, right };
    }),
  );
}

const isAnswerable = ({ question }: Pick<Read, 'question'>): boolean => question.kind !== 'none';

/** Whether an article is of the first of two folds. */
const inFirstFold = ({ question: { id } }: Pick<Read, 'question'>): boolean =>
  Array.from(id.split('-')[0]!).reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 2 === 0;

function fitBoth(read: readonly Read[]): Pick<Calibration, 'excerpt' | 'answer'> {
  const named = ([margin, share, lexical, dense, bias]: readonly number[]) => ({
    ...{ bias: bias!, margin: margin!, share: share!, lexical: lexical!, dense: dense! },
  });
  const excerpts = read.flatMap(({ evidence, right }) =>
    evidence.map((one, at) => ({ features: features(one), positive: right[at]! })),
  );
  const answers = read
    .filter(({ margin }) => Number.isFinite(margin))
    .map((one) => ({ features: [one.margin], positive: isAnswerable(one) }));
  const [margin, bias] = fitLogistic(answers);
  return { excerpt: named(fitLogistic(excerpts)), answer: { bias: bias!, margin: margin! } };
}

/** Mean difference of probability and share right over ten bins of equal size. */
function reliability(predictions: readonly { probability: number; came: boolean }[]): number {
  const sorted = [...predictions].sort((a, b) => a.probability - b.probability);
  const size = sorted.length / 10;
  const bins = Array.from({ length: 10 }, (_, at) => sorted.slice(Math.floor(at * size), Math.floor((at + 1) * size)));
  const differences = bins
    .filter((bin) => bin.length > 0)
    .map((bin) =>
      Math.abs(bin.reduce((sum, one) => sum + one.probability, 0) / bin.length - share(bin.map(({ came }) => came))),
    );
  return differences.reduce((sum, one) => sum + one, 0) / differences.length;
}

export interface Fitted {
  readonly calibration: Calibration;
  /** Lines for a person. */
  readonly report: readonly string[];
}

export async function calibrate(
  opened: { readonly corpus: Corpus; readonly embedder: Embedder; readonly reader: Reader },
  questions: readonly EvalQuestion[],
  onAsked: (done: number) => void,
): Promise<Fitted> {
  const { reader } = opened;
  const asked = await askAll(opened, questions, onAsked);
  const report: string[] = [];
  let best: { retrieval: number; read: Read[]; first: number } | null = null;
  for (const retrieval of GRID) {
    const read = await readWith(asked, reader, { ...reader.calibration, retrieval });
    const answerable = read.filter(isAnswerable);
    const first = share(answerable.map(({ right }) => right[0] === true));
    const inThree = share(answerable.map(({ right }) => right.slice(0, 3).includes(true)));
    report.push(`retrieval ${retrieval}: right first ${first.toFixed(3)}, in three ${inThree.toFixed(3)}`);
    if (best === null || first > best.first) best = { retrieval, read, first };
  }
  const { retrieval, read } = best!;
  const halves = [read.filter(inFirstFold), read.filter((one) => !inFirstFold(one))] as const;
  // Each half is judged by what was fitted on the other: the report is not of what it was fitted on.
  const judged = halves.flatMap((half, at) => {
    const { excerpt, answer } = fitBoth(halves[1 - at]!);
    return half
      .filter(({ evidence }) => evidence.length > 0)
      .map((one) => ({
        answerable: isAnswerable(one),
        answer: answerProbability(answer, one.margin),
        excerpts: one.evidence.map((evidence, rank) => ({
          probability: excerptProbability(excerpt, evidence),
          came: one.right[rank]!,
        })),
      }));
  });
  const of = (answerable: boolean): number[] =>
    judged.filter((one) => one.answerable === answerable).map(({ answer }) => answer);
  const [positives, negatives] = [of(true), of(false)];
  report.push(`AUROC ${auroc(positives, negatives).toFixed(3)}`);
  for (const kept of [0.85, KEPT]) {
    const least = quantile(positives, 1 - kept);
    report.push(`refused at ${kept} kept: ${share(negatives.map((one) => one < least)).toFixed(3)}`);
  }
  const answers = judged.map(({ answer, answerable }) => ({ probability: answer, came: answerable }));
  report.push(
    `reliability: answer ${reliability(answers).toFixed(3)}, first excerpt ${reliability(judged.map(({ excerpts }) => excerpts[0]!)).toFixed(3)}, any excerpt ${reliability(judged.flatMap(({ excerpts }) => excerpts)).toFixed(3)}`,
  );
  const fitted = fitBoth(read);
  const sure = read.filter(isAnswerable).map(({ margin }) => answerProbability(fitted.answer, margin));
  return { calibration: { retrieval, ...fitted, leastAnswerable: quantile(sure, 1 - KEPT) }, report };
}
