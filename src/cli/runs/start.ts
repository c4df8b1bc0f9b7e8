/** Starts the bot, in one process or in shards, or a chat with a reading room beside it. */
import { fileURLToPath } from 'node:url';
import type { Config } from '../../config.js';
import { recommendedShards, runShards } from '../../discord/client/sharding.js';
import { UsageError } from '../../errors.js';
import { createLog, type Logger } from '../../log.js';
import { mendingIndex } from '../processes/index-repair.js';
import { untilInterrupted } from '../terminal/run-root.js';
import { tellLine } from '../terminal/terminal.js';
import { runBot } from './bot.js';
import { chat } from './chat.js';
import { openAnswering } from './open-answering.js';
import { openRoom } from './reading-room.js';
import type { Settings } from './settings.js';

const SHARD = fileURLToPath(new URL('../processes/shard.js', import.meta.url));

export async function startDiscord(settings: Settings, token: string): Promise<void> {
  const { config, location } = settings;
  const { discordShards, discordApiUrl } = config;
  const log = createLog(config.logLevel);
  // Opened once before any shard starts, so that what keeps all of them from answering is said once.
  if (discordShards !== 1) await (await openAnswering(config, location, log, () => {})).close();
  const count = discordShards === 'auto' ? await recommendedShards(token, discordApiUrl) : discordShards;
  if (count === 1) return runBot({ ...settings, token, shard: { id: 0, count }, untilStopped: untilInterrupted });
  const args = ['--library', location.library, '--corpus', location.corpus];
  await untilInterrupted((signal) => runShards({ file: SHARD, args, count, token, log }, signal));
}

export function startChat({ config, location, environment }: Settings): Promise<void> {
  return untilInterrupted(async (signal) => {
    const log = plainLog(config.logLevel);
    const answering = await openAnswering(config, location, log, mendingIndex(location.library, log));
    // A chat does not fail for a port that is taken. Whoever chats here needs no line for each page that others open.
    const room = await openRoom(config, answering.lookups, { ...log, info: () => {} }).catch((error: unknown) => {
      if (!(error instanceof UsageError)) throw error;
      return null;
    });
    try {
      const language = environment.LANG?.startsWith('fr') === true ? 'fr' : 'en';
      await chat(answering, { corpus: location.corpus, room: room?.address ?? null, language }, signal);
    } finally {
      await room?.close();
      await answering.close();
    }
  });
}

const LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** A log for a person at a terminal: one plain line each on stderr, from the level `least` up. */
function plainLog(least: Config['logLevel']): Pick<Logger, 'info' | 'warn' | 'error'> {
  const at =
    (level: Config['logLevel']) =>
    (details: object, message?: string): void => {
      if (LEVELS.indexOf(level) < LEVELS.indexOf(least)) return;
      const values = Object.values(details).map((value) => `: ${value}`);
      tellLine(`${level}: ${message ?? ''}${values.join('')}`);
    };
  return { info: at('info'), warn: at('warn'), error: at('error') };
}
