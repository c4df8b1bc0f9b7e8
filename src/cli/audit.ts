/** `npm run audit`: whether a library is as it was ingested. Mends nothing. */
import { runAudit } from './runs/audit.js';
import { readLibraryFolder } from './runs/settings.js';
import { readArguments, runRoot } from './terminal/run-root.js';

const USAGE = 'npm run audit -- [--library DIR] [--corpus NAME] [--json]';

await runRoot(async () => {
  const { values } = readArguments(
    { library: { type: 'string' }, corpus: { type: 'string' }, json: { type: 'boolean', default: false } },
    USAGE,
    false,
  );
  return runAudit(readLibraryFolder(values.library), values.corpus ?? null, values.json);
});
