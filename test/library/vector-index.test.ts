/** The graph by itself: what it finds, and what it leaves of what was erased. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { VectorIndex } from '../../src/library/index/vector-index.js';
import { ExactNeighbours } from '../bench/exact-neighbours.js';
import { randomness } from '../bench/randomness.js';
import { temporaryFolder } from './corpora.js';

const DIMENSIONS = 32;
const COUNT = 4_000;
const QUESTIONS = 200;

const random = randomness(7);

/** Anywhere on the sphere: sums of twelve even numbers are as good as normal ones. */
function unit(): Float32Array {
  const vector = Float32Array.from(
    { length: DIMENSIONS },
    () => Array.from({ length: 12 }, random).reduce((a, b) => a + b) - 6,
  );
  const length = Math.hypot(...vector);
  return vector.map((float) => float / length);
}

const vectors = Array.from({ length: COUNT }, unit);
const questions = Array.from({ length: QUESTIONS }, unit);

/** Mean recall@10 over all questions, of the places that are left. */
function recall(index: VectorIndex, isLeft: (place: number) => boolean): number {
  const entries = [...vectors.entries()].filter(([id]) => isLeft(id)).map(([id, embedding]) => ({ id, embedding }));
  const exact = new ExactNeighbours({ count: entries.length, dimensions: DIMENSIONS });
  for (const entry of entries) exact.add(entry);
  const found = questions.map((question) => {
    const places = index.nearest(question, 10).map(({ slot: place }) => place);
    expect(places.every(isLeft)).toBe(true);
    return exact.recall(question, places, 10);
  });
  return found.reduce((sum, one) => sum + one, 0) / QUESTIONS;
}

test('a graph finds what exact search finds, also out of a file, added to, and with a tenth of it erased', () => {
  const file = join(temporaryFolder(), 'graph');
  const first = VectorIndex.empty(DIMENSIONS);
  for (const vector of vectors.slice(0, 2_500)) first.add(vector);
  first.write(file);
  const index = VectorIndex.load(file, DIMENSIONS);
  for (const vector of vectors.slice(2_500)) index.add(vector);
  expect(index.count()).toBe(COUNT);
  expect(recall(index, () => true)).toBeGreaterThanOrEqual(0.995);

  const isLeft = (place: number): boolean => place % 10 !== 3;
  for (const place of vectors.keys()) if (!isLeft(place)) index.erase(place);
  index.write(file);
  const erased = VectorIndex.load(file, DIMENSIONS);
  expect(erased.count()).toBe(COUNT);
  expect(recall(erased, isLeft)).toBeGreaterThanOrEqual(0.995);
  expect([erased.isErased(3), erased.isErased(4), erased.embedding(3)]).toEqual([true, false, null]);
  expect(erased.embedding(4)).toEqual([...vectors[4]!]);
});
