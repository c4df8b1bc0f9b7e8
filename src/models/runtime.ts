/** The only import of `@xenova/transformers` in the project, and a late one: it takes 0.1 s. */
import { ModelError } from '../errors.js';

/**
 * Loads the tokenizers and the ONNX runtime; later calls cost nothing.
 *
 * A process that opens models in worker threads must await this on its main thread before the first worker starts:
 * onnxruntime-node 1.14 that was loaded only by workers is unloaded with the last of them, and cannot be loaded a
 * second time ("Module did not self-register"). A second thread that opens a session after the
 * first has ended damages the heap, and the process dies. One answering thread for the life of a process is safe.
 * @throws ModelError when the native part cannot be loaded on this machine.
 */
export async function loadRuntime() {
  try {
    const [tokenizers, { ONNX }] = await Promise.all([
      import('@xenova/transformers/src/tokenizers.js'),
      import('@xenova/transformers/src/backends/onnx.js'),
    ]);
    return { tokenizers, onnx: ONNX };
  } catch (cause) {
    throw new ModelError(
      'model-runtime',
      `the ONNX runtime cannot be loaded: ${firstLine(cause)}`,
      'run `npm ci` again; a process with worker threads must load it on its main thread first',
      { cause },
    );
  }
}

/** What an error of the runtime says, without the stack that some of its messages carry. */
export function firstLine(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause);
  return text.split('\n', 1)[0] ?? '';
}
