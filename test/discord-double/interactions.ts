import { type Json, objects, snowflake } from './json.js';
import {
  botUser,
  directChannel,
  EVERYONE_MAY,
  member,
  person,
  role,
  type ServerIds,
  textChannel,
  type World,
} from './objects.js';

export interface Setting {
  /** The person's language, as Discord names it. */
  readonly locale?: string;
  /** In a direct message with the bot in place of the server. */
  readonly direct?: boolean;
  /** In the server's thread, or in the one of this id. */
  readonly inThread?: boolean | string;
  /** By a person who installed the bot for themselves, in a server that it is not in. */
  readonly userInstalled?: boolean;
  /** By somebody else than the world's person. */
  readonly other?: boolean;
  /** By the person of this id. */
  readonly by?: string;
  /** In another server of the world. */
  readonly server?: ServerIds;
  /** The person's permissions in the channel, as a numeric string. */
  readonly permissions?: string;
  /** The person's roles in the server. */
  readonly roles?: readonly string[];
}

export interface Invocation {
  readonly id: string;
  readonly token: string;
  readonly channelId: string;
  readonly payload: Json;
}

const owners = (world: World, { direct, userInstalled }: Setting): Json => {
  if (userInstalled === true) return { 1: world.personId };
  return { 0: direct === true ? '0' : world.guildId };
};

const channelOf = ({ channelId, threadId }: World, inThread: boolean | string): string => {
  if (typeof inThread === 'string') return inThread;
  return inThread ? threadId : channelId;
};

function interaction(everywhere: World, type: number, rest: Json, setting: Setting): Invocation {
  const world = { ...everywhere, ...setting.server };
  const {
    locale = 'fr',
    direct = false,
    inThread = false,
    userInstalled = false,
    other = false,
    permissions,
  } = setting;
  const id = snowflake();
  const token = `interaction-${id}`;
  const channelId = direct ? world.directChannelId : channelOf(world, inThread);
  const by = setting.by ?? (other ? world.otherPersonId : world.personId);
  const who = member(world, by, setting.roles);
  const guildId = userInstalled ? world.strangeGuildId : world.guildId;
  const place: Json = direct
    ? { user: person(world, by), channel: directChannel(world), context: 1 }
    : {
        ...{ guild_id: guildId, guild_locale: world.guildLocale, context: 0 },
        member: { ...who, permissions: permissions ?? who.permissions },
        ...{ guild: { id: guildId, locale: world.guildLocale, features: [] }, channel: textChannel(world) },
      };
  const payload = {
    ...{ id, application_id: world.applicationId, type, token, version: 1, channel_id: channelId, locale },
    ...{ app_permissions: EVERYONE_MAY, entitlements: [], attachment_size_limit: 10_485_760 },
    ...{ authorizing_integration_owners: owners(world, setting), ...place, ...rest },
  };
  return { id, token, channelId, payload };
}

/** What a person gave for an option; more options in it are those of a subcommand. */
export interface OptionValues {
  readonly [name: string]: string | boolean | number | { readonly channel: string } | Role | Attached | OptionValues;
}

interface Role {
  readonly role: string;
}

const isRole = (value: object): value is Role => 'role' in value && typeof value.role === 'string';

/** A file that a person attached for an option. */
interface Attached {
  readonly attached: { readonly filename: string; readonly url: string; readonly size: number };
}

const isAttached = (value: object): value is Attached =>
  'attached' in value && typeof value.attached === 'object' && value.attached !== null && 'filename' in value.attached;

function toOption(name: string, value: OptionValues[string]): Json {
  if (typeof value === 'string') return { name, value, type: 3 };
  if (typeof value === 'number') return { name, value, type: 4 };
  if (typeof value === 'boolean') return { name, value, type: 5 };
  if (isAttached(value)) return { name, value: value.attached.filename, type: 11 };
  if (isRole(value)) return { name, value: value.role, type: 8 };
  if (typeof value.channel === 'string') return { name, value: value.channel, type: 7 };
  return { name, type: 1, options: toOptions(value as OptionValues) };
}

const toOptions = (options: OptionValues): Json[] =>
  Object.entries(options).map(([name, value]) => toOption(name, value));

const idsIn = (options: readonly Json[], kind: number): unknown[] =>
  options.flatMap(({ type, value, options: inner }) => (type === kind ? [value] : idsIn(objects(inner), kind)));

/** Every file given for an option, by the id that Discord gives it: here its name. */
const attachedIn = (values: OptionValues): [string, Json][] =>
  Object.values(values).flatMap((value) => {
    if (typeof value !== 'object') return [];
    if (!isAttached(value)) return 'channel' in value || 'role' in value ? [] : attachedIn(value as OptionValues);
    const { filename, url, size } = value.attached;
    return [[filename, { id: filename, filename, url, proxy_url: url, size, ephemeral: true }]];
  });

