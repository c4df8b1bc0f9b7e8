import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { FeedList } from '../articles/web/feeds/feed-list.js';
import { Fetcher } from '../articles/web/fetcher.js';
import type { Network } from '../articles/web/network/network.js';
import { ROBOT } from '../articles/web/network/robots-rules.js';
import { Originals } from '../articles/web/originals.js';
import { type Config, PROJECT_ROOT } from '../config.js';
import type { VerbatimError } from '../errors.js';
import type { Place } from './bot-run.js';
import { tellLine } from './terminal.js';

/** Characters of an address that a line on stderr has room for. */
const SHOWN = 200;

/** Pages that were fetched for a corpus are kept in its library, since they are the truth that its articles are of. */
export function originalsOf({ library, corpus }: Place): Originals {
  return new Originals(join(resolve(library), 'originals', corpus));
}

export function feedListOf({ library }: Place): FeedList {
  return new FeedList(join(resolve(library), 'feeds.json'));
}

/** Who asks: program, version, perhaps where its keeper is found. */
export function userAgentOf({ fetchContact }: Config): string {
  const { version } = JSON.parse(readFileSync(`${PROJECT_ROOT}package.json`, 'utf8'));
  return `${ROBOT}/${version}${fetchContact === null ? '' : ` (+${fetchContact})`}`;
}

/** A fetcher that says who asks; it remembers what sites allow in the library's folder. */
export function createFetcher(config: Config, { library }: Place, network: Network, signal: AbortSignal): Fetcher {
  return new Fetcher({
    network,
    userAgent: userAgentOf(config),
    robotsFolder: join(resolve(library), 'robots'),
    signal,
  });
}

export function tellNotTaken(url: string, { message, remedy }: VerbatimError): void {
  const shown = url.length > SHOWN ? `${url.slice(0, SHOWN)}…` : url;
  tellLine(`not taken: ${shown}: ${message}; ${remedy}`);
}
