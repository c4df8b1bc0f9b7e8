import { describe, expect, it } from 'vitest';
import type { SizeFigures } from './figures.js';
import { growthSvg } from './growth-svg.js';

const size = (articles: number, p50Ms: number, p95Ms: number, ingestSeconds: number): SizeFigures => ({
  articles,
  passages: 4 * articles,
  ingestSeconds,
  ingestPeakMiB: 0,
  passagesPerSecond: 0,
  diskMiB: 0,
  againSeconds: 0,
  newcomerSeconds: 0,
  newcomerCommandSeconds: 0,
  p50Ms,
  p95Ms,
  searchP50Ms: 0,
  searchMs: 0,
  rewriteSeconds: 0,
  rewritingSearchMs: 0,
  recall: 1,
  startSeconds: 0,
  answeringMiB: 0,
  chatMiB: 0,
});

const sizes = [size(1_000, 5, 14, 7), size(10_000, 8, 24, 75), size(100_000, 12, 33, 262)];

/** Corners of the lines of a look, in the order that they are drawn. */
const corners = (svg: string, look: string): number[][][] =>
  Array.from(svg.matchAll(new RegExp(`class="line ${look}" d="M([\\d.,L]+)"`, 'g')), ([, path]) =>
    path!.split('L').map((corner) => corner.split(',').map(Number)),
  );

describe('the picture of growth', () => {
  const svg = growthSvg(sizes);

  it('has a line for p50, for p95 and for the ingest, with a corner a size', () => {
    expect(corners(svg, 'one').map((line) => line.length)).toEqual([3, 3]);
    expect(corners(svg, 'two').map((line) => line.length)).toEqual([3]);
  });

  it('puts ten times the articles as far right each time, and more milliseconds higher', () => {
    const [[one, two, three]] = corners(svg, 'one') as [number[][]];
    expect(three![0]! - two![0]!).toBeCloseTo(two![0]! - one![0]!, 0);
    expect(two![1]).toBeLessThan(one![1]!);
    expect(three![1]).toBeLessThan(two![1]!);
  });

  it('says what is expected and what is', () => {
    expect(svg).toContain('p50: at most 160 ms, is 12.0');
    expect(svg).toContain('p95: at most 300 ms, is 33.0');
    expect(svg).toContain('ingest: is 262');
  });

  it('keeps every number inside the picture, also of one size and where all is far too slow', () => {
    for (const few of [sizes.slice(0, 1), [size(1_000, 900, 4_000, 9_000), size(34_152, 1_900, 9_000, 90_000)]]) {
      const drawn = growthSvg(few);
      expect(drawn).not.toMatch(/NaN|Infinity|undefined/);
      for (const line of [...corners(drawn, 'one'), ...corners(drawn, 'two')]) {
        for (const [x, y] of line) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(800);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(400);
        }
      }
    }
  });
});
