import { type Client, Events, ShardClientUtil } from 'discord.js';
import type { Records } from '../../records/records.js';
import { describeForLog } from '../failures/failure.js';
import type { BotLog } from '../request/command.js';

/** How often what is too old is deleted. */
const SWEEP_MS = 24 * 60 * 60 * 1000;

type GuildRecords = Pick<Records, 'guilds' | 'left' | 'joined' | 'sweep'>;

/** Whether the server's events come to this process. */
const isOurs = ({ ws, options }: Client, guild: string): boolean =>
  ws.shards.has(ShardClientUtil.shardIdForGuildId(guild, options.shardCount ?? 1));

/**
 * Notes which servers the bot is put out of and comes back to, also while it was away, and has what is too old deleted.
 * @returns what ends it
 */
export function followGuilds(client: Client, records: GuildRecords, log: BotLog): () => void {
  const note = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      log.error({ error: describeForLog(error) }, 'records of servers not kept up');
    }
  };
  const compare = (): void => {
    for (const guild of client.guilds.cache.keys()) records.joined(guild);
    for (const guild of records.guilds()) {
      if (isOurs(client, guild) && !client.guilds.cache.has(guild)) records.left(guild);
    }
    records.sweep();
  };
  // An outage of Discord's is another event: nothing is left then.
  client.on(Events.GuildDelete, ({ id }) => note(() => records.left(id)));
  client.on(Events.GuildCreate, ({ id }) => note(() => records.joined(id)));
  client.once(Events.ClientReady, () => note(compare));
  const sweeping = setInterval(() => note(() => records.sweep()), SWEEP_MS).unref();
  return () => clearInterval(sweeping);
}
