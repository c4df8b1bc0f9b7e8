import { type Restored, restoreBackup } from '../backup/restore.js';
import { loadConfig, readEnvironment } from '../config.js';
import { UsageError } from '../errors.js';
import { createProgressBar } from './terminal/progress.js';
import { readArguments, runRoot, untilInterrupted } from './terminal/run-root.js';
import { tellLine } from './terminal/terminal.js';

const USAGE = 'npm run restore -- [--library DIR] [--replace] FROM';

function tell({ library, manifest, movedAside }: Restored): void {
  const corpora = manifest.corpora.map(({ name, articles }) => `corpus ${name}: ${articles} articles`);
  tellLine(`restored to ${library} as of ${manifest.created}: ${corpora.join('; ')}`);
  if (movedAside !== null)
    tellLine(`the library that was there is now ${movedAside}: delete it when you need it no more`);
  tellLine('restart the bot if it is running; indexes are built again by the next npm start or npm run ingest');
}

await runRoot(async () => {
  const { values, positionals } = readArguments(
    { library: { type: 'string' }, replace: { type: 'boolean', default: false } },
    USAGE,
  );
  const [from = '', ...others] = positionals;
  if (from === '' || others.length > 0) {
    throw new UsageError('bad-arguments', 'one folder that npm run backup made was expected', `usage: ${USAGE}`);
  }
  const library = values.library ?? loadConfig(readEnvironment()).library;
  const bar = createProgressBar();
  return untilInterrupted(async (signal) => {
    try {
      const restored = await restoreBackup({
        ...{ from, library, replace: values.replace, now: new Date(), signal },
        onProgress: ({ stage, done, total }) => bar.update(stage, done, total),
      });
      bar.stop();
      tell(restored);
      return 0;
    } catch (error) {
      if (!signal.aborted) throw error;
      bar.stop();
      tellLine('interrupted: nothing was restored, nothing was changed');
      return 1;
    } finally {
      bar.stop();
    }
  });
});
