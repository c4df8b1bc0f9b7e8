import { isObject, type Json, objects, snowflake } from './json.js';

/** A server of the bot's, with a channel. */
export interface ServerIds {
  readonly guildId: string;
  readonly channelId: string;
  /** A thread of the channel. */
  readonly threadId: string;
}

/**
 * The world of the double: one bot, a server with a channel, perhaps more of them, one person with whom the bot has a
 * direct channel.
 */
export interface World extends ServerIds {
  readonly applicationId: string;
  readonly botId: string;
  /** All servers; the first is the one that the world is about. */
  readonly servers: readonly ServerIds[];
  readonly directChannelId: string;
  readonly personId: string;
  readonly otherPersonId: string;
  /** A server that the bot is not in. */
  readonly strangeGuildId: string;
  /** A role of every server, which nobody has unless a test says so. */
  readonly roleId: string;
  readonly guildLocale: string;
}

/** Ids that records of an earlier world have, in place of new ones. */
export type FormerIds = Pick<World, 'guildId' | 'personId'>;

/** @param count of servers; those that follow each other are on different shards */
export function createWorld(guildLocale: string, count: number, former?: FormerIds): World {
  const botId = snowflake();
  const guildIds = Array.from({ length: count }, snowflake);
  if (former !== undefined) guildIds[0] = former.guildId;
  const servers = guildIds.map((guildId) => ({ guildId, channelId: snowflake(), threadId: snowflake() }));
  return {
    applicationId: botId,
    botId,
    ...servers[0]!,
    servers,
    directChannelId: snowflake(),
    personId: former?.personId ?? snowflake(),
    otherPersonId: snowflake(),
    strangeGuildId: snowflake(),
    roleId: snowflake(),
    guildLocale,
  };
}

/** What @everyone may do, the bot too: view, send, embed, make threads, use commands; it manages nothing. */
export const EVERYONE_MAY = '2248473465835073';

const user = (id: string, username: string, bot = false): Json => ({
  id,
  username,
  avatar: null,
  discriminator: bot ? '0001' : '0',
  public_flags: 0,
  flags: 0,
  global_name: bot ? null : username,
  primary_guild: null,
  ...(bot ? { bot: true } : {}),
});

export const botUser = ({ botId }: World): Json => user(botId, 'verbatim', true);
export const person = ({ personId }: World, id = personId): Json => user(id, id === personId ? 'camille' : 'dominique');

export const member = (world: World, id = world.personId, roles: readonly string[] = []): Json => ({
  user: person(world, id),
  roles,
  joined_at: '2022-01-01T00:00:00.000000+00:00',
  deaf: false,
  mute: false,
  flags: 0,
  permissions: EVERYONE_MAY,
  avatar: null,
  nick: null,
  premium_since: null,
  pending: false,
  communication_disabled_until: null,
});

export const textChannel = ({ channelId, guildId }: World): Json => ({
  id: channelId,
  type: 0,
  name: 'actualités',
  guild_id: guildId,
  position: 0,
  permission_overwrites: [],
  nsfw: false,
  topic: null,
  last_message_id: null,
  rate_limit_per_user: 0,
  parent_id: null,
  flags: 0,
});

/** A public thread of the world's channel: the world's own unless another name and owner are given. */
export const threadObject = (
  world: World,
  { name, ownerId } = { name: 'une question', ownerId: world.personId },
): Json => ({
  ...{ id: world.threadId, type: 11, name, guild_id: world.guildId, parent_id: world.channelId },
  ...{ owner_id: ownerId, message_count: 1, member_count: 2, total_message_sent: 1, rate_limit_per_user: 0 },
  ...{ last_message_id: null, flags: 0 },
  member: { id: world.threadId, user_id: world.botId, join_timestamp: '2022-01-01T00:00:00.000000+00:00', flags: 0 },
  thread_metadata: {
    ...{ archived: false, auto_archive_duration: 1440, locked: false },
    archive_timestamp: '2022-01-01T00:00:00.000000+00:00',
  },
});

