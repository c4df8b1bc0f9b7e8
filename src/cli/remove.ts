/** `npm run remove`: articles withdrawn for good, or let in again. */
import { UsageError } from '../errors.js';
import { runReadmit, runRemove } from './runs/remove.js';
import { LOCATION_OPTIONS, readLibraryFolder } from './runs/settings.js';
import { readArguments, runRoot } from './terminal/run-root.js';

const USAGE =
  'npm run remove -- [--library DIR] [--corpus NAME] (ID ... | --url URL | --outlet NAME [--yes] | --undo ID ...)';

await runRoot(async () => {
  const { values, positionals: ids } = readArguments(
    {
      ...LOCATION_OPTIONS,
      url: { type: 'string' },
      outlet: { type: 'string' },
      yes: { type: 'boolean', default: false },
      undo: { type: 'boolean', default: false },
    },
    USAGE,
  );
  const { corpus, url, outlet, yes, undo } = values;
  const ways = [ids.length > 0, url !== undefined, outlet !== undefined].filter((way) => way);
  if (ways.length !== 1 || ids.includes('') || (undo && ids.length === 0)) {
    throw new UsageError('bad-arguments', 'ids, one --url or one --outlet were expected', `usage: ${USAGE}`);
  }
  const location = { library: readLibraryFolder(values.library), corpus };
  if (undo) return runReadmit(location, ids);
  if (url !== undefined) return runRemove(location, { by: 'url', url }, yes);
  return runRemove(location, outlet === undefined ? { by: 'id', ids } : { by: 'outlet', outlet }, yes);
});
