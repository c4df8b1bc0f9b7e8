/** Runs shards of the bot as processes and starts those again that die. Shards answer; this only watches. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { type RESTGetAPIGatewayBotResult, Routes, type Shard, ShardEvents, ShardingManager } from 'discord.js';
import { DiscordError, DiscordSettingError, EXIT_STATUS } from '../../errors.js';
import type { BotLog } from '../request/context.js';
import { withRest } from './rest.js';

/** Milliseconds between two logins: Discord takes one in five seconds. */
const LOGIN_EVERY_MS = 5_500;
/** Milliseconds in which a shard has to be ready. */
const READY_WITHIN_MS = 120_000;
/** A shard that dies is started again after the shortest wait, which doubles with each of its deaths up to the longest. */
const SHORTEST_REST_MS = 5_500;
const LONGEST_REST_MS = 300_000;
/** Milliseconds for shards to finish their answers: somewhat more than a bot gives itself. */
const STOP_WITHIN_MS = 15_000;

/**
 * How many shards Discord recommends.
 * @throws DiscordError
 */
export const recommendedShards = (token: string, apiUrl: string): Promise<number> =>
  withRest(
    { token, apiUrl },
    async (rest) => ((await rest.get(Routes.gatewayBot())) as RESTGetAPIGatewayBotResult).shards,
  );

interface ShardsParts {
  /** Path and arguments of the program of one shard. It ends when its channel to us is closed. */
  readonly file: string;
  readonly args: readonly string[];
  readonly count: number;
  readonly token: string;
  readonly log: Pick<BotLog, 'info' | 'warn'>;
}

/**
 * Runs every shard in a process of its own until the signal says to stop. One that dies is started again.
 * @throws DiscordError when a shard cannot be started (its own words are on stderr); all others are then stopped
 */
export async function runShards({ file, args, count, token, log }: ShardsParts, signal: AbortSignal): Promise<void> {
  const manager = new ShardingManager(file, {
    totalShards: count,
    shardArgs: [...args],
    token,
    // discord.js would start a shard again at once and for ever, even one whose token is wrong.
    respawn: false,
  });
  const stopping = new AbortController();
  const stopped = AbortSignal.any([signal, stopping.signal]);

  async function start(shard: Shard): Promise<void> {
    const death = new Promise<number | null>((resolve) =>
      shard.once(ShardEvents.Death, (child) => resolve((child as ChildProcess).exitCode)),
    );
    try {
      const { pid } = await shard.spawn(READY_WITHIN_MS);
      log.info({ shard: shard.id, pid }, 'shard started');
    } catch (cause) {
      // A shard that says first that it is disconnected ends in a moment.
      const status = await Promise.race([death, wait(STOP_WITHIN_MS, null, { ref: false })]);
      if (!stopped.aborted) throw notStarted(shard.id, status, cause);
    }
  }

  /** Never resolves: rejects once the shard can no longer be started, or what it was told is wrong (a new token, say). */
  async function keepAlive(shard: Shard): Promise<never> {
    for (let rest = SHORTEST_REST_MS; ; rest = Math.min(2 * rest, LONGEST_REST_MS)) {
      const [child] = (await once(shard, ShardEvents.Death, { signal: stopped })) as [ChildProcess];
      if (child.exitCode === EXIT_STATUS.final) throw notStarted(shard.id, child.exitCode);
      log.warn({ shard: shard.id, restMs: rest }, 'shard ended, it is started again');
      await wait(rest, undefined, { signal: stopped });
      await start(shard);
    }
  }

  try {
    const alive: Promise<never>[] = [];
    for (let id = 0; id < count; id += 1) {
      if (id > 0) await Promise.race([wait(LOGIN_EVERY_MS, undefined, { signal: stopped }), ...alive]);
      const shard = manager.createShard(id);
      await Promise.race([start(shard), ...alive]);
      const living = keepAlive(shard);
      // Its failure is handled where it is awaited.
      living.catch(() => undefined);
      alive.push(living);
    }
    log.info({ shards: count }, 'all shards are ready');
    await Promise.race(alive);
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    stopping.abort();
    await Promise.all(manager.shards.map(stop));
  }
}

/** Closes the channel: the shard then finishes and ends. */
async function stop({ process: child }: Shard): Promise<void> {
  if (child === null || child.exitCode !== null) return;
  const ended = once(child, 'exit');
  if (child.connected) child.disconnect();
  const killing = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  await ended;
  clearTimeout(killing);
}

function notStarted(id: number, status: number | null, cause?: unknown): DiscordError {
  const Kind = status === EXIT_STATUS.final ? DiscordSettingError : DiscordError;
  return new Kind(
    'shard-not-started',
    `shard ${id} could not be started`,
    'see the line above for why, mend that and start again',
    { cause },
  );
}
