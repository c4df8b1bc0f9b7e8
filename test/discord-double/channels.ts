import { PermissionFlagsBits, PermissionsBitField, type PermissionsString } from 'discord.js';
import { isObject, type Json, snowflake } from './json.js';
import { EVERYONE_MAY, guild, type ServerIds, textChannel, threadObject } from './objects.js';
import type { State } from './state.js';

/** Where messages are: a channel of a server, one of its threads, or a person's direct channel. */
export interface Place {
  /** Null in a direct channel. */
  readonly server: ServerIds | null;
  /** The channel, of a thread the one that it belongs to. */
  readonly channelId: string;
  readonly thread: Json | null;
}

export function placeOf({ world, threads }: State, id: string): Place | null {
  const thread = threads.get(id) ?? null;
  const channelId = String(thread?.parent_id ?? id);
  if (channelId === world.directChannelId) return { server: null, channelId, thread };
  const server = world.servers.find((one) => one.channelId === channelId);
  return server === undefined ? null : { server, channelId, thread };
}

/** What the bot may do there; all that it needs in a direct channel. */
export function permissionsIn({ denied }: State, { server, channelId }: Place): bigint {
  return server === null ? BigInt(EVERYONE_MAY) : BigInt(EVERYONE_MAY) & ~(denied.get(channelId) ?? 0n);
}

export const may = (state: State, place: Place, permission: PermissionsString): boolean =>
  (permissionsIn(state, place) & PermissionFlagsBits[permission]) !== 0n;

/** The channel or thread as Discord describes it now. */
export function channelNow({ world, denied }: State, { server, channelId, thread }: Place): Json | null {
  if (server === null) return null;
  if (thread !== null) return thread;
  const deny = denied.get(channelId);
  const overwrite = { id: world.botId, type: 1, allow: '0', deny: String(deny) };
  return { ...textChannel({ ...world, ...server }), permission_overwrites: deny === undefined ? [] : [overwrite] };
}

const metadata = (thread: Json): Json => (isObject(thread.thread_metadata) ? thread.thread_metadata : {});
export const isArchived = ({ thread }: Place): boolean => thread !== null && metadata(thread).archived === true;
export const isLocked = ({ thread }: Place): boolean => thread !== null && metadata(thread).locked === true;

/** Opens a thread, and tells the bot. */
export function openThread(
  state: State,
  server: ServerIds,
  { id = snowflake(), ...given }: { readonly id?: string; readonly name: string; readonly ownerId: string },
): Json {
  const thread = threadObject({ ...state.world, ...server, threadId: id }, given);
  state.threads.set(id, thread);
  state.announce('THREAD_CREATE', { ...thread, newly_created: true });
  return thread;
}

/** Archives a thread or opens it again, and tells the bot. */
export function setArchived(state: State, id: string, archived: boolean, locked: boolean): void {
  const before = state.threads.get(id);
  if (before === undefined) throw new Error(`the double has no thread ${id}`);
  const thread = { ...before, thread_metadata: { ...metadata(before), archived, locked } };
  state.threads.set(id, thread);
  state.announce('THREAD_UPDATE', thread);
}

/** Takes from the bot what is named there and nothing else, and tells it. */
export function deny(state: State, channelId: string, permissions: readonly PermissionsString[]): void {
  const place = placeOf(state, channelId);
  if (place === null) throw new Error(`the double has no channel ${channelId}`);
  if (permissions.length === 0) state.denied.delete(channelId);
  else state.denied.set(channelId, PermissionsBitField.resolve(permissions));
  state.announce('CHANNEL_UPDATE', channelNow(state, { ...place, thread: null }));
}

/** A server as GUILD_CREATE gives it: its channel as it is now, and the threads that are not archived. */
export function guildNow(state: State, server: ServerIds): Json {
  const channels = [channelNow(state, { server, channelId: server.channelId, thread: null })];
  const threads = [...state.threads.values()].filter(
    (thread) => thread.parent_id === server.channelId && metadata(thread).archived === false,
  );
  return { ...guild({ ...state.world, ...server }), channels, threads };
}
