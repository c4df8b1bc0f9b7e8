/** `npm run ingest`: files, folders and addresses into a corpus. */
import { INTERNET } from '../articles/web/network/network.js';
import { UsageError } from '../errors.js';
import { checkCorpusName } from '../library/corpora/corpus-name.js';
import { runFetch } from './runs/fetch.js';
import { runIngest, runIngestWithoutPath } from './runs/ingest.js';
import { LOCATION_OPTIONS, readSettings } from './runs/settings.js';
import { readArguments, runRoot } from './terminal/run-root.js';

const USAGE =
  'npm run ingest -- [--library DIR] [--corpus NAME] [PATH | URL ...]; without a path a new corpus takes in seeds/, ' +
  'and a corpus that another model embedded is embedded again';

/** Whether someone means an address, however wrong, rather than a path. */
const isAddress = (argument: string): boolean => /^(?:https?:|[a-z][a-z0-9+.-]*:\/\/)/i.test(argument);

await runRoot(async () => {
  const { values, positionals } = readArguments(LOCATION_OPTIONS, USAGE);
  if (positionals.includes('')) throw new UsageError('empty-path', 'a path is empty', `usage: ${USAGE}`);
  const { config, location } = readSettings(values);
  const addresses = positionals.filter(isAddress);
  const paths = positionals.filter((argument) => !isAddress(argument));
  if (positionals.length === 0) return runIngestWithoutPath(config, location);
  if (addresses.length === 0) return runIngest(config, location, paths);
  checkCorpusName(location.corpus);
  const fetched = await runFetch(config, location, addresses, INTERNET);
  if (fetched.interrupted) return 1;
  const from = fetched.folder === null ? paths : [...paths, fetched.folder];
  const status = from.length === 0 ? 1 : await runIngest(config, location, from);
  return fetched.whole ? status : 1;
});
