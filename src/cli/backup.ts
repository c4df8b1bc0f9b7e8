/** `npm run backup`: a library in use backed up and checked. */
import { UsageError } from '../errors.js';
import { runBackup } from './runs/backup.js';
import { readLibraryFolder } from './runs/settings.js';
import { readArguments, runRoot } from './terminal/run-root.js';

const USAGE = 'npm run backup -- [--library DIR] TO';

await runRoot(async () => {
  const { values, positionals } = readArguments({ library: { type: 'string' } }, USAGE);
  const [to = '', ...others] = positionals;
  if (to === '' || others.length > 0) {
    throw new UsageError('bad-arguments', 'one folder to put the backup into was expected', `usage: ${USAGE}`);
  }
  return runBackup(readLibraryFolder(values.library), to);
});
