import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLeft, isWorn, LARGEST_SEGMENT, mergeRuns, type PlannedSegment } from '../../src/library/segment-plan.js';

interface Planned extends PlannedSegment {
  /** How often a passage of it was built into an index, at most. */
  readonly builds: number;
}

/** What a keeper does with the plans of one ingest after another, on numbers alone. */
function grow(ingests: readonly number[]) {
  let segments: Planned[] = [];
  let all = 0;
  let covered = 0;
  let work = 0;
  const left: number[] = [];
  for (const added of ingests) {
    all += added;
    // More than one segment holds is first cut into whole ones, as the keeper does.
    while (all - covered > LARGEST_SEGMENT) {
      const last = covered + LARGEST_SEGMENT;
      segments = [
        ...segments,
        { first: covered + 1, last, passages: LARGEST_SEGMENT, built: LARGEST_SEGMENT, builds: 1 },
      ];
      covered = last;
      work += LARGEST_SEGMENT;
    }
    if (isLeft(all - covered, all)) {
      left.push(all - covered);
      continue;
    }
    const tail = { first: covered + 1, last: all, passages: all - covered, built: 0, builds: 0 };
    const units = [...segments, ...(tail.passages > 0 ? [tail] : [])];
    segments = mergeRuns(units).map((run) => {
      const merged = units.filter(({ first, last }) => first >= run.first && last <= run.last);
      if (merged.length === 1 && merged[0] !== tail) return merged[0]!;
      work += run.passages;
      return { ...run, built: run.passages, builds: 1 + Math.max(...merged.map(({ builds }) => builds)) };
    });
    covered = all;
  }
  return { segments, all, covered, work, left };
}

const ingests = fc.array(
  fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 3_000 }), fc.integer({ min: 1, max: 50_000 })),
  { minLength: 1, maxLength: 60 },
);

describe('the segments of an index', () => {
  test('hold every passage once, in runs that follow each other, none larger than the largest', () => {
    fc.assert(
      fc.property(ingests, (given) => {
        const { segments, covered } = grow(given);
        let above = 0;
        for (const { first, last, passages } of segments) {
          expect(first).toBe(above + 1);
          expect(passages).toBe(last - first + 1);
          expect(passages).toBeLessThanOrEqual(LARGEST_SEGMENT);
          above = last;
        }
        expect(above).toBe(covered);
      }),
    );
  });

  test('leave few passages to exact search: 2,048 or a tenth of all at most', () => {
    fc.assert(
      fc.property(ingests, (given) => {
        const { all, covered, left } = grow(given);
        expect(all - covered).toBeLessThanOrEqual(Math.min(2_048, all * 0.1));
        for (const one of left) expect(one).toBeLessThanOrEqual(2_048);
      }),
    );
  });

  test('are few, and no passage is built into one again and again', () => {
    fc.assert(
      fc.property(ingests, (given) => {
        const { segments, all } = grow(given);
        const depth = Math.ceil(Math.log2(Math.max(2, all))) + 1;
        const halfFull = segments.filter(({ passages }) => passages > LARGEST_SEGMENT / 2).length;
        expect(segments.length - halfFull).toBeLessThanOrEqual(depth);
        expect(halfFull).toBeLessThanOrEqual((2 * all) / LARGEST_SEGMENT);
        for (const { builds } of segments) expect(builds).toBeLessThanOrEqual(depth);
      }),
      { numRuns: 300 },
    );
  });

  test('of an archive that comes in thousand by thousand cost a few builds a passage in all', () => {
    const { work, all, segments } = grow(Array.from({ length: 300 }, () => 500));
    expect(all).toBe(150_000);
    expect(work).toBeLessThan(all * Math.log2(all));
    expect(segments.length).toBeLessThan(16);
  });

  test('of a corpus that grows by a ninth at a time are not all built anew each time', () => {
    const sizes = [100];
    for (let all = 100; all < 30_000; all = Math.ceil((all * 10) / 9)) sizes.push(Math.ceil((all * 10) / 9) - all);
    const { segments, all, work } = grow(sizes);
    for (const { builds } of segments) expect(builds).toBeLessThanOrEqual(Math.log2(all));
    expect(work).toBeLessThan(6 * all);
  });

  test('take in what is new at once where there is nothing else', () => {
    expect(isLeft(3, 3)).toBe(false);
    expect(grow([3]).segments).toMatchObject([{ first: 1, last: 3, passages: 3 }]);
  });

  test('that stand beside each other as they should are left as they are', () => {
    fc.assert(
      fc.property(ingests, (given) => {
        const { segments } = grow(given);
        expect(mergeRuns(segments)).toHaveLength(segments.length);
      }),
    );
  });

  test('are built anew when more than a quarter is gone', () => {
    expect(isWorn({ first: 1, last: 100, built: 100, passages: 75 })).toBe(false);
    expect(isWorn({ first: 1, last: 100, built: 100, passages: 74 })).toBe(true);
    expect(isWorn({ first: 1, last: 100, built: 0, passages: 0 })).toBe(false);
  });
});
