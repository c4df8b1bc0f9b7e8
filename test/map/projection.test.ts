import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { project } from '../../src/map/projection.js';

const DIMENSIONS = 24;

/** Unit vectors about a few directions, `each` about every one; the same for the same numbers. */
function clustered(clusters: number, each: number): { embeddings: Float32Array[]; cluster: number[] } {
  const embeddings: Float32Array[] = [];
  const cluster: number[] = [];
  for (let at = 0; at < clusters * each; at += 1) {
    const vector = Float32Array.from(
      { length: DIMENSIONS },
      (_, axis) => 0.15 * Math.sin(at * 7.3 + axis * axis * 1.7),
    );
    vector[at % clusters]! += 1;
    const length = Math.hypot(...vector);
    embeddings.push(vector.map((part) => part / length));
    cluster.push(at % clusters);
  }
  return { embeddings, cluster };
}

const ignore = () => {};

describe('the projection', () => {
  it('puts neighbours beside each other', async () => {
    const { embeddings, cluster } = clustered(4, 30);
    const { x, y } = await project(embeddings, ignore);
    const nearest = embeddings.map((_, at) => {
      const away = embeddings.map((_, other) =>
        other === at ? Number.POSITIVE_INFINITY : Math.hypot(x[at]! - x[other]!, y[at]! - y[other]!),
      );
      return away.indexOf(Math.min(...away));
    });
    const together = nearest.filter((near, at) => cluster[near] === cluster[at]).length;
    expect(together / embeddings.length).toBeGreaterThan(0.95);
  });

  it('draws the same points of the same embeddings', async () => {
    const { embeddings } = clustered(3, 20);
    expect(await project(embeddings, ignore)).toEqual(await project(embeddings, ignore));
  });

  it('keeps every point in the unit square, few or many', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 24 }), fc.integer({ min: 1, max: 4 }), async (count, clusters) => {
        const embeddings = clustered(clusters, 24).embeddings.slice(0, count);
        const { x, y } = await project(embeddings, ignore);
        expect([x.length, y.length]).toEqual([count, count]);
        for (const at of [...x, ...y]) {
          expect(at).toBeGreaterThanOrEqual(0);
          expect(at).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('has a place for passages that are all alike', async () => {
    const embeddings = Array.from({ length: 12 }, () =>
      Float32Array.from({ length: DIMENSIONS }, () => DIMENSIONS ** -0.5),
    );
    const { x, y } = await project(embeddings, ignore);
    for (const at of [...x, ...y]) expect(at).toBeGreaterThanOrEqual(0);
  });

  it('tells how far it is', async () => {
    const told: number[] = [];
    await project(clustered(2, 10).embeddings, (done, total) => told.push(done / total));
    expect(told.length).toBeGreaterThan(1);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBeLessThanOrEqual(1);
  });
});
