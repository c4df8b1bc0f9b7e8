import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What a measuring process tells its parent: how far it is, and in the end what it found. */
type ChildMessage<Found> =
  | { readonly kind: 'progress'; readonly stage: string; readonly done: number; readonly total: number }
  | { readonly kind: 'found'; readonly found: Found };

export type OnProgress = (stage: string, done: number, total: number) => void;

/**
 * Runs a compiled module in a process of its own, where nothing is warm but what it warms itself.
 * @param order read by the module as JSON in its last argument
 * @throws Error when the process ends without a finding. The abort reason, when aborted.
 */
export async function inChild<Found>(
  module: URL,
  order: unknown,
  { onProgress, signal }: { readonly onProgress: OnProgress; readonly signal: AbortSignal },
): Promise<Found> {
  signal.throwIfAborted();
  const child = fork(fileURLToPath(module), [JSON.stringify(order)]);
  const end = (): void => void child.kill('SIGTERM');
  signal.addEventListener('abort', end);
  let last: ChildMessage<Found> | null = null;
  child.on('message', (message: ChildMessage<Found>) => {
    if (message.kind === 'progress') onProgress(message.stage, message.done, message.total);
    last = message;
  });
  try {
    const [status] = await once(child, 'close');
    signal.throwIfAborted();
    const message = last as ChildMessage<Found> | null;
    if (message?.kind === 'found') return message.found;
    throw new Error(`${module.pathname.split('/').at(-1)} ended with status ${status} and found nothing`);
  } finally {
    signal.removeEventListener('abort', end);
  }
}

/** The other side: does what the parent ordered and tells it what was found. */
export async function asChild<Order, Found>(
  work: (order: Order, onProgress: OnProgress) => Promise<Found>,
): Promise<void> {
  const tell = (message: ChildMessage<Found>, told = (): void => {}): void => void process.send?.(message, told);
  const found = await work(JSON.parse(process.argv.at(-1) ?? ''), (stage, done, total) =>
    tell({ kind: 'progress', stage, done, total }),
  );
  tell({ kind: 'found', found }, () => process.disconnect());
}
