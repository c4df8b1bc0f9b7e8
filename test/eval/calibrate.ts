/**
 * Fits a reader's calibration on the hold-out questions: the weights of score and names in the order of excerpts, the two
 * probabilities, and the least one with which an answer is shown. Unanswerable are the questions that were written
 * so, and the others over the articles without their own.
 */
import { comparedFrom, createFinder, passagesReadFor } from '../../src/answering/find.js';
import { type FoundPassage, type Reading, readable, readExcerpts } from '../../src/answering/reader/excerpts.js';
import { asWrittenIn } from '../../src/answering/reader/names-met.js';
import { analyseQuestion } from '../../src/answering/reader/question.js';
import type { Corpus } from '../../src/library/corpora/corpus.js';
import type { Embedder } from '../../src/models/embedder/embedder.js';
import {
  answerFeatures,
  answerLogOdds,
  type Calibration,
  excerptFeatures,
  excerptProbability,
  logistic,
} from '../../src/models/reader/calibration.js';
import type { Mark, ReadablePassage, Reader } from '../../src/models/reader/reader.js';
import { type Example, fitLogistic } from './logistic.js';
import { auroc, calibrationError, quantile, refusedAt, share } from './metrics.js';
import { answersGroup } from './question-set.js';
import type { EvalQuestion } from './questions.js';

/** Share of the answerable questions, paraphrases apart, that are to be answered. */
const KEPT = 0.85;

/** Weights in the order of excerpts that are tried, each of the retriever's score with each of the names. */
const GRID = [6, 10, 14, 17, 20, 24, 28].flatMap((score) => [0, 4, 8, 12].map((names) => ({ score, names })));

/** Excerpts of a question that the probability of one is fitted on. */
const EXCERPTS = 5;

/** Share of passages whose margin is greater than the greatest that is reckoned with. */
const GREATER = 0.001;

/** How often a question without its article counts beside one that was written to have no answer. */
const WITHOUT_ARTICLE = 0.15;

type Opened = { readonly corpus: Corpus; readonly embedder: Embedder; readonly reader: Reader };

/** `gone`: an answerable question whose article was left out of the search. */
type Answerable = 'yes' | 'none' | 'gone';

interface Asked {
  readonly question: EvalQuestion;
  readonly answerable: Answerable;
  readonly passages: readonly FoundPassage[];
  readonly marks: readonly Mark[][];
}

interface Read extends Pick<Asked, 'question' | 'answerable'> {
  readonly evidence: NonNullable<Reading['evidence']>;
  readonly right: readonly boolean[];
}

