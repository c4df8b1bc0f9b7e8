import { may, placeOf } from './channels.js';
import { hasFlag, isObject, type Json, objects } from './json.js';
import type { State } from './state.js';

/** Messages as the bot learns of them: Discord withholds from it what it is not spoken to with. */
const EPHEMERAL = 1 << 6;

const WITHHELD = { content: '', embeds: [], attachments: [], components: [] };

const isBy = (message: Json, id: string): boolean => isObject(message.author) && message.author.id === id;

function asSeen(state: State, message: Json): Json {
  const { botId } = state.world;
  const isDirect = placeOf(state, String(message.channel_id))?.server === null;
  const isOpen = isDirect || isBy(message, botId) || objects(message.mentions).some(({ id }) => id === botId);
  if (isOpen) return message;
  const { message_snapshots: _, ...rest } = message;
  return { ...rest, ...WITHHELD };
}

/**
 * The message without the privileged intent: contents, embeds, files and components are there only where it mentions the
 * bot (a reply with ping does), is direct or the bot's own. The same holds for the message that it replies to.
 */
export function seenByBot(state: State, message: Json): Json {
  const { referenced_message: referenced } = message;
  const seen = asSeen(state, message);
  return isObject(referenced) ? { ...seen, referenced_message: asSeen(state, referenced) } : seen;
}

/** Tells the bot of a message: never of one that a person alone sees, nor where it may not look. */
export function announceMessage(state: State, event: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE', message: Json): void {
  const place = placeOf(state, String(message.channel_id));
  if (place === null || !may(state, place, 'ViewChannel') || hasFlag(message.flags, EPHEMERAL)) return;
  const guild = place.server === null ? {} : { guild_id: place.server.guildId };
  state.announce(event, { ...seenByBot(state, message), ...guild });
}

export function deleteMessage(state: State, id: string): void {
  const message = state.messages.get(id);
  state.deleted.add(id);
  if (message === undefined) return;
  state.messages.delete(id);
  const place = placeOf(state, String(message.channel_id));
  if (place === null || !may(state, place, 'ViewChannel') || hasFlag(message.flags, EPHEMERAL)) return;
  const guild = place.server === null ? {} : { guild_id: place.server.guildId };
  state.announce('MESSAGE_DELETE', { id, channel_id: message.channel_id, ...guild });
}
