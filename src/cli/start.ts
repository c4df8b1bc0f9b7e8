import { fileURLToPath } from 'node:url';
import { type Config, loadConfig, readEnvironment } from '../config.js';
import { recommendedShards, runShards } from '../discord/client/sharding.js';
import { createLog } from '../log.js';
import { mendingIndex } from './processes/index-repair.js';
import { type CorpusLocation, runBot } from './runs/bot.js';
import { chat } from './runs/chat.js';
import { DEFAULT_CORPUS, openAnswering } from './runs/open-answering.js';
import { openRoomBeside } from './runs/reading-room.js';
import { seedWhenEmpty } from './runs/seed-library.js';
import { createPlainLog } from './terminal/plain-log.js';
import { readArguments, runRoot, untilInterrupted } from './terminal/run-root.js';

const USAGE = 'npm start -- [--library DIR] [--corpus NAME,...]';

const SHARD = fileURLToPath(new URL('./processes/shard.js', import.meta.url));

async function startDiscord(config: Config, token: string, location: CorpusLocation, environment: NodeJS.ProcessEnv) {
  const { discordShards, discordApiUrl } = config;
  const log = createLog(config.logLevel);
  // What keeps each shard from answering is told once, before any is started.
  if (discordShards !== 1) await (await openAnswering(config, location, log, () => {})).close();
  const count = discordShards === 'auto' ? await recommendedShards(token, discordApiUrl) : discordShards;
  if (count === 1) {
    await runBot({
      config,
      token,
      place: location,
      environment,
      shard: { id: 0, count },
      untilStopped: untilInterrupted,
    });
    return;
  }
  const args = ['--library', location.library, '--corpus', location.corpus];
  await untilInterrupted((signal) => runShards({ file: SHARD, args, count, token, log }, signal));
}

async function startChat(
  config: Config,
  location: CorpusLocation,
  environment: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<void> {
  const log = createPlainLog(config.logLevel);
  const answering = await openAnswering(config, location, log, mendingIndex(location.library, log));
  const { lookups } = answering;
  // Who reads there is no news to who chats here.
  const room = await openRoomBeside({ config, lookups, log: { ...log, info: () => {} } });
  try {
    const language = environment.LANG?.startsWith('fr') === true ? 'fr' : 'en';
    const ask = (question: string) => lookups.ask({ corpus: null }, question);
    await chat({ ...answering, ask }, { corpus: location.corpus, room: room?.address ?? null, language }, signal);
  } finally {
    await room?.close();
    await answering.close();
  }
}

await runRoot(async () => {
  const { values } = readArguments(
    { library: { type: 'string' }, corpus: { type: 'string', default: DEFAULT_CORPUS } },
    USAGE,
    false,
  );
  const environment = readEnvironment();
  const config = loadConfig(environment);
  const location: CorpusLocation = { library: values.library ?? config.library, corpus: values.corpus };
  const status = await seedWhenEmpty(config, location);
  if (status !== 0) return status;
  if (config.discordToken === null)
    await untilInterrupted((signal) => startChat(config, location, environment, signal));
  else await startDiscord(config, config.discordToken, location, { ...environment });
  return 0;
});
