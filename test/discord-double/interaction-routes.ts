import { store } from './channel-routes.js';
import { isArchived, isLocked, placeOf, setArchived } from './channels.js';
import { hasFlag, isObject, type Json, objects, snowflake } from './json.js';
import { deleteMessage } from './messages.js';
import { botMessage } from './objects.js';
import {
  archivedThread,
  bodyOf,
  type Call,
  done,
  type Handler,
  ok,
  type Reply,
  refuse,
  unknownMessage,
} from './reply.js';
import type { Pending, State } from './state.js';

/** What the bot answers to interactions, by their own tokens: these need no permission and end after fifteen minutes. */
const EPHEMERAL = 1 << 6;
const LOADING = 1 << 7;
const DEFERRED_MESSAGE = 5;
const DEFERRED_UPDATE = 6;
const MESSAGE = 4;
const UPDATE_MESSAGE = 7;
const AUTOCOMPLETE = 8;

const FIRST_REPLY_MS = 3_000;
const TOKEN_LIVES_MS = 15 * 60 * 1000;

function storeReply(state: State, pending: Pending, body: Json, edit: boolean): Json {
  const before = Number(edit ? state.messages.get(pending.replyId)?.flags : 0) || 0;
  const flags = Number(body.flags ?? before) | (pending.ephemeral ? EPHEMERAL : 0);
  const message = store(state, pending.invocation.channelId, pending.replyId, body, { edit, flags });
  pending.message = message;
  return message;
}

function callback(call: Call, state: State): Reply {
  const pending = state.interactions.get(call.parameters.interaction_token ?? '');
  if (pending === undefined) return refuse(404, 10062, 'Unknown interaction');
  if (pending.acknowledged) return refuse(400, 40060, 'Interaction has already been acknowledged.');
  if (state.clock() - pending.at > FIRST_REPLY_MS) return refuse(404, 10062, 'Unknown interaction');
  const { type, data } = bodyOf(call);
  const { message: pressed } = pending.invocation.payload;
  pending.acknowledged = true;
  pending.isThinking = type === DEFERRED_MESSAGE;
  if (isObject(data)) pending.ephemeral = hasFlag(data.flags, EPHEMERAL);
  if ((type === DEFERRED_UPDATE || type === UPDATE_MESSAGE) && isObject(pressed)) {
    pending.replyId = String(pressed.id);
    pending.ephemeral = hasFlag(pressed.flags, EPHEMERAL);
  }
  if (type === MESSAGE || type === UPDATE_MESSAGE) {
    storeReply(state, pending, isObject(data) ? data : {}, type === UPDATE_MESSAGE);
  }
  if (type === AUTOCOMPLETE && objects(isObject(data) ? data.choices : []).length > 25) {
    state.violations.push('more than 25 choices');
  }
  if (call.query.get('with_response') !== 'true') return done;
  const { id } = pending.invocation;
  const loading = type === DEFERRED_MESSAGE;
  return ok({ interaction: { id, type: 2, response_message_id: pending.replyId, response_message_loading: loading } });
}

/** By the token of an interaction that was acknowledged no longer than fifteen minutes ago. */
const byToken =
  (handle: (pending: Pending, call: Call, state: State) => Reply): Handler =>
  (call, state) => {
    const pending = state.interactions.get(call.parameters.webhook_token ?? '');
    if (pending === undefined || !pending.acknowledged) return refuse(404, 10015, 'Unknown Webhook');
    if (state.clock() - pending.at > TOKEN_LIVES_MS) return refuse(401, 50027, 'Invalid Webhook Token');
    return handle(pending, call, state);
  };

const isArchivedFor = ({ invocation }: Pending, state: State): boolean => {
  const place = placeOf(state, invocation.channelId);
  return place !== null && isArchived(place);
};

/** The message of a request: the interaction's own reply, or another that followed it. Null where it was deleted. */
function messageOf(pending: Pending, { parameters }: Call, state: State): { id: string; isReply: boolean } | null {
  const id = parameters.message_id ?? pending.replyId;
  const isReply = id === pending.replyId;
  const isThere = state.messages.has(id) || (isReply && !state.deleted.has(id));
  return isThere ? { id, isReply } : null;
}

const edit = byToken((pending, call, state) => {
  const found = messageOf(pending, call, state);
  if (found === null) return unknownMessage;
  if (isArchivedFor(pending, state)) return archivedThread;
  if (found.isReply) {
    pending.isThinking = false;
    return ok(storeReply(state, pending, bodyOf(call), true));
  }
  return ok(store(state, pending.invocation.channelId, found.id, bodyOf(call), { edit: true }));
});

const read = byToken((pending, call, state) => {
  const found = messageOf(pending, call, state);
  if (found === null) return unknownMessage;
  const message = state.messages.get(found.id);
  if (message !== undefined) return ok(message);
  const flags = LOADING | (pending.ephemeral ? EPHEMERAL : 0);
  return ok(botMessage(state.world, pending.invocation.channelId, found.id, { flags }));
});

const remove = byToken((pending, call, state) => {
  const found = messageOf(pending, call, state);
  if (found === null) return unknownMessage;
  if (isArchivedFor(pending, state)) return archivedThread;
  if (found.isReply) pending.isThinking = false;
  deleteMessage(state, found.id);
  return done;
});

const followUp = byToken((pending, call, state) => {
  const { channelId } = pending.invocation;
  const place = placeOf(state, channelId);
  if (place !== null && isArchived(place)) {
    if (isLocked(place)) return archivedThread;
    setArchived(state, channelId, false, false);
  }
  // The first one behind "is thinking" takes its place, and its visibility, whatever it says.
  if (pending.isThinking) {
    pending.isThinking = false;
    return ok(
      storeReply(state, pending, { ...bodyOf(call), flags: Number(bodyOf(call).flags ?? 0) & ~EPHEMERAL }, true),
    );
  }
  return ok(store(state, channelId, snowflake(), bodyOf(call), { edit: false }));
});

export const INTERACTION_ROUTES: Readonly<Record<string, Handler>> = {
  'POST /interactions/{interaction_id}/{interaction_token}/callback': callback,
  'GET /webhooks/{webhook_id}/{webhook_token}/messages/@original': read,
  'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original': edit,
  'DELETE /webhooks/{webhook_id}/{webhook_token}/messages/@original': remove,
  'GET /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}': read,
  'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}': edit,
  'DELETE /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}': remove,
  'POST /webhooks/{webhook_id}/{webhook_token}': followUp,
};
