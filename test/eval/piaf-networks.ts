import { existsSync, readFileSync } from 'node:fs';
import { PROJECT_ROOT } from '../../src/config.js';
import { VerbatimError } from '../../src/errors.js';
import { ReaderNetwork, type ReaderWeights } from '../../src/reader/network.js';
import type { PiafQuestion } from './piaf.js';
import { FOLDS, foldOf } from './piaf-folds.js';

const FILE = 'test/eval/reader/folds.json';

/** The networks that judge PIAF's questions: the i-th was learnt without the articles of fold i. */
export type FoldNetworks = readonly ReaderNetwork[];

/** @throws VerbatimError when `npm run train:reader` has not left one for each fold */
export function readFoldNetworks(): FoldNetworks {
  const path = `${PROJECT_ROOT}${FILE}`;
  const folds: ReaderWeights[] = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : [];
  if (folds.length !== FOLDS) {
    const remedy = 'run npm run train:reader';
    throw new VerbatimError(
      'no-folds',
      `${FILE} holds ${folds.length} networks, not one for each of ${FOLDS} folds`,
      remedy,
    );
  }
  return folds.map((weights) => new ReaderNetwork(weights));
}

/** The network that saw neither the question nor another of its article. */
export const networkFor = (networks: FoldNetworks, question: Pick<PiafQuestion, 'article'>): ReaderNetwork =>
  networks[foldOf(question)]!;
