import type { ModelFiles } from '../model-folder.js';
import { brokenModel, openSession } from '../session.js';

/** The model's network: token ids in, one vector a token out. */
export interface EmbeddingNetwork {
  readonly dimensions: number;
  /** @returns `ids.length x dimensions` numbers, row by row. */
  run(ids: readonly number[]): Promise<Float32Array>;
}

/** @throws ModelError unless the network gives float32 `last_hidden_state`, or first output, [1, n, dimensions]. */
export async function openNetwork(files: ModelFiles): Promise<EmbeddingNetwork> {
  const session = await openSession(files, 'last_hidden_state');
  const { type, dims } = await session.run([0, 0]);
  const [, rows, dimensions] = dims;
  if (type !== 'float32' || dims.length !== 3 || rows !== 2 || !dimensions) {
    throw brokenModel(files, `its output is ${type} [${dims}], expected float32 [1, tokens, dimensions]`);
  }
  return {
    dimensions,
    run: async (ids) => (await session.run(ids)).data as Float32Array,
  };
}
