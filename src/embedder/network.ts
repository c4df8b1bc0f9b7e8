import type { ModelFiles } from '../models/model-folder.js';
import { brokenModel, openSession } from '../models/session.js';

/** The model's network: token ids in, one vector a token out, or one for the text if the network pools by itself. */
export interface Network {
  readonly dimensions: number;
  /** @returns `ids.length x dimensions` numbers, row by row, or `dimensions` of the text. */
  run(ids: readonly number[]): Promise<Float32Array>;
  /** The same for texts of one and the same number of tokens, in one run; the last bits may depend on their company. */
  runTogether(texts: readonly (readonly number[])[]): Promise<Float32Array[]>;
}

/** @throws ModelError unless the network gives float32 `last_hidden_state`, or first output, [1, n or 1, dimensions]. */
export async function openNetwork(files: ModelFiles): Promise<Network> {
  const session = await openSession(files, 'last_hidden_state');
  const { type, dims } = await session.run([0, 0]);
  const [, rows, dimensions] = dims;
  if (type !== 'float32' || dims.length !== 3 || (rows !== 2 && rows !== 1) || !dimensions) {
    throw brokenModel(files, `its output is ${type} [${dims}], expected float32 [1, tokens or 1, dimensions]`);
  }
  return {
    dimensions,
    run: async (ids) => (await session.run(ids)).data as Float32Array,
    async runTogether(texts) {
      const all = (await session.runTogether(texts)).data as Float32Array;
      const length = all.length / texts.length;
      return texts.map((_, at) => all.subarray(at * length, (at + 1) * length));
    },
  };
}
