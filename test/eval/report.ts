import type { Figures } from './asking.js';
import type { Estimate } from './bootstrap.js';
import type { Target } from './targets.js';

/** What was measured of one set. */
export interface SetFigures {
  /** By language and kind. */
  readonly groups: ReadonlyMap<string, Figures>;
  readonly figures: Figures;
}

/** Markdown tables; `failed` when something in them misses what is expected of it. */
export interface Report {
  readonly table: string;
  readonly failed: boolean;
}

const number = (value: number): string => (Number.isNaN(value) ? 'none' : `${+value.toFixed(3)}`);

/** `0.613 (0.5 to 0.7)` */
function told({ value, low, high }: Estimate): string {
  return low === undefined || high === undefined
    ? number(value)
    : `${number(value)} (${number(low)} to ${number(high)})`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

/** Every figure of every set with its 95 % interval and what is expected of it: by group, then of whole sets. */
export function reportFigures(results: ReadonlyMap<string, SetFigures>, targets: readonly Target[]): Report {
  let failed = false;
  const cell = (set: string, group: string | undefined, figure: string, estimate: Estimate | undefined): string => {
    const target = targets.find((one) => one.set === set && one.group === group && one.figure === figure);
    if (estimate === undefined) return '';
    if (target === undefined) return told(estimate);
    const { value } = estimate;
    const passed = value >= (target.least ?? value) && value <= (target.most ?? value);
    failed ||= !passed;
    const bound = target.least === undefined ? `<= ${number(target.most!)}` : `>= ${number(target.least)}`;
    return `${told(estimate)}, ${bound} ${passed ? 'OK' : 'FAIL'}`;
  };
  const grouped = [...results].flatMap(([set, { groups }]) => [...groups].map(([group, of]) => ({ set, group, of })));
  const columns = [...new Set(grouped.flatMap(({ of }) => [...of.keys()]))];
  const byGroup = grouped.map(({ set, group, of }) => [
    ...[set, group],
    ...columns.map((figure) => cell(set, group, figure, of.get(figure))),
  ]);
  const whole = [...results].flatMap(([set, { figures }]) =>
    [...figures].map(([figure, estimate]) => [set, figure, cell(set, undefined, figure, estimate)]),
  );
  const tables = [
    ...(byGroup.length > 0 ? [table(['set', 'questions of', ...columns], byGroup)] : []),
    table(['set', 'figure', 'value'], whole),
  ];
  return { table: tables.join('\n'), failed };
}
