import { setImmediate } from 'node:timers/promises';
import { LocalMAP, PCA } from '@saehrimnir/druidjs';
import { SEED } from './method.js';

/** Dimensions that the neighbours of a passage are looked for in. */
const AXES = 100;

/** Rounds of the power iteration: few, for neighbours do not depend on the last digits of an axis. */
const ROUNDS = 10;

const NEIGHBOURS = 10;

/** Steps of the three phases of LocalMAP together: its authors' defaults. */
const STEPS = 450;

/** Steps between which other work of this process gets its turn. */
const STEPS_AT_ONCE = 10;

/** Fewer have no neighbourhood to keep. */
const FEWEST = 5;

export interface Points {
  /** In [0, 1]; one scale for both, in the middle. */
  readonly x: Float32Array;
  readonly y: Float32Array;
}

/**
 * Puts embeddings into two dimensions so that neighbours stay neighbours: principal components, then LocalMAP (Wang et
 * al., "Dimension Reduction with Locally Adjusted Graphs", 2024). Same embeddings, same points on the same machine.
 *
 * t-SNE and UMAP of the same library hold a number for each pair of passages: memory by the square of their count.
 * LocalMAP holds a few pairs of each passage. `npm run bench -- map` shows what a drawing takes and how well it keeps
 * neighbours.
 * @param embeddings unit length
 */
export async function project(
  embeddings: readonly Float32Array[],
  onProgress: (done: number, total: number) => void,
): Promise<Points> {
  const count = embeddings.length;
  if (count < FEWEST) return inARow(count);
  const rows = embeddings.map((embedding) => Float64Array.from(embedding));
  const d = Math.min(AXES, count - 2, rows[0]!.length);
  const reduced = PCA.transform(rows, { d, seed: SEED, eig_args: { max_iterations: ROUNDS } });
  const steps = new LocalMAP(reduced, { n_neighbors: Math.min(NEIGHBOURS, count - 2), seed: SEED }).generator(STEPS);
  let placed: ArrayLike<ArrayLike<number>> = [];
  for (let step = 1; ; step += 1) {
    const next = steps.next();
    placed = next.value;
    if (next.done) break;
    if (step % STEPS_AT_ONCE !== 0) continue;
    onProgress(step, STEPS);
    await setImmediate();
  }
  return intoUnitSquare(placed);
}

function inARow(count: number): Points {
  return {
    x: Float32Array.from({ length: count }, (_, at) => (at + 1) / (count + 1)),
    y: new Float32Array(count).fill(0.5),
  };
}

/** What has no place (passages that are all one embedding leave nothing to tell them apart by) stands in the middle. */
function intoUnitSquare(placed: ArrayLike<ArrayLike<number>>): Points {
  const points = Array.from(placed, (one) => [one[0]!, one[1]!] as const);
  const known = points.filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y));
  const extent = (axis: 0 | 1): { middle: number; length: number } => {
    let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const point of known) {
      least = Math.min(least, point[axis]);
      most = Math.max(most, point[axis]);
    }
    return { middle: (least + most) / 2, length: most - least };
  };
  const [across, down] = [extent(0), extent(1)];
  const side = Math.max(across.length, down.length);
  const scaled = (value: number, middle: number): number => {
    const at = 0.5 + (value - middle) / side;
    return Number.isFinite(at) ? Math.min(1, Math.max(0, at)) : 0.5;
  };
  return {
    x: Float32Array.from(points, ([x]) => scaled(x, across.middle)),
    y: Float32Array.from(points, ([, y]) => scaled(y, down.middle)),
  };
}
