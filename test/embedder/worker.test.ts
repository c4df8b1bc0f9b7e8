import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../src/config.js';
import { loadRuntime } from '../../src/embedder/runtime.js';

// What an embedder does in a worker, in plain JavaScript: workers here cannot read TypeScript.
const OPEN = `
  import('node:worker_threads').then(async ({ parentPort }) => {
    const { ONNX } = await import('@xenova/transformers/src/backends/onnx.js');
    const session = await ONNX.InferenceSession.create(${JSON.stringify(`${PROJECT_ROOT}embeddings/model/onnx/model_quantized.onnx`)});
    const ids = new ONNX.Tensor('int64', BigInt64Array.of(2n, 3n), [1, 2]);
    const { last_hidden_state } = await session.run({ input_ids: ids });
    parentPort.postMessage(last_hidden_state.dims);
  });
`;

describe('the runtime, once it was loaded on the main thread', () => {
  it('opens a model in one worker after another', async () => {
    await loadRuntime();
    for (let i = 0; i < 2; i++) {
      const worker = new Worker(OPEN, { eval: true });
      const [dims] = await once(worker, 'message');
      expect(dims).toEqual([1, 2, 512]);
      // It ends by itself, as a pool's worker does: terminate() in the midst of things can crash the native runtime.
      await once(worker, 'exit');
    }
  });
});
