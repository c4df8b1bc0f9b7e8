import { fitRanking, weigh } from './logit.js';
import { FOLDS, foldOf } from './piaf-folds.js';
import type { PiafReading } from './piaf-readings.js';
import { type Ranked, rankedBy } from './ranked.js';

/** The sentences of each reading ranked by a linear reader of `EXACT` that was learnt on the other folds. */
export function rankedLinearly(readings: readonly PiafReading[]): Ranked[] {
  const folds = Array.from({ length: FOLDS }, (_, fold) =>
    fitRanking(
      readings
        .filter(({ question }) => foldOf(question) !== fold)
        .map(({ sentences }) => ({
          rows: sentences.map(({ exact }) => exact),
          right: sentences.map(({ right }) => right),
        })),
    ),
  );
  return readings.map((reading) => {
    const weights = folds[foldOf(reading.question)]!;
    return rankedBy(reading, ({ exact }) => weigh(exact, weights));
  });
}
