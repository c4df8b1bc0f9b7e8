/** Tries an index out, in a process that may be lost. Does not outlive the process that started it (`index-trial.ts`). */
import { type IndexFiles, tryIndex } from '../../library/index/try-index.js';

const isFiles = (message: unknown): message is IndexFiles => typeof message === 'object' && message !== null;

const tell = (message: unknown): Promise<void> =>
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
    await tell({ failed: null });
  } catch (error) {
    await tell({ failed: error instanceof Error ? error.message : String(error) });
  }
  process.disconnect();
});
