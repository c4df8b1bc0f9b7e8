import { describe, expect, it } from 'vitest';
import { alone } from './bootstrap.js';
import type { Judged } from './judged.js';
import { riskCoverage, risks } from './risk-coverage.js';
import { riskCoverageSvg } from './risk-coverage-svg.js';

const judged = (sure: number, right: boolean, answerable = true): Judged => ({
  cluster: `${sure}`,
  answerable,
  right: [right],
  lengths: [100],
  sure,
  confidence: sure,
  answered: sure >= 0.5,
});

/** 100 questions: the surer half is right, the other wrong. */
const halfRight = Array.from({ length: 100 }, (_, index) => judged(index / 100, index >= 50));

describe('the risk by coverage', () => {
  it('counts the surest questions first', () => {
    const curve = risks(halfRight);
    expect(curve[24]).toBe(0); // half of them answered
    expect(curve[49]).toBe(0.5); // all of them
  });

  it('counts an answer to an unanswerable question as wrong, whatever it quotes', () => {
    expect(risks([judged(0.9, true, false)]).at(-1)).toBe(1);
  });

  it('takes an answer for right when one of its first three excerpts answers', () => {
    const among = (right: boolean[]): Judged => ({ ...judged(0.9, false), right });
    expect(risks([among([false, false, true])]).at(-1)).toBe(0);
    expect(risks([among([false, false, false, true])]).at(-1)).toBe(1);
  });

  it('marks where the shipped threshold stands', () => {
    expect(riskCoverage(alone(halfRight)).operating).toEqual({ coverage: 0.5, risk: 0 });
  });

  it('has a band around it', () => {
    for (const { risk, low, high } of riskCoverage(alone(halfRight)).points) {
      expect(low).toBeLessThanOrEqual(risk);
      expect(high).toBeGreaterThanOrEqual(risk);
    }
  });
});

describe('its picture', () => {
  const svg = riskCoverageSvg([
    { name: 'one & <two>', ...riskCoverage(alone(halfRight)) },
    { name: 'other', ...riskCoverage(alone(halfRight)) },
  ]);

  it('has a line and an operating point for each set, both axes named', () => {
    expect(svg.match(/class="band"/g)).toHaveLength(2);
    expect(svg.match(/<circle/g)).toHaveLength(2);
    expect(svg).toContain('>coverage: ');
    expect(svg).toContain('>risk: ');
  });

  it('escapes names, and tells the operating point in words', () => {
    expect(svg).toContain('one &amp; &lt;two&gt;; as shipped (dot): 50 % answered, 0 % of the answers wrong');
  });

  it('stays inside its frame', () => {
    const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)!.map(Number);
    const points = [...svg.matchAll(/[ML](\d+(?:\.\d+)?),(\d+(?:\.\d+)?)/g)];
    expect(points.length).toBeGreaterThan(200);
    for (const [, x, y] of points) {
      expect(Number(x)).toBeLessThanOrEqual(width!);
      expect(Number(y)).toBeLessThanOrEqual(height!);
    }
  });

  it('is readable on a dark page', () => {
    expect(svg).toContain('@media (prefers-color-scheme: dark)');
  });
});
