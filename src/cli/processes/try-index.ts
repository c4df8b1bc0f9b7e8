/** Tries an index out, in a process that may be lost; refuses to outlive whoever started it (`index-trial.ts`). */
import { type IndexFiles, tryIndex } from '../../library/index/try-index.js';

const isFiles = (message: unknown): message is IndexFiles => typeof message === 'object' && message !== null;

const told = (message: unknown): Promise<void> =>
  new Promise((resolve) => {
    process.send?.(message, () => resolve());
  });

process.once('disconnect', () => process.exit());
// A terminal sends Ctrl-C to all processes of a command: the one that started this one says when to stop.
process.on('SIGINT', () => undefined);
process.once('message', async (files: unknown) => {
  if (!isFiles(files)) return;
  try {
    await tryIndex(files);
    await told({ failed: null });
  } catch (error) {
    await told({ failed: error instanceof Error ? error.message : String(error) });
  }
  process.disconnect();
});
