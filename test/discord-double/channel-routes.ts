import { channelNow, isArchived, isLocked, may, openThread, type Place, placeOf, setArchived } from './channels.js';
import { isObject, type Json, snowflake } from './json.js';
import { checkMessage } from './message-rules.js';
import { announceMessage, deleteMessage, seenByBot } from './messages.js';
import { botMessage, directChannel } from './objects.js';
import {
  archivedThread,
  bodyOf,
  type Call,
  done,
  type Handler,
  made,
  noAccess,
  noPermission,
  ok,
  type Reply,
  refuse,
  unknownChannel,
  unknownMessage,
} from './reply.js';
import type { State } from './state.js';

/** What the bot does by its own token: messages and threads in channels, as far as it may there. */
const HAS_THREAD = 1 << 5;

/** Stores a message of the bot as Discord would, after saying what it would have refused. */
export function store(
  state: State,
  channelId: string,
  id: string,
  body: Json,
  { edit, ...more }: { readonly edit: boolean } & Json,
): Json {
  state.violations.push(...checkMessage(body, edit));
  const before = edit ? state.messages.get(id) : undefined;
  const given = { ...before, ...body, ...more };
  const message: Json = { ...before, ...botMessage(state.world, channelId, id, given) };
  if (before !== undefined) message.edited_timestamp = '2022-01-20T12:01:00.000000+00:00';
  state.messages.set(id, message);
  announceMessage(state, before === undefined ? 'MESSAGE_CREATE' : 'MESSAGE_UPDATE', message);
  return message;
}

/** In the channel of a request, where the bot may look into it. */
const inChannel =
  (handle: (place: Place, call: Call, state: State) => Reply): Handler =>
  (call, state) => {
    const place = placeOf(state, call.parameters.channel_id ?? '');
    if (place === null) return unknownChannel;
    return may(state, place, 'ViewChannel') ? handle(place, call, state) : noAccess;
  };

/** On a message that is in the channel of a request. */
const onMessage = (handle: (message: Json, place: Place, call: Call, state: State) => Reply): Handler =>
  inChannel((place, call, state) => {
    const message = state.messages.get(call.parameters.message_id ?? '');
    if (message?.channel_id !== call.parameters.channel_id) return unknownMessage;
    return handle(message as Json, place, call, state);
  });

const isOwn = ({ author }: Json, { world }: State): boolean => isObject(author) && author.id === world.botId;

/** Why the bot may not write there; null where it may. */
function whyNotSend(state: State, place: Place): Reply | null {
  if (!may(state, place, place.thread === null ? 'SendMessages' : 'SendMessagesInThreads')) return noPermission;
  if (!isLocked(place)) return null;
  return isArchived(place) ? archivedThread : refuse(403, 160005, 'Thread is locked');
}

function whyNotReply({ parameters, body }: Call, state: State, place: Place): Reply | null {
  const reference = isObject(body) ? body.message_reference : undefined;
  if (!isObject(reference)) return null;
  if (!may(state, place, 'ReadMessageHistory')) {
    return refuse(400, 160002, 'Cannot reply without permission to read message history');
  }
  const isThere = state.messages.get(String(reference.message_id))?.channel_id === parameters.channel_id;
  if (isThere || reference.fail_if_not_exists === false) return null;
  const _errors = [{ code: 'REPLIES_UNKNOWN_MESSAGE', message: 'Unknown message' }];
  return {
    status: 400,
    body: { code: 50035, message: 'Invalid Form Body', errors: { message_reference: { _errors } } },
  };
}

/** What a reply has; nothing where the message that it replies to is gone. */
function referenceOf({ parameters: { channel_id }, body }: Call, { messages }: State): Json {
  const reference = isObject(body) ? body.message_reference : undefined;
  if (!isObject(reference)) return {};
  const { message_id } = reference;
  if (!messages.has(String(message_id))) return { message_reference: null };
  return { type: 19, message_reference: { type: 0, message_id, channel_id } };
}

const create = inChannel((place, call, state) => {
  const refused = whyNotSend(state, place) ?? whyNotReply(call, state, place);
  if (refused !== null) return refused;
  const channelId = call.parameters.channel_id ?? '';
  const { nonce, enforce_nonce: isEnforced } = bodyOf(call);
  const known = isEnforced === true ? state.nonces.get(`${channelId} ${String(nonce)}`) : undefined;
  if (known !== undefined) return ok(known);
  // Writing into a thread that is archived opens it again.
  if (isArchived(place)) setArchived(state, channelId, false, false);
  const message = store(state, channelId, snowflake(), bodyOf(call), { edit: false, ...referenceOf(call, state) });
  if (isEnforced === true) state.nonces.set(`${channelId} ${String(nonce)}`, message);
  return ok(message);
});

const edit = onMessage((message, place, call, state) => {
  if (!isOwn(message, state)) return refuse(403, 50005, 'Cannot edit a message authored by another user');
  if (isArchived(place)) return archivedThread;
  return ok(store(state, String(message.channel_id), String(message.id), bodyOf(call), { edit: true }));
});

const read = onMessage((message, place, _, state) =>
  may(state, place, 'ReadMessageHistory') ? ok(seenByBot(state, message)) : noPermission,
);

const remove = onMessage((message, place, _, state) => {
  if (!isOwn(message, state) && !may(state, place, 'ManageMessages')) return noPermission;
  if (isArchived(place)) return archivedThread;
  deleteMessage(state, String(message.id));
  return done;
});

const type = inChannel((place, _, state) => whyNotSend(state, place) ?? done);

function startThread(place: Place, call: Call, state: State, id?: string): Reply {
  if (place.server === null || place.thread !== null) {
    return refuse(400, 50024, 'Cannot execute action on this channel type');
  }
  if (!may(state, place, 'CreatePublicThreads')) return noPermission;
  const name = String(bodyOf(call).name);
  return made(
    openThread(state, place.server, { name, ownerId: state.world.botId, ...(id === undefined ? {} : { id }) }),
  );
}

const threadFromMessage = onMessage((message, place, call, state) => {
  const id = String(message.id);
  if (state.threads.has(id)) return refuse(400, 160004, 'A thread has already been created for this message');
  const reply = startThread(place, call, state, id);
  if (reply.status !== 201) return reply;
  const now = { ...message, flags: Number(message.flags) | HAS_THREAD, thread: reply.body };
  state.messages.set(id, now);
  announceMessage(state, 'MESSAGE_UPDATE', now);
  return reply;
});

export const CHANNEL_ROUTES: Readonly<Record<string, Handler>> = {
  'GET /channels/{channel_id}': inChannel((place, _, state) =>
    ok(channelNow(state, place) ?? directChannel(state.world)),
  ),
  'POST /channels/{channel_id}/messages': create,
  'GET /channels/{channel_id}/messages/{message_id}': read,
  'PATCH /channels/{channel_id}/messages/{message_id}': edit,
  'DELETE /channels/{channel_id}/messages/{message_id}': remove,
  'POST /channels/{channel_id}/typing': type,
  'POST /channels/{channel_id}/messages/{message_id}/threads': threadFromMessage,
  'POST /channels/{channel_id}/threads': inChannel((place, call, state) => startThread(place, call, state)),
};
