import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/config.js';
import { answerability, type Learnt, learn, rank, weightsModule } from './learning.js';
import { auroc, keptAt, mean } from './metrics.js';
import { writePiaf } from './piaf.js';
import { collectSamples, FOLDS, type ReadSentences, type Sample, WORDINGS, type Wording } from './piaf-samples.js';
import { hasShared } from './questions.js';
import { withTemporaryLibrary } from './temporary-library.js';

/** Thresholds whose price is shown. */
const OPERATING_POINTS = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7];

/** The figures of one wording, each question judged by weights of the other folds. */
function judge(samples: readonly Sample[], folds: readonly Learnt[], wording: Wording): void {
  const first: number[] = [];
  const third: number[] = [];
  const answerable: number[] = [];
  const unanswerable: number[] = [];
  const found: number[] = [];
  for (const sample of samples.filter((one) => one.wording === wording)) {
    const learnt = folds[sample.fold]!;
    const sure = (read: ReadSentences): number => answerability(learnt, rank(learnt, read), sample.words);
    const labels = rank(learnt, sample.answerable).map(({ label }) => label);
    const rightAmongThree = labels.slice(0, 3).includes(1);
    first.push(labels[0] ?? 0);
    third.push(Number(rightAmongThree));
    answerable.push(sure(sample.answerable));
    if (rightAmongThree) found.push(answerable.at(-1)!);
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

if (!hasShared()) throw new Error('../shared is not beside the project: the reader is trained on its PIAF dev');
const folder = mkdtempSync(join(tmpdir(), 'verbatim-train-'));
try {
  const questions = writePiaf(join(folder, 'articles'));
  const samples = await withTemporaryLibrary([join(folder, 'articles')], (opened) => collectSamples(opened, questions));
  const folds = Array.from({ length: FOLDS }, (_, fold) => learn(samples.filter((sample) => sample.fold !== fold)));
  for (const wording of WORDINGS) judge(samples, folds, wording);
  writeFileSync(`${PROJECT_ROOT}src/reader/weights.ts`, weightsModule(learn(samples)));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
