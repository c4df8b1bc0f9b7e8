import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFinder } from '../../src/answer/find.js';
import { PROJECT_ROOT } from '../../src/config.js';
import { CONFIDENCE_FEATURES, confidenceRow } from '../../src/reader/confidence.js';
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

/** Folds of the cross-validation, over articles: no question is judged by weights that saw its article. */
const FOLDS = 5;

const RANKING_FIT = { epochs: 300, ridge: 1e-3 };
const CONFIDENCE_FIT = { epochs: 400, ridge: 1e-3 };

/** Ranked sentences of a question from which the confidence is learnt. */
const TOP = 3;

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

/** The figures of one wording, each question judged by weights of the other folds. */
function judge(samples: readonly Sample[], fits: readonly ReturnType<typeof fit>[], wording: Wording): void {
  const first: number[] = [];
  const third: number[] = [];
  const answerable: number[] = [];
  const unanswerable: number[] = [];
  const right: number[] = [];
  for (const sample of samples.filter((one) => one.wording === wording)) {
    const { ranking, confidence } = fits[sample.fold]!;
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
  const { threshold, kept } = keptAt(0.05, answerable, unanswerable);
  const figures: readonly (readonly [string, number])[] = [
    ['AIQ@1', mean(first)],
    ['AIQ@3', mean(third)],
    ['AUROC, article taken out', auroc(answerable, unanswerable)],
    ['answerable kept at 5 % false answers', kept],
    ['... of those with the right sentence first', right.filter((score) => score >= threshold).length / right.length],
    ['... threshold', threshold],
  ];
  for (const [name, value] of figures) {
    process.stdout.write(`${wording.padEnd(10)}${name.padEnd(45)}${value.toFixed(3)}\n`);
  }
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
  const fits = Array.from({ length: FOLDS }, (_, fold) => fit(samples.filter((sample) => sample.fold !== fold)));
  for (const wording of ['own', 'synonyms', 'english'] as const) judge(samples, fits, wording);
  write(fit(samples));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
