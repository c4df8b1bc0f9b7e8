/** The reading room as the settings have it: where it listens, behind what, and what its page of health says. */
import { once } from 'node:events';
import type { Lookups } from '../../answering/lookup/lookup.js';
import { type Config, PROJECT_ROOT } from '../../config.js';
import { createLog } from '../../log.js';
import { createCallMetrics, observedLookups } from '../../operations/call-metrics.js';
import { createReadingRoom } from '../../web/app.js';
import { isLoopback } from '../../web/guard/addresses.js';
import type { ReadingRoomParts } from '../../web/parts.js';
import { serveReadingRoom } from '../../web/server.js';
import { openAnswerPool } from '../processes/answer-pool.js';
import { untilInterrupted } from '../terminal/run-root.js';
import { print } from '../terminal/terminal.js';
import type { Settings } from './settings.js';

/**
 * Opens the reading room where the settings say, over the corpus that the look-ups have by default, and says in the log
 * what it exposes to others.
 * @throws UsageError when it cannot listen there
 */
export async function openRoom(config: Config, lookups: Lookups, log: ReadingRoomParts['log']) {
  const { webHost: host, webPort: port, webToken: token, publicUrl } = config;
  const proxied = publicUrl !== null;
  const calls = createCallMetrics();
  const app = createReadingRoom({
    lookups: observedLookups(lookups, calls),
    corpus: null,
    token,
    log,
    assets: `${PROJECT_ROOT}src/web/assets`,
    hosts: [...(publicUrl === null ? [] : [new URL(publicUrl).hostname]), host.toLowerCase()],
    proxied,
    health: async () => ({ library: await lookups.about({ corpus: null }), asked: await calls.questionCounts() }),
  });
  const server = await serveReadingRoom(app, { host, port, proxied });
  if (!isLoopback(host) && token === null) {
    log.warn({ host, port }, 'whoever can reach this address can ask and read every article: set WEB_TOKEN');
  }
  return { address: publicUrl ?? server.address, close: () => server.close() };
}

/** Serves the reading room, with an answering thread beside it, until Ctrl-C. */
export async function runReadingRoom({ config, location, environment }: Settings): Promise<void> {
  const log = createLog(config.logLevel);
  await untilInterrupted(async (signal) => {
    const pool = await openAnswerPool({ environment, ...location });
    try {
      const room = await openRoom(config, pool.lookups, log);
      print(`The reading room is open: ${room.address} (Ctrl-C closes it)`);
      if (!signal.aborted) await once(signal, 'abort');
      await room.close();
    } finally {
      await pool.close();
    }
  });
}
