import { type Json, snowflake } from './json.js';
import { directChannel, member, person, textChannel, type World } from './objects.js';

export interface Setting {
  /** The person's language, as Discord names it. */
  readonly locale?: string;
  /** In a direct message with the bot in place of the server. */
  readonly direct?: boolean;
}

export interface Invocation {
  readonly id: string;
  readonly token: string;
  readonly channelId: string;
  readonly payload: Json;
}

const STRING = 3;
const BOOLEAN = 5;
const SEND_AND_READ = '2248473465835073';

function interaction(world: World, type: number, rest: Json, { locale = 'fr', direct = false }: Setting): Invocation {
  const id = snowflake();
  const token = `interaction-${id}`;
  const channelId = direct ? world.directChannelId : world.channelId;
  const place: Json = direct
    ? { user: person(world), channel: directChannel(world), context: 1, authorizing_integration_owners: { 0: '0' } }
    : {
        ...{ guild_id: world.guildId, guild_locale: world.guildLocale, member: member(world), context: 0 },
        ...{ guild: { id: world.guildId, locale: world.guildLocale, features: [] }, channel: textChannel(world) },
        authorizing_integration_owners: { 0: world.guildId },
      };
  const payload = {
    ...{ id, application_id: world.applicationId, type, token, version: 1, channel_id: channelId, locale },
    ...{ app_permissions: SEND_AND_READ, entitlements: [], attachment_size_limit: 10_485_760, ...place, ...rest },
  };
  return { id, token, channelId, payload };
}

export type OptionValues = Readonly<Record<string, string | boolean>>;

const toOptions = (options: OptionValues): Json[] =>
  Object.entries(options).map(([name, value]) => ({ name, value, type: typeof value === 'string' ? STRING : BOOLEAN }));

export const slashInteraction = (world: World, name: string, options: OptionValues, setting: Setting): Invocation =>
  interaction(world, 2, { data: { id: snowflake(), name, type: 1, options: toOptions(options) } }, setting);

/** @param focused name of the option that is being typed */
export function autocompleteInteraction(
  world: World,
  name: string,
  options: OptionValues,
  focused: string,
  setting: Setting,
): Invocation {
  const typed = toOptions(options).map((option) => (option.name === focused ? { ...option, focused: true } : option));
  return interaction(world, 4, { data: { id: snowflake(), name, type: 1, options: typed } }, setting);
}

/** A button pressed on a message. */
export const buttonInteraction = (world: World, customId: string, message: Json, setting: Setting): Invocation =>
  interaction(world, 3, { data: { custom_id: customId, component_type: 2, id: 1 }, message }, setting);

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
  /** Whether it mentions the bot; a reply with ping does so too. */
  readonly mentionsBot?: boolean;
  /** The message that it replies to. */
  readonly replyTo?: Json;
  /** Whether another bot wrote it. */
  readonly byBot?: boolean;
}

/** MESSAGE_CREATE as Discord sends it without the privileged intent: content only where the bot is spoken to. */
export function personMessage(world: World, parts: MessageParts): Sent {
  const { content, direct = false, mentionsBot = false, replyTo, byBot = false } = parts;
  const id = snowflake();
  const channelId = direct ? world.directChannelId : world.channelId;
  const { user: _, ...withoutUser } = member(world);
  const payload: Json = {
    ...{ id, channel_id: channelId, type: replyTo === undefined ? 0 : 19, tts: false, pinned: false, flags: 0 },
    ...{ author: { ...person(world), bot: byBot }, content: direct || mentionsBot ? content : '' },
    mentions: mentionsBot
      ? [{ id: world.botId, username: 'verbatim', discriminator: '0001', avatar: null, bot: true }]
      : [],
    ...{
      mention_roles: [],
      mention_everyone: false,
      attachments: [],
      embeds: [],
      components: [],
      edited_timestamp: null,
    },
    timestamp: '2022-01-20T12:00:00.000000+00:00',
    ...(direct ? { channel_type: 1 } : { guild_id: world.guildId, member: withoutUser, channel_type: 0 }),
    ...(replyTo === undefined
      ? {}
      : { referenced_message: replyTo, message_reference: { type: 0, message_id: replyTo.id, channel_id: channelId } }),
  };
  return { id, channelId, payload };
}
