import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFinder } from '../../src/answer/find.js';
import { PROJECT_ROOT } from '../../src/config.js';
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
import { analyseQuestion, type Question } from '../../src/reader/question.js';
import { rankSentences } from '../../src/reader/ranking.js';
import { fitLogistic, fitRanking, type Group } from './logit.js';
import { auroc, keptAt, mean } from './metrics.js';
import { answers, type PiafQuestion, writePiaf } from './piaf.js';
import { hasShared } from './questions.js';
import { withTemporaryLibrary } from './temporary-library.js';
import { readGlosses, readSynonyms, reword } from './variants.js';
import { withHideable } from './without.js';

type Ranking = LinearModel<(typeof FEATURES)[number]>;
type Confidence = LinearModel<(typeof CONFIDENCE_FEATURES)[number]>;
type Answerable = LinearModel<(typeof ANSWERABLE_FEATURES)[number]>;

/** Folds of the cross-validation, over articles: no question is judged by weights that saw its article. */
const FOLDS = 5;

const RANKING_FIT = { epochs: 120, ridge: 1e-3 };
const CONFIDENCE_FIT = { epochs: 200, ridge: 1e-3 };

/** Thresholds whose price is shown. */
const OPERATING_POINTS = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7];

/** How a question was put: as it stands, in other French words, in English words. */
type Wording = 'own' | 'synonyms' | 'english';

/** A question's sentences, with and without the article that answers it. */
interface Sample {
  readonly wording: Wording;
  readonly fold: number;
  readonly words: number;
  readonly answerable: Group;
  readonly unanswerable: Group;
}

async function collect(folder: string): Promise<Sample[]> {
  const questions = writePiaf(join(folder, 'articles'));
  const samples: Sample[] = [];
  await withTemporaryLibrary([join(folder, 'articles')], async ({ corpus: whole, embedder }) => {
    const { corpus, hide } = withHideable(whole);
    const find = createFinder({ corpus, embedder });
    const sentencesOf = async (question: PiafQuestion, put: Question): Promise<Group> => {
      const { weights, passages } = await find(put);
      const ranked = await rankSentences(embedder, put, weights, passages);
      return {
        rows: ranked.map(({ features }) => features),
        labels: ranked.map(({ found, sentence }) =>
          Number(answers(question, { ...sentence.range, article: found.article, text: sentence.text })),
        ),
      };
    };
    const [synonyms, glosses] = [readSynonyms(), readGlosses()];
    for (const [index, question] of questions.entries()) {
      if (index % 500 === 0) process.stderr.write(`${index}/${questions.length} questions read\n`);
      const own = analyseQuestion(question.question);
      const wordings: [Wording, Question][] = [
        ['own', own],
        index % 2 === 0 ? ['synonyms', reword(own, synonyms, 'fr')] : ['english', reword(own, glosses, 'en')],
      ];
      for (const [wording, put] of wordings) {
        hide(null);
        const answerable = await sentencesOf(question, put);
        hide(question.article);
        const unanswerable = await sentencesOf(question, put);
        const fold = Number(question.article.split('-').at(-1)) % FOLDS;
        samples.push({ wording, fold, words: put.words.length, answerable, unanswerable });
      }
    }
  });
  return samples;
}

