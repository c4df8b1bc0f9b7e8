import { ModelError } from '../errors.js';
import { firstLine, type Onnx } from './runtime.js';

type Session = Awaited<ReturnType<Onnx['InferenceSession']['create']>>;

/** The model's network: token ids in, one vector a token out. */
export interface Network {
  readonly dimensions: number;
  /** @returns `ids.length x dimensions` numbers, row by row. */
  run(ids: readonly number[]): Promise<Float32Array>;
}

const KNOWN_INPUTS = ['input_ids', 'attention_mask', 'token_type_ids'];
const BROKEN =
  'restore the file (of a downloaded model: delete its folder in the cache) or set EMBEDDING_MODEL to another';

/**
 * One text a run, never a padded batch: dynamically quantized models scale their numbers by the whole batch, so that
 * neighbours would change a text's embedding; the peak memory, which the runtime keeps, is that of one text; and on a
 * CPU nothing is lost.
 * @param path The ONNX file: int64 `input_ids` (and `attention_mask`, `token_type_ids` where it wants them) of shape
 * [1, n], to float32 `last_hidden_state`, or its first output, of shape [1, n, dimensions].
 * @throws ModelError when the file is not such a model.
 */
export async function openNetwork(onnx: Onnx, path: string): Promise<Network> {
  const session = await createSession(onnx, path);
  const stranger = session.inputNames.find((name) => !KNOWN_INPUTS.includes(name));
  const output = session.outputNames.find((name) => name === 'last_hidden_state') ?? session.outputNames[0];
  if (stranger !== undefined || output === undefined) {
    throw broken(path, `it asks for "${stranger}", expected only ${KNOWN_INPUTS.join(', ')}`);
  }

  const tensor = (ids: BigInt64Array) => new onnx.Tensor('int64', ids, [1, ids.length]);
  const runRaw = async (ids: readonly number[]) => {
    const inputs: Record<string, () => BigInt64Array> = {
      input_ids: () => BigInt64Array.from(ids, BigInt),
      attention_mask: () => new BigInt64Array(ids.length).fill(1n),
      token_type_ids: () => new BigInt64Array(ids.length),
    };
    const feeds = Object.fromEntries(session.inputNames.map((name) => [name, tensor(inputs[name]!())]));
    try {
      return (await session.run(feeds))[output]!;
    } catch (cause) {
      throw broken(path, firstLine(cause), cause);
    }
  };

  const probe = await runRaw([0, 0]);
  const dimensions = probe.dims[2];
  if (probe.type !== 'float32' || probe.dims.length !== 3 || probe.dims[1] !== 2 || !dimensions) {
    throw broken(path, `its output is ${probe.type} [${probe.dims}], expected float32 [1, tokens, dimensions]`);
  }
  return { dimensions, run: async (ids) => (await runRaw(ids)).data as Float32Array };
}

async function createSession(onnx: Onnx, path: string): Promise<Session> {
  try {
    return await onnx.InferenceSession.create(path, {
      executionProviders: ['cpu'],
      logSeverityLevel: 3,
    });
  } catch (cause) {
    throw broken(path, firstLine(cause), cause);
  }
}

function broken(path: string, why: string, cause?: unknown): ModelError {
  return new ModelError('model-broken', `${path} cannot be used as an embedding model: ${why}`, BROKEN, { cause });
}
