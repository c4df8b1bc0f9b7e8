/** One shard of several; `npm start` starts it where DISCORD_SHARDS says so. Ends with the process that started it. */
import { UsageError } from '../../errors.js';
import { runBot } from '../runs/bot.js';
import { LOCATION_OPTIONS, readSettings } from '../runs/settings.js';
import { readArguments, runRoot } from '../terminal/run-root.js';

const USAGE = 'shard.js [--library DIR] [--corpus NAME,...]';

/** Runs work with a signal that is set when the process that started this one closes its channel, or is gone. */
async function untilDisconnected(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  process.once('disconnect', stop).once('SIGTERM', stop);
  // A terminal sends Ctrl-C to all processes of a command: the one that started this one says when to stop.
  process.on('SIGINT', () => undefined);
  // discord.js still reports when nobody listens.
  process.on('error', () => undefined);
  try {
    await work(controller.signal);
  } finally {
    if (process.connected) process.disconnect();
  }
}

await runRoot(async () => {
  const settings = readSettings(readArguments(LOCATION_OPTIONS, USAGE, false).values);
  // Set by discord.js' ShardingManager.
  const { SHARDS: id, SHARD_COUNT: count } = settings.environment;
  const token = settings.config.discordToken;
  if (token === null || id === undefined || count === undefined) {
    throw new UsageError('no-shard', 'this program is one shard of several', 'set DISCORD_SHARDS and run npm start');
  }
  await runBot({
    ...settings,
    token,
    shard: { id: Number(id), count: Number(count) },
    untilStopped: untilDisconnected,
  });
  return 0;
});
