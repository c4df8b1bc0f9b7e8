/** Where a follow is posted, as long as its person may write there. Needs no privileged intent: one member is asked for. */
import { type Client, type GuildTextBasedChannel, PermissionFlagsBits, type PermissionsBitField } from 'discord.js';
import type { Follow, Records } from '../../records/records.js';
import { isFinal } from '../failures/refusal.js';
import { isWithin, rolesOf } from '../request/public-limits.js';

/** Whether permissions in a channel let somebody read and write there. */
export function mayWrite(permissions: Readonly<PermissionsBitField> | null, inThread: boolean): boolean {
  const { ViewChannel, SendMessages, SendMessagesInThreads } = PermissionFlagsBits;
  return permissions?.has([ViewChannel, inThread ? SendMessagesInThreads : SendMessages]) === true;
}

/**
 * @returns `ended` where the person has left, they or the bot may not write any more, or the channel is gone;
 * `later` where Discord does not say so now (an outage, a person who is to be silent for a while), or public answers are
 * limited to elsewhere or to others
 * @throws what Discord answers to a request that may be made again
 */
export async function placeOf(
  client: Client,
  { guild: id, channel, person }: Pick<Follow, 'guild' | 'channel' | 'person'>,
  { records }: { readonly records: Pick<Records, 'limits'> },
): Promise<GuildTextBasedChannel | 'ended' | 'later'> {
  const guild = client.guilds.cache.get(id);
  const bot = guild?.members.me ?? null;
  if (guild === undefined || !guild.available || bot === null) return 'later';
  try {
    const place = await guild.channels.fetch(channel);
    // Roles change, and Discord tells of no change of a member's without a privileged intent.
    const member = await guild.members.fetch({ user: person, force: true, cache: false });
    if (place === null || !place.isTextBased()) return 'ended';
    const inThread = place.isThread();
    if (![member, bot].every((one) => mayWrite(place.permissionsFor(one), inThread))) return 'ended';
    const where = { guild: id, channel: inThread ? place.parentId : place.id, roles: rolesOf(member) };
    if (!isWithin(await records.limits(id), where)) return 'later';
    return member.isCommunicationDisabled() ? 'later' : place;
  } catch (error) {
    if (isFinal(error)) return 'ended';
    throw error;
  }
}