/** A group's rows by the ranking, best first: as many as are looked at. */
function rank(ranking: Ranking, { rows, labels }: Group): (Scored & { readonly label: number })[] {
  return rows
    .map((features, at) => ({ features, label: labels[at]!, score: linearScore(ranking, FEATURES, features) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, LOOKED_AT + 1);
}

function confidenceGroup(ranking: Ranking, group: Group, words: number): Group {
  const ranked = rank(ranking, group);
  const looked = ranked.slice(0, LOOKED_AT);
  return {
    rows: looked.map((_, index) => confidenceRow(ranked, index, words)),
    labels: looked.map(({ label }) => label),
  };
}

function answerableGroup(ranking: Ranking, group: Group, words: number, label: number): Group {
  return { rows: [answerableRow(rank(ranking, group), words)], labels: [label] };
}

interface Learnt {
  readonly ranking: Ranking;
  readonly confidence: Confidence;
  readonly answerable: Answerable;
}

function learn(samples: readonly Sample[]): Learnt {
  const ranking = fitRanking(
    FEATURES,
    samples.map(({ answerable }) => answerable),
    RANKING_FIT,
  );
  const confidence = fitLogistic(
    CONFIDENCE_FEATURES,
    samples.flatMap(({ answerable, unanswerable, words }) => [
      confidenceGroup(ranking, answerable, words),
      confidenceGroup(ranking, unanswerable, words),
    ]),
    CONFIDENCE_FIT,
  );
  const answerable = fitLogistic(
    ANSWERABLE_FEATURES,
    samples.flatMap(({ answerable, unanswerable, words }) => [
      answerableGroup(ranking, answerable, words, 1),
      answerableGroup(ranking, unanswerable, words, 0),
    ]),
    CONFIDENCE_FIT,
  );
  return { ranking, confidence, answerable };
}

/** The figures of one wording, each question judged by weights of the other folds. */
function judge(samples: readonly Sample[], folds: readonly Learnt[], wording: Wording): void {
  const first: number[] = [];
  const third: number[] = [];
  const answerable: number[] = [];
  const unanswerable: number[] = [];
  const found: number[] = [];
  for (const sample of samples.filter((one) => one.wording === wording)) {
    const learnt = folds[sample.fold]!;
    const sure = (group: Group): number => {
      const { rows } = answerableGroup(learnt.ranking, group, sample.words, 0);
      return logistic(linearScore(learnt.answerable, ANSWERABLE_FEATURES, rows[0]!));
    };
    const { labels } = confidenceGroup(learnt.ranking, sample.answerable, sample.words);
    first.push(labels[0] ?? 0);
    third.push(Number(labels.includes(1)));
    answerable.push(sure(sample.answerable));
    if (labels.includes(1)) found.push(answerable.at(-1)!);
    unanswerable.push(sure(sample.unanswerable));
  }
  const { threshold, kept } = keptAt(0.05, answerable, unanswerable);
  const over = (scores: readonly number[], least: number): number => mean(scores.map((one) => Number(one >= least)));
  const figures: readonly (readonly [string, number])[] = [
    ['AIQ@1', mean(first)],
    ['AIQ@3', mean(third)],
    ['AUROC, article taken out', auroc(answerable, unanswerable)],
    ['answerable kept at 5 % false answers', kept],
    ['... of those with the right sentence among three', over(found, threshold)],
    ['... threshold', threshold],
    ...OPERATING_POINTS.flatMap((least): [string, number][] => [
      [`answerable kept from ${least} on`, over(answerable, least)],
      [`false answers from ${least} on`, over(unanswerable, least)],
    ]),
  ];
  for (const [name, value] of figures) {
    process.stdout.write(`${wording.padEnd(10)}${name.padEnd(50)}${value.toFixed(3)}\n`);
  }
}

function write({ ranking, confidence, answerable }: Learnt): void {
  const literal = (model: LinearModel<string>): string => JSON.stringify(model, null, 2);
  writeFileSync(
    `${PROJECT_ROOT}src/reader/weights.ts`,
    `// Written by \`npm run train:reader\`; test/eval/README.md says on what.
import type { ANSWERABLE_FEATURES, CONFIDENCE_FEATURES } from './confidence.js';
import type { FEATURES } from './features.js';
import type { LinearModel } from './linear.js';

/** Ranks the sentences of one question. */
export const RANKING: LinearModel<(typeof FEATURES)[number]> = ${literal(ranking)};

/** Calibrated probability that a ranked sentence answers. */
export const CONFIDENCE: LinearModel<(typeof CONFIDENCE_FEATURES)[number]> = ${literal(confidence)};

/** Calibrated probability that the articles answer a question at all. */
export const ANSWERABLE: LinearModel<(typeof ANSWERABLE_FEATURES)[number]> = ${literal(answerable)};
`,
  );
}

if (!hasShared()) throw new Error('../shared is not beside the project: the reader is trained on its PIAF dev');
const folder = mkdtempSync(join(tmpdir(), 'verbatim-train-'));
try {
  const samples = await collect(folder);
  const folds = Array.from({ length: FOLDS }, (_, fold) => learn(samples.filter((sample) => sample.fold !== fold)));
  for (const wording of ['own', 'synonyms', 'english'] as const) judge(samples, folds, wording);
  write(learn(samples));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
