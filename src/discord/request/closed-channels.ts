/** Channels of servers in which the bot was asked and may not write. In memory: a restart forgets them. */
import { LRUCache } from 'lru-cache';
import { DAY_MS } from '../../text/calendar.js';

/** Milliseconds for which a channel is remembered. */
const REMEMBERED_MS = 7 * DAY_MS;

/** Servers that are remembered, and channels of each: a manager does not read more. */
const MOST_SERVERS = 10_000;
const MOST_CHANNELS = 15;

export interface ClosedChannels {
  /** @param isClosed whether a message there just went unanswered for want of a permission */
  note(guild: string, channel: string, isClosed: boolean): void;
  /** Ids of the channels that were closed when the bot was last asked there, and since when it remembers (ms since 1970). */
  of(guild: string): { readonly channels: readonly string[]; readonly since: number };
}

export function rememberClosedChannels(now: () => number): ClosedChannels {
  const begun = now();
  const guilds = new LRUCache<string, LRUCache<string, number>>({ max: MOST_SERVERS });
  return {
    note(guild, channel, isClosed) {
      const channels = guilds.get(guild) ?? new LRUCache<string, number>({ max: MOST_CHANNELS });
      if (isClosed) channels.set(channel, now());
      else channels.delete(channel);
      if (channels.size === 0) guilds.delete(guild);
      else guilds.set(guild, channels);
    },
    of(guild) {
      const since = Math.max(begun, now() - REMEMBERED_MS);
      const noted = [...(guilds.get(guild)?.entries() ?? [])];
      return { since, channels: noted.filter(([, at]) => at >= since).map(([channel]) => channel) };
    },
  };
}
