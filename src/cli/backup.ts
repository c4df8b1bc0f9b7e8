import { makeBackup } from '../backup/backup.js';
import { loadConfig, readEnvironment } from '../config.js';
import { UsageError } from '../errors.js';
import { createProgressBar } from './terminal/progress.js';
import { readArguments, runRoot, untilInterrupted } from './terminal/run-root.js';
import { tellLine } from './terminal/terminal.js';

const USAGE = 'npm run backup -- [--library DIR] TO';

await runRoot(async () => {
  const { values, positionals } = readArguments({ library: { type: 'string' } }, USAGE);
  const [to = '', ...others] = positionals;
  if (to === '' || others.length > 0) {
    throw new UsageError('bad-arguments', 'one folder to put the backup into was expected', `usage: ${USAGE}`);
  }
  const library = values.library ?? loadConfig(readEnvironment()).library;
  const bar = createProgressBar();
  return untilInterrupted(async (signal) => {
    try {
      const { folder, manifest } = await makeBackup({
        ...{ library, to, now: new Date(), signal },
        onProgress: ({ stage, done, total }) => bar.update(stage, done, total),
      });
      bar.stop();
      const corpora = manifest.corpora.map(
        ({ name, articles, generation }) => `corpus ${name}: ${articles} articles, generation ${generation}`,
      );
      tellLine(`backed up and checked: ${[...corpora, `files: ${manifest.files.length}`].join('; ')}`);
      process.stdout.write(`${folder}\n`);
      return 0;
    } catch (error) {
      if (!signal.aborted) throw error;
      bar.stop();
      tellLine('interrupted: no backup was made');
      return 1;
    } finally {
      bar.stop();
    }
  });
});
