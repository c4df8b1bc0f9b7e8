import type { Figures } from './asking.js';
import { TARGETS } from './targets.js';

/** The figures as a Markdown table, each with what was expected of it; `failed` when one misses its bound. */
export function report(results: ReadonlyMap<string, Figures>): { table: string; failed: boolean } {
  let failed = false;
  const lines = ['| set | figure | value | expected | |', '|---|---|---|---|---|'];
  const bound = (sign: string, limit: number | undefined): string =>
    limit === undefined ? '' : `${sign} ${+limit.toFixed(3)}`;
  for (const [set, figures] of results) {
    for (const [figure, value] of figures) {
      const target = TARGETS.find((one) => one.set === set && one.figure === figure);
      const passed = target === undefined || (value >= (target.least ?? value) && value <= (target.most ?? value));
      failed ||= !passed;
      const verdict = target === undefined ? '' : passed ? 'OK' : 'FAIL';
      const expected = target === undefined ? '' : bound('>=', target.least) + bound('<=', target.most);
      lines.push(`| ${set} | ${figure} | ${+value.toFixed(3)} | ${expected} | ${verdict} |`);
    }
  }
  return { table: `${lines.join('\n')}\n`, failed };
}
