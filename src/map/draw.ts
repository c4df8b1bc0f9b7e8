import type { Corpus } from '../library/library.js';
import type { Drawing } from './drawing.js';
import { METHOD, SEED } from './method.js';
import { project } from './projection.js';
import { evenSample, MOST_DRAWN } from './sample.js';

/** Embeddings read at once. */
const BATCH = 1_000;

/**
 * Draws the map of a corpus: all its passages, or an even sample over all its articles. What has no sound embedding is
 * left out. What is committed meanwhile is left to the next drawing.
 * @param model hex sha256
 */
export async function draw(
  corpus: Pick<Corpus, 'generation' | 'outline' | 'embeddings'>,
  model: string,
  onProgress: (done: number, total: number) => void,
): Promise<Drawing> {
  const generation = corpus.generation();
  const all = corpus.outline().ids;
  const chosen = evenSample(all.length, MOST_DRAWN).map((at) => all[at]!);
  const ids: number[] = [];
  const embeddings: Float32Array[] = [];
  for (let from = 0; from < chosen.length; from += BATCH) {
    const batch = chosen.slice(from, from + BATCH);
    const found = corpus.embeddings(batch);
    for (const id of batch) {
      const embedding = found.get(id);
      if (embedding?.every(Number.isFinite) !== true) continue;
      ids.push(id);
      embeddings.push(embedding);
    }
  }
  const points = await project(embeddings, onProgress);
  const last = all.at(-1) ?? 0;
  return { generation, model, method: METHOD, seed: SEED, last, ids: Float64Array.from(ids), ...points };
}
