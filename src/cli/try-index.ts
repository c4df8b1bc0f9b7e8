import { type IndexFiles, tryIndex } from '../library/try-index.js';

// Tries an index out in a process that may be lost; started by `index-trial.ts`, which says which and hears what came of
// it. It ends with whoever started it.
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
