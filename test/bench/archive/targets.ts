import type { SizeFigures } from './figures.js';

/** The least, or the greatest, value of a figure that is OK. */
export type Bound = { readonly least: number } | { readonly most: number };

/** What is expected of the largest size that is measured: two cores with VNNI and the shipped models. */
export const TARGETS: Readonly<Partial<Record<keyof SizeFigures, Bound>>> = {
  passagesPerSecond: { least: 90 },
  ingestPeakMiB: { most: 1536 },
  againSeconds: { most: 20 },
  newcomerSeconds: { most: 1 },
  p50Ms: { most: 160 },
  p95Ms: { most: 300 },
  searchMs: { most: 15 },
  recall: { least: 0.995 },
  startSeconds: { most: 3 },
  answeringMiB: { most: 1229 },
  chatMiB: { most: 1229 },
};

/** p50 of the largest size over p50 of the smallest. */
export const GROWTH: Bound = { most: 3 };

export const holds = (bound: Bound, value: number): boolean =>
  'least' in bound ? value >= bound.least : value <= bound.most;

/** `>= 0.99`, and whether it is so. */
export function judged(bound: Bound, value: number): string {
  const said = 'least' in bound ? `>= ${bound.least}` : `<= ${bound.most}`;
  return `${said} ${holds(bound, value) ? 'OK' : 'FAIL'}`;
}
