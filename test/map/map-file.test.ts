import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Drawing } from '../../src/map/drawing.js';
import { mapFolder, readMap, writeMap } from '../../src/map/map-file.js';
import { METHOD, SEED } from '../../src/map/method.js';

let library: string;
beforeEach(() => {
  library = mkdtempSync(join(tmpdir(), 'verbatim-map-'));
});
afterEach(() => rmSync(library, { recursive: true, force: true }));

const NOW = '00112233aabb';
const EARLIER = 'ffeeddccbbaa';

const drawing = (ids: readonly number[], generation = NOW): Drawing => ({
  ...{ generation, model: 'f'.repeat(64), method: METHOD, seed: SEED, last: ids.at(-1) ?? 0 },
  ids: Float64Array.from(ids),
  x: Float32Array.from(ids, (id) => (id % 7) / 7),
  y: Float32Array.from(ids, (id) => (id % 5) / 5),
});

describe('the file of a map', () => {
  it('gives back what was written', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 2 ** 40 }), { maxLength: 60 }), (ids) => {
        const folder = mapFolder(library, 'default');
        const written = drawing(ids.sort((a, b) => a - b));
        writeMap(folder, written);
        expect(readMap(folder, NOW)).toEqual(written);
      }),
    );
  });

  it('takes the place of the former one', () => {
    const folder = mapFolder(library, 'default');
    writeMap(folder, drawing([1, 2], EARLIER));
    expect(readMap(folder, NOW)?.generation).toBe(EARLIER);
    writeMap(folder, drawing([1, 2, 3]));
    expect(readdirSync(folder)).toEqual([`${NOW}.map`]);
  });

  it('is not read where a byte of it is another, or is missing', () => {
    const folder = mapFolder(library, 'default');
    writeMap(folder, drawing([3, 5, 8, 13]));
    const file = join(folder, `${NOW}.map`);
    const whole = readFileSync(file);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const damaged = Buffer.from(whole);
        damaged[at]! ^= by;
        writeFileSync(file, damaged);
        expect(readMap(folder, NOW)).toBeNull();
        writeFileSync(file, whole.subarray(0, at));
        expect(readMap(folder, NOW)).toBeNull();
      }),
    );
  });

  it('is not read where it was drawn with another method', () => {
    const folder = mapFolder(library, 'default');
    writeMap(folder, { ...drawing([1, 2]), method: 'another' });
    expect(readMap(folder, NOW)).toBeNull();
  });

  it('is none where nothing was drawn', () => {
    expect(readMap(mapFolder(library, 'default'), NOW)).toBeNull();
  });

  it('has another folder for each corpus, and for several together a name that is short enough', () => {
    const many = Array.from({ length: 8 }, (_, at) => `${at}`.repeat(64)).join(',');
    const names = ['default', 'news', 'default,news', many];
    expect(new Set(names.map((name) => mapFolder(library, name))).size).toBe(names.length);
    writeMap(mapFolder(library, many), drawing([1]));
    expect(readMap(mapFolder(library, many), NOW)).not.toBeNull();
  });
});
