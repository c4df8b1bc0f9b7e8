import type { Lookups } from '../../answering/lookup/lookup.js';
import { type Config, PROJECT_ROOT } from '../../config.js';
import { UsageError } from '../../errors.js';
import { createCallMetrics, observedLookups } from '../../operations/call-metrics.js';
import { createReadingRoom } from '../../web/app.js';
import { isLoopback } from '../../web/guard/addresses.js';
import type { ReadingRoomParts } from '../../web/parts.js';
import { serveReadingRoom } from '../../web/server.js';

export interface RoomOrder {
  readonly config: Config;
  /** What it answers with; the corpus that they have by default is all that is shown. */
  readonly lookups: Lookups;
  readonly log: ReadingRoomParts['log'];
}

/** A reading room that is open. */
export interface Room {
  readonly address: string;
  close(): Promise<void>;
}

const hostnameOf = (url: string | null): string[] => (url === null ? [] : [new URL(url).hostname]);

/**
 * Opens the reading room where the settings say, and says in the log what it exposes to others.
 * @throws UsageError when it cannot listen there
 */
export async function openRoom({ config, lookups, log }: RoomOrder): Promise<Room> {
  const { webHost: host, webPort: port, webToken: token, publicUrl } = config;
  const proxied = publicUrl !== null;
  const calls = createCallMetrics();
  const app = createReadingRoom({
    ...{ lookups: observedLookups(lookups, calls), corpus: null, token, log },
    assets: `${PROJECT_ROOT}src/web/assets`,
    hosts: [...hostnameOf(publicUrl), host.toLowerCase()],
    proxied,
    health: async () => ({ library: await lookups.about({ corpus: null }), asked: await calls.questionCounts() }),
  });
  const server = await serveReadingRoom(app, { host, port, proxied });
  if (!isLoopback(host) && token === null) {
    log.warn({ host, port }, 'whoever can reach this address can ask and read every article: set WEB_TOKEN');
  }
  return { address: publicUrl ?? server.address, close: () => server.close() };
}

/** The same beside something that must not fail for it: null where its port or host cannot be had. */
export async function openRoomBeside(order: RoomOrder): Promise<Room | null> {
  try {
    return await openRoom(order);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return null;
  }
}
