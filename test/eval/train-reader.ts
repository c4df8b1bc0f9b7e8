import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runRoot } from '../../src/cli/run.js';
import { PROJECT_ROOT } from '../../src/config.js';
import { VerbatimError } from '../../src/errors.js';
import { hasShared } from './questions.js';
import { writeReaderLists } from './reader/write-reader-lists.js';

/*
 * `npm run train:reader`: learns src/reader/weights.ts from PIAF dev, and for the evaluation the weights of each fold's
 * others, test/eval/reader/folds.json; prints what cross-validation says.
 */

/** Debian's, which has python3-torch. */
const PYTHON = '/usr/bin/python3';

const weightsModule = (
  weights: unknown,
): string => `// Written by \`npm run train:reader\`; test/eval/README.md is their model card.
import type { ReaderWeights } from './network.js';

// biome-ignore format: generated numbers
export const WEIGHTS: ReaderWeights = ${JSON.stringify(weights).replaceAll('],[', '],\n[').replaceAll(',"', ',\n"')};
`;

await runRoot(async () => {
  if (!hasShared()) {
    const remedy = 'put PIAF dev at ../shared/data/piaf-dev.json';
    throw new VerbatimError('no-training-data', 'the reader is trained on PIAF dev, which is not there', remedy);
  }
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-train-'));
  try {
    await writeReaderLists(folder);
    const { status } = spawnSync(PYTHON, [`${PROJECT_ROOT}test/eval/reader/learn.py`, folder], { stdio: 'inherit' });
    if (status !== 0) {
      const remedy = 'install Debian’s python3-torch and python3-numpy, then run it again';
      throw new VerbatimError('not-learnt', `${PYTHON} test/eval/reader/learn.py failed`, remedy);
    }
    const { whole, folds } = JSON.parse(readFileSync(join(folder, 'weights.json'), 'utf8'));
    writeFileSync(`${PROJECT_ROOT}src/reader/weights.ts`, weightsModule(whole));
    writeFileSync(`${PROJECT_ROOT}test/eval/reader/folds.json`, `${JSON.stringify(folds)}\n`);
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
