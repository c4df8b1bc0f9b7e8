/** One connection to Discord with an answering thread beside it, and health and metrics where they are set. */
import { once } from 'node:events';
import { join } from 'node:path';
import { commands } from '../../../commands/index.js';
import { packageManifest } from '../../config.js';
import { type Bot, createBot } from '../../discord/client/bot.js';
import { createLog } from '../../log.js';
import { observedLookups } from '../../operations/call-metrics.js';
import { createMetrics } from '../../operations/metrics.js';
import { type OperationsServer, serveOperations } from '../../operations/server.js';
import { followState } from '../../operations/state.js';
import { openRecords } from '../../records/open.js';
import type { Records } from '../../records/records.js';
import { type AnswerPool, openAnswerPool } from '../processes/answer-pool.js';
import { applyingInOwnProcess, createServerCorpusJobs } from '../processes/server-corpus-jobs.js';
import type { Settings } from './settings.js';

export interface BotOrder extends Settings {
  readonly token: string;
  readonly shard: { readonly id: number; readonly count: number };
  /** Runs work with a signal that says when to stop. */
  readonly untilStopped: (work: (signal: AbortSignal) => Promise<void>) => Promise<void>;
}

/** @throws VerbatimError when a part cannot be opened, or Discord ends the connection for good */
export async function runBot(order: BotOrder): Promise<void> {
  const { config, token, location, environment, shard } = order;
  const log = createLog(config.logLevel);
  const pool = await openAnswerPool({ environment, ...location });
  let records: Records | null = null;
  let server: OperationsServer | null = null;
  try {
    records = openRecords(join(location.library, 'records.sqlite'));
    const watch = config.metricsPort === null ? null : watching(pool, () => bot.connections());
    const lookups = watch?.lookups ?? pool.lookups;
    const serverCorpora = createServerCorpusJobs(applyingInOwnProcess(location.library, environment));
    const bot: Bot = createBot({
      token,
      apiUrl: config.discordApiUrl,
      lookups,
      unasked: pool.lookups,
      records,
      commands,
      serverCorpora,
      publicUrl: config.publicUrl,
      mainCorpus: location.corpus,
      directMessages: config.directMessages,
      version: packageManifest().version,
      log,
      shard,
      ...(watch === null ? {} : { observer: watch.metrics.observer }),
    });
    if (watch !== null && config.metricsPort !== null) {
      server = await serveOperations(config.metricsPort + shard.id, watch.state, watch.metrics);
      log.info({ port: server.port, shard: shard.id }, 'health and metrics are served');
    }
    await order.untilStopped(async (signal) => {
      const stopped = once(signal, 'abort').then(() => null);
      await Promise.race([bot.start(), stopped]);
      const lost = await Promise.race([bot.lost, stopped]);
      await bot.stop();
      if (lost !== null) throw lost;
    });
  } finally {
    await server?.close();
    await pool.close();
    records?.close();
  }
}

/** Metrics, and the look-ups that feed them. */
function watching(pool: AnswerPool, connections: Bot['connections']) {
  const about = () => pool.lookups.about({ corpus: null });
  const state = followState(connections, pool.queueLength, about);
  const metrics = createMetrics(state);
  return { state, metrics, lookups: observedLookups(pool.lookups, metrics) };
}
