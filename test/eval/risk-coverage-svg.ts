import type { RiskCoverage } from './risk-coverage.js';

const WIDTH = 680;
const HEIGHT = 420;
/** Margins of the plot; above it the legend has a line for each curve. */
const LEFT = 64;
const RIGHT = 24;
const BOTTOM = 56;
const LEGEND_LINE = 20;

/** Colours that are told apart on white and on black, by people of any colour vision (Okabe and Ito 2008). */
const COLOURS = ['#0072b2', '#d55e00', '#009e73'];

const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #333 }
  .axis { stroke: #666 } .grid { stroke: #ddd }
  .line { fill: none; stroke-width: 2 } .band { opacity: .15 } .point { stroke: #fff; stroke-width: 1.5 }
  @media (prefers-color-scheme: dark) {
    text { fill: #ddd } .axis { stroke: #999 } .grid { stroke: #3a3a3a } .band { opacity: .22 } .point { stroke: #111 }
  }`;

/** A line of the picture. */
export interface NamedCurve extends RiskCoverage {
  readonly name: string;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const round = (value: number): number => Math.round(value * 10) / 10;
const atX = (coverage: number): number => round(LEFT + coverage * (WIDTH - LEFT - RIGHT));
const percent = (share: number): string => `${Math.round(share * 100)} %`;

const path = (corners: readonly (readonly [number, number])[]): string =>
  `M${corners.map(([x, y]) => `${x},${y}`).join('L')}`;

/** Risk by coverage as an SVG of its own: a line with its 95 % band for each set, its operating point marked. */
export function riskCoverageSvg(curves: readonly NamedCurve[]): string {
  const highest = Math.max(
    0.1,
    ...curves.flatMap(({ points, operating }) => [operating.risk, ...points.map(({ high }) => high)]),
  );
  const top = Math.ceil(highest * 10) / 10;
  const plotHeight = HEIGHT - BOTTOM - LEGEND_LINE * (curves.length + 1);
  const atY = (risk: number): number => round(HEIGHT - BOTTOM - (risk / top) * plotHeight);

  const vertical = [0, 0.2, 0.4, 0.6, 0.8, 1].map(
    (coverage) =>
      `<path class="grid" d="${path([
        [atX(coverage), atY(0)],
        [atX(coverage), atY(top)],
      ])}"/>` + `<text x="${atX(coverage)}" y="${atY(0) + 20}" text-anchor="middle">${percent(coverage)}</text>`,
  );
  const step = top > 0.5 ? 0.2 : 0.1;
  const horizontal = Array.from({ length: Math.floor(top / step + 1e-9) + 1 }, (_, index) => index * step).map(
    (risk) =>
      `<path class="grid" d="${path([
        [atX(0), atY(risk)],
        [atX(1), atY(risk)],
      ])}"/>` + `<text x="${atX(0) - 8}" y="${atY(risk) + 4}" text-anchor="end">${percent(risk)}</text>`,
  );
  const drawn = curves.map(({ name, points, operating }, index) => {
    const colour = COLOURS[index % COLOURS.length]!;
    const upper = points.map(({ coverage, high }): [number, number] => [atX(coverage), atY(high)]);
    const lower = points.map(({ coverage, low }): [number, number] => [atX(coverage), atY(low)]).reverse();
    const middle = points.map(({ coverage, risk }): [number, number] => [atX(coverage), atY(risk)]);
    const legend = LEGEND_LINE * (index + 1);
    return {
      band: `<path class="band" fill="${colour}" d="${path([...upper, ...lower])}Z"/>`,
      line: `<path class="line" stroke="${colour}" d="${path(middle)}"/>`,
      point: `<circle class="point" fill="${colour}" cx="${atX(operating.coverage)}" cy="${atY(operating.risk)}" r="6"/>`,
      legend:
        `<path class="line" stroke="${colour}" d="M${LEFT},${legend - 4}h24"/>` +
        `<text x="${LEFT + 32}" y="${legend}">${escaped(name)}; as shipped (dot): ` +
        `${percent(operating.coverage)} answered, ${percent(operating.risk)} of the answers wrong</text>`,
    };
  });
  const middleY = (atY(0) + atY(top)) / 2;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img">`,
    '<title>Risk by coverage</title>',
    `<style>${STYLE}\n</style>`,
    ...vertical,
    ...horizontal,
    `<path class="axis" fill="none" d="${path([
      [atX(0), atY(top)],
      [atX(0), atY(0)],
      [atX(1), atY(0)],
    ])}"/>`,
    `<text x="${atX(0.5)}" y="${HEIGHT - 14}" text-anchor="middle">coverage: share of all questions that are answered</text>`,
    `<text transform="translate(18 ${middleY}) rotate(-90)" text-anchor="middle">risk: share of answers that are wrong</text>`,
    // No band over a line, no line over a point.
    ...(['band', 'line', 'point', 'legend'] as const).flatMap((part) => drawn.map((curve) => curve[part])),
    '</svg>',
    '',
  ].join('\n');
}
