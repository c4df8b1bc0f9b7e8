/** An open network. Refuses one that reads anything but tokens. */
import { ModelError } from '../errors.js';
import type { ModelFiles } from './model-folder.js';
import { firstLine, loadRuntime } from './runtime.js';

/** What a network gives: its first output, or the one of the wanted name. */
interface Output {
  readonly type: string;
  readonly dims: readonly number[];
  readonly data: ArrayLike<unknown>;
}

/** An open network that reads tokens. */
export interface Session {
  /**
   * One text a run, never a padded batch: dynamically quantized models scale their numbers by the whole batch, so that
   * neighbours would change what a text gets; the peak memory, which the runtime keeps, is that of one text; and on a
   * CPU nothing is lost.
   */
  run(ids: readonly number[]): Promise<Output>;
}

const KNOWN_INPUTS = ['input_ids', 'attention_mask', 'token_type_ids'];

/**
 * @param output Name of the output that is wanted, if there is one of that name.
 * @throws ModelError when the file is not a network of int64 `input_ids` (and `attention_mask`, `token_type_ids` where
 * it wants them) of shape [1, n].
 */
export async function openSession(files: ModelFiles, output: string): Promise<Session> {
  const { onnx } = await loadRuntime();
  const broken = (cause: unknown) => brokenModel(files, firstLine(cause), cause);
  const options = { executionProviders: ['cpu'], logSeverityLevel: 3 } as const;
  const session = await onnx.InferenceSession.create(files.onnxPath, options).catch((cause) => {
    throw broken(cause);
  });
  const stranger = session.inputNames.find((name) => !KNOWN_INPUTS.includes(name));
  const wanted = session.outputNames.find((name) => name === output) ?? session.outputNames[0];
  if (stranger !== undefined || wanted === undefined) {
    throw brokenModel(files, `it asks for "${stranger}", expected only ${KNOWN_INPUTS.join(', ')}`);
  }
  const run = async (ids: readonly number[]): Promise<Output> => {
    const inputs: Record<string, () => BigInt64Array> = {
      input_ids: () => BigInt64Array.from(ids, BigInt),
      attention_mask: () => new BigInt64Array(ids.length).fill(1n),
      token_type_ids: () => new BigInt64Array(ids.length),
    };
    const tensor = (name: string) => new onnx.Tensor('int64', inputs[name]!(), [1, ids.length]);
    try {
      return (await session.run(Object.fromEntries(session.inputNames.map((name) => [name, tensor(name)]))))[wanted]!;
    } catch (cause) {
      throw broken(cause);
    }
  };
  return { run };
}

/** The error for a network that is not one of its kind. */
export function brokenModel({ kind, onnxPath }: ModelFiles, why: string, cause?: unknown): ModelError {
  return new ModelError(
    'model-broken',
    `${onnxPath} cannot be used as ${/^[aeiou]/.test(kind.name) ? 'an' : 'a'} ${kind.name}: ${why}`,
    `restore the file (of a downloaded model: delete its folder in the cache) or set ${kind.setting} to another`,
    { cause },
  );
}

/** The error for numbers that are not finite. */
export function notFinite({ kind, onnxPath }: ModelFiles): ModelError {
  return new ModelError(
    'model-output',
    `${onnxPath} gave numbers that are not finite`,
    `restore the file, or set ${kind.setting} to another model`,
  );
}
