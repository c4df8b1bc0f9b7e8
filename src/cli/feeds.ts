import { type Feed, FeedList } from '../articles/web/feeds/feed-list.js';
import { INTERNET } from '../articles/web/network/network.js';
import { readWebAddress } from '../articles/web/web-address.js';
import { loadConfig, readEnvironment } from '../config.js';
import { UsageError } from '../errors.js';
import { checkCorpusName } from '../library/corpora/corpus-name.js';
import type { CorpusLocation } from './runs/bot.js';
import { runFeeds } from './runs/feeds.js';
import { runIngest } from './runs/ingest.js';
import { DEFAULT_CORPUS } from './runs/open-answering.js';
import { readArguments, runRoot } from './terminal/run-root.js';
import { print, tellLine } from './terminal/terminal.js';

const USAGE = 'npm run feeds -- [--library DIR] [--corpus NAME] [add URL | remove URL | list]';

await runRoot(async () => {
  const { values, positionals } = readArguments(
    { library: { type: 'string' }, corpus: { type: 'string', default: DEFAULT_CORPUS } },
    USAGE,
  );
  const config = loadConfig(readEnvironment());
  const location: CorpusLocation = { library: values.library ?? config.library, corpus: values.corpus };
  checkCorpusName(location.corpus);
  const [verb, address, ...more] = positionals;
  if (verb === undefined) {
    return runFeeds(config, location, INTERNET, (folder) => runIngest(config, { ...location, paths: [folder] }));
  }
  if (verb === 'list' && address === undefined) return list(location);
  if ((verb === 'add' || verb === 'remove') && address !== undefined && more.length === 0) {
    return change(location, verb, readWebAddress(address));
  }
  throw new UsageError('bad-arguments', `"${positionals.join(' ')}" is not understood`, `usage: ${USAGE}`);
});

async function list(location: CorpusLocation): Promise<number> {
  const feeds = await FeedList.of(location.library).of(location.corpus);
  for (const feed of feeds) print(`${feed.url}  ${state(feed)}`);
  if (feeds.length === 0) tellLine(`corpus ${location.corpus} has no feeds`);
  return 0;
}

function state({ lastSuccess, failures, trouble, nextAttempt, waiting }: Feed): string {
  const read = lastSuccess === null ? 'never read' : `read ${lastSuccess}`;
  const pages = waiting.length > 0 ? `, ${waiting.length} pages waiting` : '';
  const rest = failures > 0 ? `, failed ${failures} times (${trouble}), rests until ${nextAttempt}` : '';
  return read + pages + rest;
}

async function change(location: CorpusLocation, verb: 'add' | 'remove', url: URL): Promise<number> {
  const feeds = FeedList.of(location.library);
  if (verb === 'add') {
    const added = await feeds.add(location.corpus, url);
    tellLine(
      `corpus ${location.corpus}: ${url.href} ${added ? 'added; `npm run feeds` fetches its articles' : 'is there already'}`,
    );
    return 0;
  }
  const removed = await feeds.remove(location.corpus, url);
  tellLine(
    `corpus ${location.corpus}: ${url.href} ${removed ? 'removed; its articles stay' : 'is not among its feeds'}`,
  );
  return removed ? 0 : 1;
}