/** A corpus whose hits are never of one article. */
async function without(corpus: Corpus, articleId: string): Promise<Pick<Corpus, keyof Corpus>> {
  const left = new Set((await corpus.passagesOf(articleId)).map(({ id }) => id));
  const kept = <Hit extends { readonly passageId: number }>(hits: readonly Hit[], count: number): Hit[] =>
    hits.filter(({ passageId }) => !left.has(passageId)).slice(0, count);
  return new Proxy(corpus, {
    get(target, name) {
      if (name === 'lexicalHits')
        return async (terms: readonly string[], count: number, of: Parameters<Corpus['lexicalHits']>[2]) =>
          kept(await target.lexicalHits(terms, count + left.size, of), count);
      if (name === 'denseHits')
        return async (question: Float32Array, count: number, of: Parameters<Corpus['denseHits']>[2]) =>
          kept(await target.denseHits(question, count + left.size, of), count);
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** What is read for every question, once: what follows needs no network. */
async function askAll(
  { corpus, embedder, reader }: Opened,
  questions: readonly EvalQuestion[],
  onAsked: (done: number) => void,
): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const [done, question] of questions.entries()) {
    const asking = analyseQuestion(question.question);
    const read = new Map<number, Mark[]>();
    const ask = async (answerable: Answerable, over: Corpus): Promise<void> => {
      const { passages } = await createFinder({ corpus: over, embedder })(asking, passagesReadFor(asking));
      const marks: Mark[][] = [];
      for (const passage of passages) {
        const { id } = passage.passage;
        const found =
          read.get(id) ?? (await reader.read(asWrittenIn(passage.article, asking), [readable(passage)]))[0]!;
        read.set(id, found);
        marks.push(found);
      }
      asked.push({ question, answerable, passages, marks });
    };
    const [gold] = question.gold.flat();
    await ask(gold === undefined ? 'none' : 'yes', corpus);
    if (gold !== undefined) await ask('gone', await without(corpus, gold.article));
    onAsked(done + 1);
  }
  return asked;
}

async function readWith(asked: readonly Asked[], reader: Reader, calibration: Calibration): Promise<Read[]> {
  const log = { error: (detail: unknown) => Promise.reject(new Error(JSON.stringify(detail))) };
  const all = await Promise.all(
    asked.map(async ({ question, answerable, passages, marks }): Promise<Read[]> => {
      const known = new Map(passages.map(({ passage }, at) => [passage.sentences, marks[at]!]));
      const asking = analyseQuestion(question.question);
      const parts = {
        reader: {
          ...reader,
          calibration,
          read: async (_: string, [one]: readonly ReadablePassage[]) => [known.get(one!.sentences)!],
        },
        log,
        copiesOf: async () => [],
      };
      const compared = comparedFrom(passagesReadFor(asking));
      const { excerpts, evidence } = await readExcerpts(parts, asking, passages, EXCERPTS, compared);
      if (evidence === null || excerpts.length === 0) return [];
      const right = excerpts.map((one) => question.gold.some((group) => answersGroup(one, group)));
      return [{ question, answerable, evidence, right }];
    }),
  );
  return all.flat();
}

const isAnswerable = ({ answerable }: Pick<Read, 'answerable'>): boolean => answerable === 'yes';

const weightOf = ({ answerable }: Pick<Read, 'answerable'>): number => (answerable === 'gone' ? WITHOUT_ARTICLE : 1);

/** Whether an article is of the first of two folds. */
const inFirstFold = ({ question: { id } }: Pick<Read, 'question'>): boolean =>
  Array.from(id.split('-')[0]!).reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 2 === 0;

function fitBoth(read: readonly Read[]): Pick<Calibration, 'excerpt' | 'answer'> {
  const answers = read.map(
    (one): Example => ({
      features: answerFeatures(one.evidence),
      positive: isAnswerable(one),
      weight: weightOf(one),
    }),
  );
  const [margin, score, names, bias] = fitLogistic(answers);
  const answer = { bias: bias!, margin: margin!, score: score!, names: names! };
  const excerpts = read.flatMap((one): Example[] =>
    one.evidence.shares.map((itsShare, at) => ({
      features: excerptFeatures(answerLogOdds(answer, one.evidence), itsShare),
      positive: one.right[at]!,
      weight: weightOf(one),
    })),
  );
  const [ofAnswer, ofShare, excerptBias] = fitLogistic(excerpts);
  return { answer, excerpt: { bias: excerptBias!, answer: ofAnswer!, share: ofShare! } };
}

export interface Fitted {
  readonly calibration: Calibration;
  /** Lines for a person. */
  readonly report: readonly string[];
}

export async function calibrate(
  opened: Opened,
  questions: readonly EvalQuestion[],
  onAsked: (done: number) => void,
): Promise<Fitted> {
  const { reader } = opened;
  const asked = await askAll(opened, questions, onAsked);
  const margins = asked.flatMap(({ marks }) => marks.flatMap((some) => some.slice(0, 1).map(({ margin }) => margin)));
  const greatestMargin = quantile(margins, 1 - GREATER);
  const report: string[] = [];
  let best: { order: Calibration['order']; read: Read[]; first: number } | null = null;
  for (const order of GRID) {
    const read = await readWith(asked, reader, { ...reader.calibration, order, greatestMargin });
    const answerable = read.filter(isAnswerable);
    const first = share(answerable.map(({ right }) => right[0] === true));
    const inThree = share(answerable.map(({ right }) => right.slice(0, 3).includes(true)));
    report.push(
      `order by score ${order.score}, names ${order.names}: right first ${first.toFixed(3)}, in three ${inThree.toFixed(3)}`,
    );
    if (best === null || first > best.first) best = { order, read, first };
  }
  const { order, read } = best!;
  const halves = [read.filter(inFirstFold), read.filter((one) => !inFirstFold(one))] as const;
  // Each half is judged by what was fitted on the other: the report is not of what it was fitted on.
  const judged = halves.flatMap((half, at) => {
    const { excerpt, answer } = fitBoth(halves[1 - at]!);
    return half.map((one) => {
      const logOdds = answerLogOdds(answer, one.evidence);
      const weight = weightOf(one);
      return {
        answerable: one.answerable,
        kind: one.question.kind,
        answer: { probability: logistic(logOdds), came: isAnswerable(one), weight },
        excerpts: one.evidence.shares.map((itsShare, rank) => ({
          probability: excerptProbability(excerpt, logOdds, itsShare),
          came: one.right[rank]!,
          weight,
        })),
      };
    });
  });
  const plain = judged.filter(({ kind }) => kind !== 'paraphrase');
  for (const [signal, of] of [
    ['answer', ({ answer }: (typeof judged)[number]) => answer.probability],
    ['first excerpt', ({ excerpts }: (typeof judged)[number]) => excerpts[0]!.probability],
  ] as const) {
    const positives = plain.filter(isAnswerable).map(of);
    for (const kind of ['none', 'gone'] as const) {
      const negatives = judged.filter(({ answerable }) => answerable === kind).map(of);
      const refused = [0.85, 0.9].map(
        (kept) => `${refusedAt(kept, positives, negatives).toFixed(3)} refused at ${kept} kept`,
      );
      report.push(
        `${signal} against ${kind}, paraphrases apart: AUROC ${auroc(positives, negatives).toFixed(3)}, ${refused.join(', ')}`,
      );
    }
  }
  const [answers, firsts, all] = [
    judged.map(({ answer }) => answer),
    judged.map(({ excerpts }) => excerpts[0]!),
    judged.flatMap(({ excerpts }) => excerpts),
  ].map((predictions) => calibrationError(predictions).toFixed(3));
  report.push(`calibration error: answer ${answers}, first excerpt ${firsts}, any excerpt ${all}`);
  const fitted = fitBoth(read);
  // Paraphrases score lowest: were they counted, the least would be theirs, and more that has no answer would pass.
  const sure = read
    .filter((one) => isAnswerable(one) && one.question.kind !== 'paraphrase')
    .map(({ evidence }) => logistic(answerLogOdds(fitted.answer, evidence)));
  return { calibration: { order, greatestMargin, ...fitted, leastAnswerable: quantile(sure, 1 - KEPT) }, report };
}
