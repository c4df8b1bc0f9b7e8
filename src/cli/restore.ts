/** `npm run restore`: a backup put in the place of a library. Deletes none that is there. */
import { UsageError } from '../errors.js';
import { runRestore } from './runs/backup.js';
import { readLibraryFolder } from './runs/settings.js';
import { readArguments, runRoot } from './terminal/run-root.js';

const USAGE = 'npm run restore -- [--library DIR] [--replace] FROM';

await runRoot(async () => {
  const { values, positionals } = readArguments(
    { library: { type: 'string' }, replace: { type: 'boolean', default: false } },
    USAGE,
  );
  const [from = '', ...others] = positionals;
  if (from === '' || others.length > 0) {
    throw new UsageError('bad-arguments', 'one folder that npm run backup made was expected', `usage: ${USAGE}`);
  }
  return runRestore(from, readLibraryFolder(values.library), values.replace);
});
