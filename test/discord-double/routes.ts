import { checkCommands } from './command-rules.js';
import { hasFlag, isObject, type Json, objects, snowflake } from './json.js';
import { checkMessage } from './message-rules.js';
import { application, botMessage, botUser, member } from './objects.js';
import type { Pending, State } from './state.js';

interface Call {
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

type Handler = (call: Call, state: State) => Reply;

const EPHEMERAL = 1 << 6;
const DEFERRED_MESSAGE = 5;
const DEFERRED_UPDATE = 6;
const MESSAGE = 4;
const AUTOCOMPLETE = 8;

const ok = (body: unknown): Reply => ({ status: 200, body });
const done: Reply = { status: 204 };
const refuse = (status: number, code: number, message: string): Reply => ({ status, body: { code, message } });
const unknownMessage = refuse(404, 10008, 'Unknown Message');

const bodyOf = ({ body }: Call): Json => (isObject(body) ? body : {});

/** Stores a message as Discord would, after saying what it would have refused. */
function store(state: State, channelId: string, id: string, body: Json, edit: boolean): Json {
  state.violations.push(...checkMessage(body, edit));
  const before = edit ? state.messages.get(id) : undefined;
  const message = { ...botMessage(state.world, channelId, id, { ...before, ...body }) };
  state.messages.set(id, message);
  return message;
}

function storeReply(state: State, pending: Pending, body: Json, edit: boolean): Json {
  const message = store(state, pending.invocation.channelId, pending.replyId, body, edit);
  message.flags = Number(message.flags) | (pending.ephemeral ? EPHEMERAL : 0);
  pending.message = message;
  return message;
}

function callback(call: Call, state: State): Reply {
  const pending = state.interactions.get(call.parameters.interaction_token ?? '');
  if (pending === undefined) return refuse(404, 10062, 'Unknown interaction');
  if (pending.acknowledged) return refuse(400, 40060, 'Interaction has already been acknowledged.');
  const { type, data } = bodyOf(call);
  pending.acknowledged = true;
  if (isObject(data)) pending.ephemeral = hasFlag(data.flags, EPHEMERAL);
  const { message: pressed } = pending.invocation.payload;
  if (type === DEFERRED_UPDATE && isObject(pressed)) {
    pending.replyId = String(pressed.id);
    pending.ephemeral = hasFlag(pressed.flags, EPHEMERAL);
  }
  if (type === MESSAGE) storeReply(state, pending, isObject(data) ? data : {}, false);
  if (type === AUTOCOMPLETE && objects(isObject(data) ? data.choices : []).length > 25) {
    state.violations.push('more than 25 choices');
  }
  if (call.query.get('with_response') !== 'true') return done;
  const { id } = pending.invocation;
  const loading = type === DEFERRED_MESSAGE;
  return ok({ interaction: { id, type: 2, response_message_id: pending.replyId, response_message_loading: loading } });
}

/** The interaction's own reply, or another message that followed it. */
function editReply(call: Call, state: State): Reply {
  const pending = state.interactions.get(call.parameters.webhook_token ?? '');
  if (pending === undefined || !pending.acknowledged) return refuse(404, 10015, 'Unknown Webhook');
  const id = call.parameters.message_id;
  if (id !== undefined && id !== pending.replyId && !state.messages.has(id)) return unknownMessage;
  if (id !== undefined && id !== pending.replyId) {
    return ok(store(state, pending.invocation.channelId, id, bodyOf(call), true));
  }
  return ok(storeReply(state, pending, bodyOf(call), true));
}

function followUp(call: Call, state: State): Reply {
  const pending = state.interactions.get(call.parameters.webhook_token ?? '');
  if (pending === undefined || !pending.acknowledged) return refuse(404, 10015, 'Unknown Webhook');
  return ok(store(state, pending.invocation.channelId, snowflake(), bodyOf(call), false));
}

function createMessage(call: Call, state: State): Reply {
  const channelId = call.parameters.channel_id ?? '';
  const { servers, directChannelId } = state.world;
  const channels = [directChannelId, ...servers.flatMap(({ channelId: channel, threadId }) => [channel, threadId])];
  if (!channels.includes(channelId)) return refuse(404, 10003, 'Unknown Channel');
  const { message_reference: reference } = bodyOf(call);
  if (
    isObject(reference) &&
    state.deleted.has(String(reference.message_id)) &&
    reference.fail_if_not_exists !== false
  ) {
    return refuse(400, 50035, 'Invalid Form Body');
  }
  const { nonce, enforce_nonce: isEnforced } = bodyOf(call);
  const known = isEnforced === true ? state.nonces.get(`${channelId} ${String(nonce)}`) : undefined;
  if (known !== undefined) return ok(known);
  const message = store(state, channelId, snowflake(), bodyOf(call), false);
  if (isEnforced === true) state.nonces.set(`${channelId} ${String(nonce)}`, message);
  return ok(message);
}

function getMember({ parameters: { user_id: id = '' } }: Call, { world, left, silenced }: State): Reply {
  const { permissions: _, ...known } = member(world, id);
  if (left.has(id)) return refuse(404, 10007, 'Unknown Member');
  return ok({ ...known, banner: null, communication_disabled_until: silenced.get(id) ?? null });
}

function editMessage(call: Call, state: State): Reply {
  const { channel_id: channelId = '', message_id: id = '' } = call.parameters;
  return state.messages.has(id) ? ok(store(state, channelId, id, bodyOf(call), true)) : unknownMessage;
}

const isServer = ({ world }: State, guildId: string | undefined): boolean =>
  guildId === undefined || world.servers.some((server) => server.guildId === guildId);

function getCommands(call: Call, state: State): Reply {
  const { application_id: applicationId, guild_id: guildId } = call.parameters;
  if (applicationId !== state.world.applicationId) return refuse(403, 20012, 'You are not authorized');
  if (!isServer(state, guildId)) return refuse(403, 50001, 'Missing Access');
  return ok(state.commands.get(guildId ?? '') ?? []);
}

const ownGuilds = (_: Call, { world }: State): Reply =>
  ok(
    world.servers.map(({ guildId }) => ({
      ...{ id: guildId, name: 'Rédaction', icon: null, banner: null, owner: false },
      ...{ permissions: member(world).permissions, features: [] },
    })),
  );

function putCommands(call: Call, state: State): Reply {
  const { application_id: applicationId, guild_id: guildId } = call.parameters;
  if (applicationId !== state.world.applicationId) return refuse(403, 20012, 'You are not authorized');
  if (!isServer(state, guildId)) return refuse(403, 50001, 'Missing Access');
  const commands = objects(call.body);
  state.violations.push(...checkCommands(commands));
  const registered = commands.map((command) => ({
    ...{
      type: 1,
      description: '',
      default_member_permissions: null,
      ...command,
      id: snowflake(),
      version: snowflake(),
    },
    ...{ application_id: applicationId, ...(guildId === undefined ? {} : { guild_id: guildId }) },
  }));
  state.commands.set(guildId ?? '', registered);
  return ok(registered);
}

function gatewayBot(_: Call, state: State): Reply {
  const session_start_limit = { total: 1000, remaining: 999, reset_after: 14_400_000, max_concurrency: 1 };
  return ok({ url: state.gatewayUrl(), shards: state.recommendedShards, session_start_limit });
}

/** Method and route, as Discord's description names them. */
const ROUTES: Readonly<Record<string, Handler>> = {
  'GET /gateway/bot': gatewayBot,
  'GET /applications/@me': (_, { world }) => ok(application(world)),
  'GET /users/@me': (_, { world }) => ok(botUser(world)),
  'GET /users/@me/guilds': ownGuilds,
  'GET /applications/{application_id}/commands': getCommands,
  'GET /applications/{application_id}/guilds/{guild_id}/commands': getCommands,
  'PUT /applications/{application_id}/commands': putCommands,
  'PUT /applications/{application_id}/guilds/{guild_id}/commands': putCommands,
  'POST /interactions/{interaction_id}/{interaction_token}/callback': callback,
  'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original': editReply,
  'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}': editReply,
  'POST /webhooks/{webhook_id}/{webhook_token}': followUp,
  'GET /guilds/{guild_id}/members/{user_id}': getMember,
  // Those that there are the bot knows from the gateway.
  'GET /channels/{channel_id}': () => refuse(404, 10003, 'Unknown Channel'),
  'POST /channels/{channel_id}/messages': createMessage,
  'PATCH /channels/{channel_id}/messages/{message_id}': editMessage,
  'POST /channels/{channel_id}/typing': () => done,
};

const patterns = Object.keys(ROUTES).map((key) => {
  const [method = '', route = ''] = key.split(' ');
  return { key, method, route, pattern: new RegExp(`^${route.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`) };
});

/** The route of a decoded path below `/api/v10`, and what stands in its places; null where the double has none. */
export function match(method: string, path: string) {
  for (const entry of patterns) {
    const found = entry.method === method ? entry.pattern.exec(path) : null;
    if (found === null) continue;
    const parameters: Record<string, string> = { ...found.groups };
    return { handler: ROUTES[entry.key]!, route: entry.route, parameters };
  }
  return null;
}
