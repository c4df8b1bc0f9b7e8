import { loadConfig, readEnvironment } from '../../config.js';
import { UsageError } from '../../errors.js';
import { runBot } from '../runs/bot.js';
import { DEFAULT_CORPUS } from '../runs/open-answering.js';
import { readArguments, runRoot } from '../terminal/run-root.js';

const USAGE = 'shard.js [--library DIR] [--corpus NAME,...]';

/** Runs work with a signal that is set when the process that started this one closes its channel, or is gone. */
async function untilDisconnected(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  process.once('disconnect', stop).once('SIGTERM', stop);
  // A terminal sends Ctrl-C to all processes of a command: the one that started this one says when to stop.
  process.on('SIGINT', () => undefined);
  // discord.js reports also when nobody listens any more.
  process.on('error', () => undefined);
  try {
    await work(controller.signal);
  } finally {
    if (process.connected) process.disconnect();
  }
}

// One shard of several; started by `npm start` when DISCORD_SHARDS says so.
await runRoot(async () => {
  const { values } = readArguments(
    { library: { type: 'string' }, corpus: { type: 'string', default: DEFAULT_CORPUS } },
    USAGE,
    false,
  );
  const environment = readEnvironment();
  const config = loadConfig(environment);
  // Set by discord.js' ShardingManager.
  const { SHARDS: id, SHARD_COUNT: count } = environment;
  if (config.discordToken === null || id === undefined || count === undefined) {
    throw new UsageError('no-shard', 'this program is one shard of several', 'set DISCORD_SHARDS and run npm start');
  }
  await runBot({
    ...{
      config,
      token: config.discordToken,
      place: { library: values.library ?? config.library, corpus: values.corpus },
    },
    ...{ environment: { ...environment }, shard: { id: Number(id), count: Number(count) } },
    untilStopped: untilDisconnected,
  });
  return 0;
});
