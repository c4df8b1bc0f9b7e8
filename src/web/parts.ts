/** The parts of a reading room, which a root hands in: here nothing reads a setting. */
import type { About, Lookups } from '../answering/lookup/lookup.js';
import type { Logger } from '../log.js';
import type { QuestionCounts } from '../operations/call-metrics.js';

/** For whoever runs the room: what answers now, and how it has answered. */
export interface HealthReport {
  readonly library: About;
  readonly asked: QuestionCounts;
}

export interface ReadingRoomParts {
  readonly lookups: Lookups;
  /** Every look-up is limited to this corpus. Null: the one that the look-ups have by default. */
  readonly corpus: string | null;
  /** The folder `src/web/assets`. */
  readonly assets: string;
  /** The password of HTTP Basic; null: none is needed. */
  readonly token: string | null;
  /** Names in `Host`, beside those of loopback, under which the room answers. */
  readonly hosts: readonly string[];
  /** Whether a trusted proxy on this machine stands in front. */
  readonly proxied: boolean;
  readonly health: () => Promise<HealthReport>;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
}