export const directChannel = (world: World): Json => ({
  id: world.directChannelId,
  type: 1,
  last_message_id: null,
  flags: 0,
  recipients: [person(world)],
});

/** A role, which may no more than everybody. */
export const role = (id: string, name: string): Json => ({
  ...{ id, name, permissions: EVERYONE_MAY, position: 0, color: 0, hoist: false },
  ...{ managed: false, mentionable: false, flags: 0, icon: null, unicode_emoji: null },
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
});

/** The server, without its channels and threads. */
export const guild = (world: World): Json => ({
  id: world.guildId,
  name: 'Rédaction',
  icon: null,
  owner_id: world.personId,
  unavailable: false,
  joined_at: '2022-01-01T00:00:00.000000+00:00',
  large: false,
  member_count: 2,
  roles: [role(world.guildId, '@everyone'), role(world.roleId, 'journalistes')],
  members: [{ ...member(world), user: botUser(world) }],
  ...{
    emojis: [],
    stickers: [],
    features: [],
    presences: [],
    voice_states: [],
    stage_instances: [],
  },
  ...{ guild_scheduled_events: [], soundboard_sounds: [], preferred_locale: world.guildLocale, premium_tier: 0 },
  ...{ afk_timeout: 300, afk_channel_id: null, system_channel_id: null, system_channel_flags: 0, nsfw_level: 0 },
  ...{ verification_level: 0, default_message_notifications: 0, explicit_content_filter: 0, mfa_level: 0 },
});

export const application = (world: World): Json => ({
  ...{ id: world.applicationId, name: 'Verbatim', icon: null, description: '', type: null, verify_key: '0'.repeat(64) },
  ...{ flags: 0, flags_new: '0', redirect_uris: [], interactions_endpoint_url: null },
  ...{ role_connections_verification_url: null, owner: person(world), approximate_guild_count: 1 },
  ...{ approximate_user_install_count: 0, approximate_user_authorization_count: 0, explicit_content_filter: 0 },
  ...{ team: null, eligible_oauth2_scopes: [], bot: botUser(world), bot_public: true, bot_require_code_grant: false },
});

/** Components as Discord gives them back: numbered, with their defaults filled in. */
function numbered(components: unknown): Json[] {
  let id = 0;
  const number = (component: Json): Json => {
    id += 1;
    const filled: Json = { ...component, id };
    if (component.type === 14)
      Object.assign(filled, { spacing: component.spacing ?? 1, divider: component.divider ?? true });
    if (component.type === 17) {
      Object.assign(filled, { accent_color: component.accent_color ?? null, spoiler: component.spoiler ?? false });
    }
    // A file as Discord stores it.
    if (component.type === 13 && isObject(component.file)) {
      const name = String(component.file.url).replace('attachment://', '');
      const url = `https://cdn.discordapp.com/attachments/1/2/${name}`;
      Object.assign(filled, { file: { id: String(id), url, proxy_url: url }, name, size: 1, spoiler: false });
    }
    if (component.components !== undefined) filled.components = objects(component.components).map(number);
    if (isObject(component.accessory)) filled.accessory = number(component.accessory);
    return filled;
  };
  return objects(components).map(number);
}

/** A message of the bot as Discord stores it. */
export const botMessage = (world: World, channelId: string, id: string, body: Json): Json => ({
  ...{ id, channel_id: channelId, type: body.type ?? 0, author: botUser(world), content: body.content ?? '' },
  ...(isObject(body.message_reference) ? { message_reference: body.message_reference } : {}),
  ...{ mentions: [], mention_roles: [], attachments: [], embeds: body.embeds ?? [], pinned: false, tts: false },
  ...{ mention_everyone: false, timestamp: '2022-01-20T12:00:00.000000+00:00', edited_timestamp: null },
  ...{ flags: Number(body.flags ?? 0), components: numbered(body.components) },
});
