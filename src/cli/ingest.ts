import { loadConfig, PROJECT_ROOT, readEnvironment } from '../config.js';
import { UsageError } from '../errors.js';
import { runIngest } from './ingest-run.js';
import { DEFAULT_CORPUS } from './open.js';
import { readArguments, runRoot } from './run.js';

const USAGE = 'npm run ingest -- [--library DIR] [--corpus NAME] [PATH ...]';

await runRoot(async () => {
  const { values, positionals } = readArguments(
    { library: { type: 'string' }, corpus: { type: 'string', default: DEFAULT_CORPUS } },
    USAGE,
  );
  if (positionals.includes('')) throw new UsageError('empty-path', 'a path is empty', `usage: ${USAGE}`);
  const config = loadConfig(readEnvironment());
  return runIngest(config, {
    library: values.library ?? config.library,
    corpus: values.corpus,
    paths: positionals.length > 0 ? positionals : [`${PROJECT_ROOT}seeds`],
  });
});
