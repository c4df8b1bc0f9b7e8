/** Keeps the records of servers up: which the bot has left or joined, and what is to be deleted of them. */
import { type Client, Events, ShardClientUtil } from 'discord.js';
import { describeForLog } from '../failures/failure.js';
import type { RunningBot } from '../request/context.js';
import { ownCorpus, ownerOf } from '../request/visible-corpora.js';
import { clearOwnArticles } from '../server-corpus/clear-articles.js';

/** Milliseconds between two looks at what is to be deleted. */
const LOOK_EVERY_MS = 24 * 60 * 60 * 1000;

/** Milliseconds between two deletions of words of others, which are kept for fifteen minutes. */
const FORGET_MS = 60 * 1000;

/** Whether the server's events come to this process. */
const isOurs = ({ ws, options }: Client, guild: string): boolean =>
  ws.shards.has(ShardClientUtil.shardIdForGuildId(guild, options.shardCount ?? 1));

/**
 * Follows the servers that the bot is removed from and comes back to, also while it was away, and deletes what is due:
 * the articles of a server go with its settings. What was cut short is gone on with.
 * @returns what ends it
 */
export function followGuilds(
  client: Client,
  bot: Pick<RunningBot, 'records' | 'catalogue' | 'serverCorpora' | 'log' | 'isStopping'>,
): () => void {
  const { records, catalogue, serverCorpora, log, isStopping } = bot;
  const isThere = (guild: string): boolean => client.guilds.cache.has(guild);
  const note = (work: Promise<void>): Promise<void> =>
    work.catch((error: unknown) => {
      if (!isStopping()) log.error({ error: describeForLog(error) }, 'records of servers not kept up');
    });

  /** A server may have added articles and set nothing. An outage is no leaving: discord.js keeps such a server. */
  async function compare(): Promise<void> {
    for (const guild of client.guilds.cache.keys()) await records.joined(guild);
    const owners = catalogue.corpora().flatMap((corpus) => ownerOf(corpus) ?? []);
    for (const guild of new Set([...(await records.guilds()), ...owners])) {
      if (isOurs(client, guild) && !isThere(guild)) await records.left(guild);
    }
  }

  async function forget(guild: string): Promise<void> {
    const own = ownCorpus(guild);
    await serverCorpora.forget(own);
    await records.forgetGuild(guild);
    await catalogue.refresh(null);
  }

  async function keepUp(): Promise<void> {
    await compare();
    await records.sweep();
    for (const guild of await records.leftLongAgo()) {
      if (isStopping()) return;
      if (isOurs(client, guild) && !isThere(guild)) await note(forget(guild));
    }
    for (const guild of await records.clearing()) {
      if (isStopping()) return;
      if (isOurs(client, guild)) await note(clearOwnArticles(guild, bot));
    }
  }

  client.on(Events.GuildDelete, ({ id }) => void note(records.left(id)));
  client.on(Events.GuildCreate, ({ id }) => void note(records.joined(id)));
  client.once(Events.ClientReady, () => void note(keepUp()));
  const timers = [
    setInterval(() => void note(keepUp()), LOOK_EVERY_MS).unref(),
    setInterval(() => void note(records.forgetOthers()), FORGET_MS).unref(),
  ];
  return () => {
    for (const timer of timers) clearInterval(timer);
  };
}
