import type { Lookups } from '../answering/lookup/lookup.js';
import type { Logger } from '../log.js';
import type { HealthReport } from './health.js';

/** What the reading room is made of; a root hands it in. */
export interface ReadingRoomParts {
  readonly lookups: Lookups;
  /** The scope of everything: no other corpus is ever reached. Null: the one that the look-ups have by default. */
  readonly corpus: string | null;
  /** The folder `src/web/assets`. */
  readonly assets: string;
  /** What HTTP Basic must give as its password; null: nobody is asked. */
  readonly token: string | null;
  /** Names in `Host`, beside those of loopback, under which the room is found. */
  readonly hosts: readonly string[];
  /** Whether a proxy on this machine stands in front, and is believed for whom it asks. */
  readonly proxied: boolean;
  /** How the room is now, for whoever runs it. */
  readonly health: () => Promise<HealthReport>;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
}
