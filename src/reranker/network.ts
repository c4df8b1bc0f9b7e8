import type { ModelFiles } from '../models/model-folder.js';
import { brokenModel, openSession } from '../models/session.js';
import type { Pair } from './pairs.js';

/**
 * Pair to log-odds: a model of one label gives them, of one with two ("no" and "yes") they are the difference.
 * @throws ModelError unless the network gives float32 `logits`, or first output, [1, 1] or [1, 2].
 */
export async function openScorer(files: ModelFiles): Promise<(pair: Pair) => Promise<number>> {
  const session = await openSession(files, 'logits');
  const { type, dims } = await session.run([0, 0]);
  const labels = dims[1] ?? 0;
  if (type !== 'float32' || dims.length !== 2 || dims[0] !== 1 || labels < 1 || labels > 2) {
    throw brokenModel(files, `its output is ${type} [${dims}], expected float32 [1, labels] of 1 or 2 labels`);
  }
  // RoBERTa's tokenizers may number the second text 1, of which its networks know nothing.
  const oneType = files.config.type_vocab_size === 1;
  return async ({ ids, types }) => {
    const [first, second] = (await session.run(ids, oneType ? undefined : types)).data as Float32Array;
    return second === undefined ? first! : second - first!;
  };
}
