/**
 * Whether answers may be seen by all: a server's managers may limit it to channels and to roles. Limits that name nothing
 * but what is gone go on holding: what was limited is never opened unasked.
 */
import type { Interaction, Message } from 'discord.js';
import type { PublicLimits } from '../../records/records.js';

interface Place {
  readonly guild: string;
  /** Of a thread the channel that it belongs to. */
  readonly channel: string | null;
  /** The person's. */
  readonly roles: readonly string[];
}

/** Everybody has the role whose id is that of the server. */
export const isWithin = ({ channels, roles }: PublicLimits, { guild, channel, roles: own }: Place): boolean =>
  (channels.length === 0 || (channel !== null && channels.includes(channel))) &&
  (roles.length === 0 || roles.includes(guild) || own.some((role) => roles.includes(role)));

/** The roles of whoever asks; none where they are not known, as of a message without its member. */
export function rolesOf(member: Interaction['member'] | Message['member']): string[] {
  if (member === null) return [];
  return Array.isArray(member.roles) ? member.roles : [...member.roles.cache.keys()];
}
