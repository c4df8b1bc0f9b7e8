/** `npm run feeds`: what is new in a corpus' feeds, or the list of them. */
import { INTERNET } from '../articles/web/network/network.js';
import { readWebAddress } from '../articles/web/web-address.js';
import { UsageError } from '../errors.js';
import { checkCorpusName } from '../library/corpora/corpus-name.js';
import { addFeed, listFeeds, removeFeed, runFeeds } from './runs/feeds.js';
import { runIngest } from './runs/ingest.js';
import { LOCATION_OPTIONS, readSettings } from './runs/settings.js';
import { readArguments, runRoot } from './terminal/run-root.js';

const USAGE = 'npm run feeds -- [--library DIR] [--corpus NAME] [add URL | remove URL | list]';

await runRoot(async () => {
  const { values, positionals } = readArguments(LOCATION_OPTIONS, USAGE);
  const { config, location } = readSettings(values);
  checkCorpusName(location.corpus);
  const [verb, address, ...more] = positionals;
  if (verb === undefined) {
    return runFeeds(config, location, INTERNET, (folder) => runIngest(config, location, [folder]));
  }
  if (verb === 'list' && address === undefined) return listFeeds(location);
  if (verb === 'add' && address !== undefined && more.length === 0) {
    return addFeed(config, location, readWebAddress(address), INTERNET);
  }
  if (verb === 'remove' && address !== undefined && more.length === 0) {
    return removeFeed(location, readWebAddress(address));
  }
  throw new UsageError('bad-arguments', `"${positionals.join(' ')}" is not understood`, `usage: ${USAGE}`);
});
