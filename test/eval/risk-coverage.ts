import { type Clusters, interval, resamples } from './bootstrap.js';
import { coverage, isRight, type Judged, risk } from './judged.js';

/** Coverages at which the risk is told: 0.02, 0.04, ... 1. */
const GRID = Array.from({ length: 50 }, (_, index) => (index + 1) / 50);

interface CurvePoint {
  /** Share of the questions that are answered: those most surely answerable. */
  readonly coverage: number;
  /** Share of those answers that are wrong. */
  readonly risk: number;
}

/** Selective risk by coverage (El-Yaniv and Wiener 2010). */
export interface RiskCoverage {
  readonly points: readonly (CurvePoint & { readonly low: number; readonly high: number })[];
  /** Where the shipped threshold stands. */
  readonly operating: CurvePoint;
}

/** The risk at each coverage of the grid, of at least one question. */
export function risks(judged: readonly Judged[]): number[] {
  const sorted = [...judged].sort((a, b) => b.sure - a.sure);
  let wrong = 0;
  const wrongUpTo = sorted.map((one) => {
    wrong += Number(!isRight(one));
    return wrong;
  });
  return GRID.map((share) => {
    const count = Math.max(1, Math.round(share * sorted.length));
    return wrongUpTo[count - 1]! / count;
  });
}

/** The curve of a set with its 95 % bootstrap band. */
export function riskCoverage(clusters: Clusters<Judged>): RiskCoverage {
  const judged = clusters.flat();
  const drawn = Array.from(resamples(clusters), risks);
  const points = risks(judged).map((value, index) => ({
    coverage: GRID[index]!,
    risk: value,
    ...interval(drawn.map((one) => one[index]!)),
  }));
  return { points, operating: { coverage: coverage(judged), risk: risk(judged) } };
}
