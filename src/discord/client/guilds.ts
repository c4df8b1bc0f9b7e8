/** Keeps the records of servers up: which the bot has left or joined, and what is too old. */
import { type Client, Events, ShardClientUtil } from 'discord.js';
import type { Records } from '../../records/records.js';
import { describeForLog } from '../failures/failure.js';
import type { BotLog } from '../request/context.js';

/** Milliseconds between two deletions of what is too old. */
const SWEEP_MS = 24 * 60 * 60 * 1000;

/** Milliseconds between two deletions of words of others, which are kept for fifteen minutes. */
const FORGET_MS = 60 * 1000;

/** Whether the server's events come to this process. */
const isOurs = ({ ws, options }: Client, guild: string): boolean =>
  ws.shards.has(ShardClientUtil.shardIdForGuildId(guild, options.shardCount ?? 1));

/**
 * Follows the servers that the bot is removed from and comes back to, also while it was away.
 * @returns what ends it
 */
export function followGuilds(
  client: Client,
  records: Pick<Records, 'guilds' | 'left' | 'joined' | 'forgetOthers' | 'sweep'>,
  log: BotLog,
): () => void {
  const note = (work: Promise<void>): void => {
    work.catch((error: unknown) => log.error({ error: describeForLog(error) }, 'records of servers not kept up'));
  };
  const compare = async (): Promise<void> => {
    for (const guild of client.guilds.cache.keys()) await records.joined(guild);
    for (const guild of await records.guilds()) {
      if (isOurs(client, guild) && !client.guilds.cache.has(guild)) await records.left(guild);
    }
    await records.sweep();
  };
  // When a server is out of order, Discord sends another event.
  client.on(Events.GuildDelete, ({ id }) => note(records.left(id)));
  client.on(Events.GuildCreate, ({ id }) => note(records.joined(id)));
  client.once(Events.ClientReady, () => note(compare()));
  const timers = [
    setInterval(() => note(records.sweep()), SWEEP_MS).unref(),
    setInterval(() => note(records.forgetOthers()), FORGET_MS).unref(),
  ];
  return () => {
    for (const timer of timers) clearInterval(timer);
  };
}
