import type { Figures } from './asking.js';
import type { Estimate } from './bootstrap.js';
import type { Condition } from './conditions.js';
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

const verdict = (passed: boolean): string => (passed ? 'OK' : 'FAIL');

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
      return [...cells, bound('>=', target.least) + bound('<=', target.most), verdict(passed)];
    }),
  );
  return {
    table: table(['set', 'figure', 'value', '95 % interval', 'expected', ''], rows),
    failed: rows.some((row) => row.at(-1) === 'FAIL'),
  };
}

/** Columns of the conditions' table. */
const COLUMNS = [
  'passage R@1',
  'passage R@10',
  'passage MRR@10',
  'passage nDCG@10',
  'AIQ@1',
  'AIQ@3',
  'mean excerpt length',
  'abstention AUROC',
];

/** Every condition that was measured, with its figures, their 95 % intervals below them, and what was expected of it. */
export function reportConditions(conditions: readonly Condition[], results: ReadonlyMap<string, Figures>): Report {
  const measured = conditions.filter(({ name }) => results.has(name));
  const rows = measured.map(({ name, expected, tolerance }) => {
    const figures = results.get(name)!;
    const cell = (figure: string): string => {
      const estimate = figures.get(figure);
      return estimate === undefined ? '' : `${number(estimate.value)}<br>${between(estimate)}`;
    };
    const bounds = Object.entries(expected);
    const passed = bounds.every(
      ([figure, value]) => Math.abs((figures.get(figure)?.value ?? Number.NaN) - value) <= tolerance,
    );
    const wanted = bounds.map(([figure, value]) => `${figure} ${number(value)} ± ${number(tolerance)}`);
    const cells = [name, ...COLUMNS.map(cell), wanted.join('<br>')];
    return [...cells, bounds.length === 0 ? '' : verdict(passed)];
  });
  return {
    table: table(['condition', ...COLUMNS, 'expected', ''], rows),
    failed: rows.some((row) => row.at(-1) === 'FAIL'),
  };
}
