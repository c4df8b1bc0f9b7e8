import type { Figures } from './asking.js';
import type { Estimate } from './bootstrap.js';
import type { Target } from './targets.js';

/** A Markdown table; `failed` when something in it misses what is expected of it. */
export interface Report {
  readonly table: string;
  readonly failed: boolean;
}

const number = (value: number): string => (Number.isNaN(value) ? 'none' : `${+value.toFixed(3)}`);

const between = ({ low, high }: Estimate): string =>
  low === undefined || high === undefined ? '' : `${number(low)} to ${number(high)}`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

/** Every figure of every set with its 95 % interval and what was expected of it. */
export function reportFigures(results: ReadonlyMap<string, Figures>, targets: readonly Target[]): Report {
  const bound = (sign: string, limit: number | undefined): string =>
    limit === undefined ? '' : `${sign} ${number(limit)}`;
  const rows = [...results].flatMap(([set, figures]) =>
    [...figures].map(([figure, estimate]) => {
      const target = targets.find((one) => one.set === set && one.figure === figure);
      const { value } = estimate;
      const cells = [set, figure, number(value), between(estimate)];
      if (target === undefined) return [...cells, '', ''];
      const passed = value >= (target.least ?? value) && value <= (target.most ?? value);
      return [...cells, bound('>=', target.least) + bound('<=', target.most), passed ? 'OK' : 'FAIL'];
    }),
  );
  return {
    table: table(['set', 'figure', 'value', '95 % interval', 'expected', ''], rows),
    failed: rows.some((row) => row.at(-1) === 'FAIL'),
  };
}