function invoked(world: World, name: string, options: readonly Json[], values: OptionValues): Json {
  const roles = idsIn(options, 8).map((id) => [String(id), role(String(id), 'un rôle')]);
  const channels = idsIn(options, 7).map((id) => [String(id), { ...textChannel(world), id, permissions: '0' }]);
  const attachments = attachedIn(values);
  const given = {
    ...(channels.length === 0 ? {} : { channels: Object.fromEntries(channels) }),
    ...(roles.length === 0 ? {} : { roles: Object.fromEntries(roles) }),
    ...(attachments.length === 0 ? {} : { attachments: Object.fromEntries(attachments) }),
  };
  const resolved = Object.keys(given).length === 0 ? {} : { resolved: given };
  return { data: { id: snowflake(), name, type: 1, options, ...resolved } };
}

export const slashInteraction = (world: World, name: string, options: OptionValues, setting: Setting): Invocation =>
  interaction(world, 2, invoked(world, name, toOptions(options), options), setting);

const focus = (options: readonly Json[], focused: string): Json[] =>
  options.map((option) =>
    option.options === undefined
      ? { ...option, ...(option.name === focused ? { focused: true } : {}) }
      : { ...option, options: focus(objects(option.options), focused) },
  );

/** @param focused name of the option that is being typed */
export function autocompleteInteraction(
  world: World,
  name: string,
  options: OptionValues,
  focused: string,
  setting: Setting,
): Invocation {
  return interaction(world, 4, invoked(world, name, focus(toOptions(options), focused), options), setting);
}

/** A button pressed on a message. */
export const buttonInteraction = (world: World, customId: string, message: Json, setting: Setting): Invocation =>
  interaction(world, 3, { data: { custom_id: customId, component_type: 2, id: 1 }, message }, setting);

/** Values chosen from a menu of strings on a message. */
export const menuInteraction = (
  world: World,
  customId: string,
  values: readonly string[],
  message: Json,
  setting: Setting,
): Invocation =>
  interaction(world, 3, { data: { custom_id: customId, component_type: 3, id: 1, values }, message }, setting);

/** A message command used on a message. */
export const messageInteraction = (world: World, name: string, message: Json, setting: Setting): Invocation =>
  interaction(
    world,
    2,
    {
      data: {
        ...{ id: snowflake(), name, type: 3, target_id: message.id },
        resolved: { messages: { [String(message.id)]: message } },
      },
    },
    setting,
  );

export interface Sent {
  readonly id: string;
  readonly channelId: string;
  readonly payload: Json;
}

export interface MessageParts {
  readonly content: string;
  readonly direct?: boolean;
  /** In the server's thread, or in the one of this id. */
  readonly inThread?: boolean | string;
  /** Whether it mentions the bot; a reply with ping does so too. */
  readonly mentionsBot?: boolean;
  /** The message that it replies to. */
  readonly replyTo?: Json;
  /** Whether another bot wrote it. */
  readonly byBot?: boolean;
  /** By the person of this id. */
  readonly by?: string;
  /** The person's roles in the server. */
  readonly roles?: readonly string[];
  /** In another server of the world. */
  readonly server?: ServerIds;
  /** What else it has, as Discord describes it: `embeds`, `attachments`, `components`, `message_snapshots`. */
  readonly also?: Json;
}

/** A person's message, whole. */
export function personMessage(everywhere: World, parts: MessageParts): Sent {
  const world = { ...everywhere, ...parts.server };
  const { content, direct = false, inThread = false, mentionsBot = false, replyTo, byBot = false } = parts;
  const id = snowflake();
  const channelId = direct ? world.directChannelId : channelOf(world, inThread);
  const who = member(world, byBot ? snowflake() : (parts.by ?? world.personId), parts.roles);
  const { user, ...withoutUser } = who;
  const author = { ...(user as Json), ...(byBot ? { bot: true } : {}) };
  const payload: Json = {
    ...{ id, channel_id: channelId, type: replyTo === undefined ? 0 : 19, tts: false, pinned: false, flags: 0 },
    ...{ author, content, mentions: mentionsBot ? [botUser(world)] : [], mention_roles: [], mention_everyone: false },
    ...{ attachments: [], embeds: [], components: [], edited_timestamp: null },
    timestamp: '2022-01-20T12:00:00.000000+00:00',
    ...(direct
      ? { channel_type: 1 }
      : { guild_id: world.guildId, member: withoutUser, channel_type: inThread === false ? 0 : 11 }),
    ...(replyTo === undefined
      ? {}
      : { referenced_message: replyTo, message_reference: { type: 0, message_id: replyTo.id, channel_id: channelId } }),
    ...parts.also,
  };
  return { id, channelId, payload };
}
