import type { SizeFigures } from './figures.js';
import { TARGETS } from './targets.js';

const WIDTH = 800;
const HEIGHT = 400;
/** Above the plot: the panel's title and a line for each curve. */
const TOP = 84;
const LEGEND_LINE = 20;
const BOTTOM = 56;
const LEFT = 56;
/** Between the two panels, with the second one's axis in it. */
const GAP = 108;
const RIGHT = 52;
const PANEL = (WIDTH - LEFT - GAP - RIGHT) / 2;
/** Lines of a grid at most. */
const MOST_STEPS = 6;

const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #333 }
  .axis { stroke: #666; fill: none } .grid { stroke: #ddd }
  .target { stroke: #666; stroke-dasharray: 2 3 }
  .line { fill: none; stroke-width: 2 } .point { stroke: #fff }
  .one { stroke: #0072b2 } .one-point { fill: #0072b2 } .two { stroke: #d55e00; stroke-dasharray: 7 4 } .two-point { fill: #d55e00 }
  @media (prefers-color-scheme: dark) {
    text { fill: #ddd } .axis { stroke: #999 } .grid { stroke: #3a3a3a } .target { stroke: #aaa } .point { stroke: #111 }
    .one { stroke: #56b4e9 } .one-point { fill: #56b4e9 } .two { stroke: #e69f00 } .two-point { fill: #e69f00 }
  }`;

interface Curve {
  readonly name: string;
  readonly of: (size: SizeFigures) => number;
  /** Expected at most; null: nothing is. */
  readonly most: number | null;
  /** How it is drawn: told apart by dashes and by the shape of its points, not by colour alone. */
  readonly look: 'one' | 'two';
}

interface Panel {
  readonly title: string;
  readonly unit: string;
  readonly curves: readonly Curve[];
}

const most = (figure: keyof typeof TARGETS): number | null => {
  const bound = TARGETS[figure];
  return bound !== undefined && 'most' in bound ? bound.most : null;
};

const PANELS: readonly Panel[] = [
  {
    title: 'a question',
    unit: 'ms',
    curves: [
      { name: 'p95', of: ({ p95Ms }) => p95Ms, most: most('p95Ms'), look: 'two' },
      { name: 'p50', of: ({ p50Ms }) => p50Ms, most: most('p50Ms'), look: 'one' },
    ],
  },
  {
    title: 'ingest from nothing',
    unit: 's',
    curves: [{ name: 'ingest', of: ({ ingestSeconds }) => ingestSeconds, most: null, look: 'one' }],
  },
];

const round = (value: number): number => Math.round(value * 10) / 10;

/** 1, 2 or 5 times a power of ten, such that at most `MOST_STEPS` of them reach the value. */
function stepTo(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value / MOST_STEPS));
  return [1, 2, 5, 10].map((times) => times * power).find((step) => step * MOST_STEPS >= value) ?? 10 * power;
}

function point(look: Curve['look'], x: number, y: number): string {
  return look === 'one'
    ? `<circle class="point one-point" cx="${x}" cy="${y}" r="5"/>`
    : `<rect class="point two-point" x="${round(x - 4.5)}" y="${round(y - 4.5)}" width="9" height="9"/>`;
}

function drawPanel({ title, unit, curves }: Panel, left: number, sizes: readonly SizeFigures[]): string[] {
  const logs = sizes.map(({ articles }) => Math.log10(articles));
  const [low, high] = [Math.min(...logs), Math.max(...logs)];
  const atX = (articles: number): number =>
    round(left + PANEL * (high === low ? 0.5 : (Math.log10(articles) - low) / (high - low)));
  const highest = Math.max(...curves.flatMap(({ of, most: target }) => [target ?? 0, ...sizes.map(of)]));
  const step = stepTo(highest);
  const top = step * Math.ceil(highest / step + 0.1);
  const atY = (value: number): number => round(HEIGHT - BOTTOM - (value / top) * (HEIGHT - BOTTOM - TOP));
  const [first, last] = [round(left), round(left + PANEL)];

  const horizontal = Array.from({ length: Math.round(top / step) + 1 }, (_, at) => round(at * step * 1000) / 1000).map(
    (value) =>
      `<path class="grid" d="M${first},${atY(value)}H${last}"/>` +
      `<text x="${first - 8}" y="${atY(value) + 4}" text-anchor="end">${value}</text>`,
  );
  const vertical = sizes.map(
    ({ articles }) =>
      `<path class="grid" d="M${atX(articles)},${atY(0)}V${atY(top)}"/>` +
      `<text x="${atX(articles)}" y="${atY(0) + 20}" text-anchor="middle">${articles.toLocaleString('en')}</text>`,
  );
  const targets = curves.flatMap(({ most: target }) =>
    target === null
      ? []
      : [
          `<path class="target" d="M${first},${atY(target)}H${last}"/>` +
            `<text x="${last + 8}" y="${atY(target) + 4}">≤ ${target}</text>`,
        ],
  );
  const drawn = curves.flatMap(({ of, look }) => {
    const corners = sizes.map((size): [number, number] => [atX(size.articles), atY(of(size))]);
    return [
      `<path class="line ${look}" d="M${corners.map(([x, y]) => `${x},${y}`).join('L')}"/>`,
      ...corners.map(([x, y]) => point(look, x, y)),
    ];
  });
  const largest = sizes.at(-1)!;
  const legend = curves.map(({ name, of, most: target, look }, at) => {
    const y = LEGEND_LINE * (at + 2);
    const value = of(largest);
    const expected = target === null ? '' : `at most ${target} ${unit}, `;
    return (
      `<path class="line ${look}" d="M${first},${y - 4}h36"/>${point(look, first + 18, y - 4)}` +
      `<text x="${first + 44}" y="${y}">${name}: ${expected}is ${value.toFixed(value < 100 ? 1 : 0)}</text>`
    );
  });
  return [
    `<text x="${first}" y="${LEGEND_LINE}">${title}, ${unit}</text>`,
    ...horizontal,
    ...vertical,
    `<path class="axis" d="M${first},${atY(top)}V${atY(0)}H${last}"/>`,
    ...targets,
    ...drawn,
    ...legend,
    `<text x="${round(left + PANEL / 2)}" y="${HEIGHT - 14}" text-anchor="middle">articles (logarithmic)</text>`,
  ];
}

/**
 * Time of a question, and of the whole ingest, by the number of articles, as an SVG of its own: two panels, what is
 * expected as a thin line.
 * @param sizes from few articles to many, at least one
 */
export function growthSvg(sizes: readonly SizeFigures[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img">`,
    '<title>Time of a question and of the ingest by the number of articles</title>',
    `<style>${STYLE}\n</style>`,
    ...PANELS.flatMap((panel, at) => drawPanel(panel, LEFT + at * (PANEL + GAP), sizes)),
    '</svg>',
    '',
  ].join('\n');
}
