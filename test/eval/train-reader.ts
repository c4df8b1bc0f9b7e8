import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFinder } from '../../src/answer/find.js';
import { PROJECT_ROOT } from '../../src/config.js';
import { CONFIDENCE_FEATURES, confidenceRow } from '../../src/reader/confidence.js';
import { FEATURES } from '../../src/reader/features.js';
import { type LinearModel, linearScore, logistic } from '../../src/reader/linear.js';
import { analyseQuestion } from '../../src/reader/question.js';
import { rankSentences } from '../../src/reader/ranking.js';
import { fitLogistic, fitRanking, type Group } from './logit.js';
import { auroc, keptAt, mean } from './metrics.js';
import { answers, type PiafQuestion, writePiaf } from './piaf.js';
import { hasShared } from './questions.js';
import { withTemporaryLibrary } from './temporary-library.js';
import { withHideable } from './without.js';

type Ranking = LinearModel<(typeof FEATURES)[number]>;
type Confidence = LinearModel<(typeof CONFIDENCE_FEATURES)[number]>;

/** Folds of the cross-validation, over articles: no question is judged by weights that saw its article. */
const FOLDS = 5;

const RANKING_FIT = { epochs: 300, ridge: 1e-3 };
const CONFIDENCE_FIT = { epochs: 400, ridge: 1e-3 };

/** Ranked sentences of a question from which the confidence is learnt. */
const TOP = 3;

/** A question's sentences, with and without the article that answers it. */
interface Sample {
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
    const sentencesOf = async (question: PiafQuestion): Promise<Group> => {
      const analysed = analyseQuestion(question.question);
      const { weights, passages } = await find(analysed);
      const ranked = await rankSentences(embedder, analysed, weights, passages);
      return {
        rows: ranked.map(({ features }) => features),
        labels: ranked.map(({ found, sentence }) =>
          Number(answers(question, { ...sentence.range, article: found.article, text: sentence.text })),
        ),
      };
    };
    for (const [index, question] of questions.entries()) {
      if (index % 500 === 0) process.stderr.write(`${index}/${questions.length} questions read\n`);
      hide(null);
      const answerable = await sentencesOf(question);
      hide(question.article);
      const unanswerable = await sentencesOf(question);
      const fold = Number(question.article.split('-').at(-1)) % FOLDS;
      samples.push({ fold, words: analyseQuestion(question.question).words.length, answerable, unanswerable });
    }
  });
  return samples;
}

/** The best rows of a group by the ranking, as rows for the confidence. */
function confidenceGroup(ranking: Ranking, { rows, labels }: Group, words: number): Group {
  const order = rows
    .map((row, at) => ({ row, label: labels[at]!, score: linearScore(ranking, FEATURES, row) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, Math.max(2, TOP));
  return {
    rows: order.map(({ row, score }, at) => confidenceRow(row, score, order[at === 0 ? 1 : 0]?.score ?? score, words)),
    labels: order.map(({ label }) => label),
  };
}

function fit(samples: readonly Sample[]): { ranking: Ranking; confidence: Confidence } {
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
  return { ranking, confidence };
}

function crossValidate(samples: readonly Sample[]): void {
  const first: number[] = [];
  const third: number[] = [];
  const answerable: number[] = [];
  const unanswerable: number[] = [];
  const right: number[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const { ranking, confidence } = fit(samples.filter((sample) => sample.fold !== fold));
    for (const sample of samples.filter((one) => one.fold === fold)) {
      const confidenceOf = (group: Group): number =>
        group.rows[0] === undefined ? 0 : logistic(linearScore(confidence, CONFIDENCE_FEATURES, group.rows[0]));
      const here = confidenceGroup(ranking, sample.answerable, sample.words);
      first.push(here.labels[0] ?? 0);
      third.push(Number(here.labels.includes(1)));
      const sure = confidenceOf(here);
      answerable.push(sure);
      if (here.labels[0] === 1) right.push(sure);
      unanswerable.push(confidenceOf(confidenceGroup(ranking, sample.unanswerable, sample.words)));
    }
  }
  const { threshold, kept } = keptAt(0.05, answerable, unanswerable);
  const say = (name: string, value: number): void =>
    void process.stdout.write(`${name.padEnd(42)}${value.toFixed(3)}\n`);
  say('AIQ@1', mean(first));
  say('AIQ@3', mean(third));
  say('AUROC, article taken out', auroc(answerable, unanswerable));
  say('answerable kept at 5 % false answers', kept);
  say('... of those with the right sentence first', right.filter((score) => score >= threshold).length / right.length);
  say('... threshold', threshold);
}

function write({ ranking, confidence }: ReturnType<typeof fit>): void {
  const literal = (model: LinearModel<string>): string => JSON.stringify(model, null, 2);
  writeFileSync(
    `${PROJECT_ROOT}src/reader/weights.ts`,
    `// Written by \`npm run train:reader\`; test/eval/README.md says on what.
import type { CONFIDENCE_FEATURES } from './confidence.js';
import type { FEATURES } from './features.js';
import type { LinearModel } from './linear.js';

/** Ranks the sentences of one question. */
export const RANKING: LinearModel<(typeof FEATURES)[number]> = ${literal(ranking)};

/** Calibrated probability that a ranked sentence answers. */
export const CONFIDENCE: LinearModel<(typeof CONFIDENCE_FEATURES)[number]> = ${literal(confidence)};
`,
  );
}

if (!hasShared()) throw new Error('../shared is not beside the project: the reader is trained on its PIAF dev');
const folder = mkdtempSync(join(tmpdir(), 'verbatim-train-'));
try {
  const samples = await collect(folder);
  crossValidate(samples);
  write(fit(samples));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
