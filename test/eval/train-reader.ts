import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runRoot } from '../../src/cli/run.js';
import { PROJECT_ROOT } from '../../src/config.js';
import { VerbatimError } from '../../src/errors.js';
import { type JudgedSample, judgeSamples, learnFolds } from './cross-validation.js';
import { rightAmong, sureness } from './judged.js';
import { learn, weightsModule } from './learning.js';
import { auroc, keptAt, share } from './metrics.js';
import { writePiaf } from './piaf.js';
import { collectSamples, WORDINGS } from './piaf-samples.js';
import { hasShared } from './questions.js';
import { withTemporaryLibrary } from './temporary-library.js';

/* `npm run train:reader`: learns src/reader/weights.ts from PIAF dev and prints what cross-validation says of it. */

/** Thresholds whose price is shown. */
const OPERATING_POINTS = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7];

/** What a person needs to choose the threshold; `npm run eval` has the rest, with intervals. */
function figures(judged: readonly JudgedSample[]): [string, number][] {
  const answered = judged.filter((one) => one.answerable);
  const found = answered.filter((one) => rightAmong(3, one));
  const [answerable, unanswerable] = sureness(judged);
  const { threshold, kept } = keptAt(0.05, answerable, unanswerable);
  const from = (scores: readonly number[], least: number): number => share(scores.map((score) => score >= least));
  return [
    ['AIQ@1', share(answered.map((one) => rightAmong(1, one)))],
    ['AIQ@3', found.length / answered.length],
    ['AUROC, article taken out', auroc(answerable, unanswerable)],
    ['answerable kept at 5 % false answers', kept],
    ['... of those with the right sentence among three', from(sureness(found)[0], threshold)],
    ['... threshold', threshold],
    ...OPERATING_POINTS.flatMap((least): [string, number][] => [
      [`answerable kept from ${least} on`, from(answerable, least)],
      [`false answers from ${least} on`, from(unanswerable, least)],
    ]),
  ];
}

await runRoot(async () => {
  if (!hasShared()) {
    const remedy = 'put PIAF dev at ../shared/data/piaf-dev.json';
    throw new VerbatimError('no-training-data', 'the reader is trained on PIAF dev, which is not there', remedy);
  }
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-train-'));
  try {
    const questions = writePiaf(folder);
    const samples = await withTemporaryLibrary([folder], (opened) => collectSamples(opened, questions));
    const judged = judgeSamples(samples, learnFolds(samples));
    for (const wording of WORDINGS) {
      for (const [name, value] of figures(judged.filter(({ sample }) => sample.wording === wording))) {
        process.stdout.write(`${wording.padEnd(10)}${name.padEnd(50)}${value.toFixed(3)}\n`);
      }
    }
    writeFileSync(`${PROJECT_ROOT}src/reader/weights.ts`, weightsModule(learn(samples)));
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
