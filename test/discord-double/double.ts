import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PermissionsString } from 'discord.js';
import { channelNow, deny, openThread, permissionsIn, placeOf, setArchived } from './channels.js';
import { type Gateway, openGateway } from './gateway.js';
import {
  autocompleteInteraction,
  buttonInteraction,
  type Invocation,
  type MessageParts,
  messageInteraction,
  type OptionValues,
  personMessage,
  type Sent,
  type Setting,
  slashInteraction,
} from './interactions.js';
import { isObject, type Json, objects } from './json.js';
import { announceMessage, deleteMessage } from './messages.js';
import { createWorld, type FormerIds, threadObject, type World } from './objects.js';
import { openOpenApi } from './openapi.js';
import { createRest } from './rest.js';
import type { Fault, RecordedRequest, State } from './state.js';

/** Milliseconds after which a test gives up waiting for a request. */
const PATIENCE_MS = 5_000;

export interface DiscordDouble {
  /** For `DISCORD_API_URL`. */
  readonly apiUrl: string;
  /** For `DISCORD_TOKEN`: the only one that is let in. */
  readonly token: string;
  readonly world: World;
  readonly gateway: Gateway;
  /** Every request that was answered, in order. */
  readonly requests: readonly RecordedRequest[];
  /** What Discord would have refused; tests end with none. */
  readonly violations: readonly string[];
  fail(fault: Fault): void;
  /** The first request, past or to come, that `wanted` takes. */
  request(wanted: (request: RecordedRequest) => boolean, what: string): Promise<RecordedRequest>;
  /** @param expired sends the interaction but refuses whatever the bot says to it (10062) */
  slash(name: string, options: OptionValues, setting?: Setting & { readonly expired?: boolean }): Invocation;
  autocomplete(name: string, options: OptionValues, focused: string, setting?: Setting): Invocation;
  button(customId: string, message: Json, setting?: Setting): Invocation;
  messageCommand(name: string, message: Json, setting?: Setting): Invocation;
  /** Somebody writes in the server, mentioning the bot: `content` is put behind the mention. */
  mention(content: string): Sent;
  /** Somebody answers a message of the bot, with ping. */
  reply(content: string, to: Json): Sent;
  directMessage(content: string): Sent;
  message(parts: MessageParts): Sent;
  /** Somebody deletes a message: the bot's, or their own. */
  delete(messageId: string): void;
  /** Somebody changes their message, or Discord adds to it. */
  edit(messageId: string, changes: Json): void;
  /** Everybody's message as Discord keeps it now; null where it was deleted or never was. */
  kept(messageId: string): Json | null;
  /** What Discord keeps of a channel, in order: the bot's messages and everybody's. */
  messagesIn(channelId: string): Json[];
  /** Somebody opens a thread in the server's channel. @returns its id */
  openThread(name: string): string;
  /** A thread falls silent, or a moderator locks it too. */
  archive(threadId: string, locked?: boolean): void;
  /** Takes these permissions from the bot, and gives it all others. @param channelId default the server's channel */
  deny(permissions: readonly PermissionsString[], channelId?: string): void;
  /** The interaction's reply, once there is more of it than "is thinking"; where that was deleted, what followed it. */
  answerTo(invocation: Invocation): Promise<Json>;
  /** The first message that followed the interaction's reply. */
  followUpTo(invocation: Invocation): Promise<Json>;
  /** What was offered for an autocomplete, in order. */
  choicesFor(invocation: Invocation): Promise<Json[]>;
  /** The bot's message that replies to a person's, as Discord stored it. */
  replyTo(sent: Sent): Promise<Json>;
  close(): Promise<void>;
}

export interface DoubleSettings {
  readonly guildLocale?: string;
  /** How many servers the bot is in. Default 1. */
  readonly servers?: number;
  /** Default new ones. */
  readonly ids?: FormerIds;
  /** How many shards Discord recommends. Default 1. */
  readonly shards?: number;
  /** Which of the requests of a route are checked against Discord's description: every so many. Default all. */
  readonly checkEvery?: number;
  /** Milliseconds between heartbeats. Default Discord's own. */
  readonly heartbeatMs?: number;
  /**
   * Milliseconds by which the tokens of interactions end: in three seconds unless the bot has said something, in fifteen
   * minutes at the latest. By default a clock that stands still.
   */
  readonly clock?: () => number;
}

/** Discord on loopback: one bot, one server, one person. */
export async function startDiscordDouble(settings: DoubleSettings = {}): Promise<DiscordDouble> {
  const world = createWorld(settings.guildLocale ?? 'fr', settings.servers ?? 1, settings.ids);
  const events = new EventEmitter();
  const requests: RecordedRequest[] = [];
  let port = 0;
  const state: State = {
    world,
    token: 'double.token.of-the-bot',
    gatewayUrl: () => `ws://127.0.0.1:${port}/gateway`,
    interactions: new Map(),
    messages: new Map(),
    deleted: new Set(),
    nonces: new Map(),
    threads: new Map(world.servers.map((ids) => [ids.threadId, threadObject({ ...world, ...ids })])),
    denied: new Map(),
    clock: settings.clock ?? (() => 0),
    announce: (event, data) => gateway.announce(event, data),
    commands: new Map(),
    recommendedShards: settings.shards ?? 1,
    violations: [],
  };
  const rest = createRest(state, openOpenApi(), settings.checkEvery ?? 1, (request) => {
    requests.push(request);
    events.emit('request', request);
  });
  const server = createServer(rest.listener);
  const gateway = openGateway(server, state, settings.heartbeatMs);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;

  async function request(wanted: (request: RecordedRequest) => boolean, what: string): Promise<RecordedRequest> {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    for (;;) {
      const found = requests.find(wanted);
      if (found !== undefined) return found;
      await once(events, 'request', { signal }).catch(() => {
        const seen = requests.map(({ method, route, status }) => `${method} ${route} ${status}`);
        throw new Error(`the bot never sent ${what}, but: ${[...seen, ...state.violations].join('; ')}`);
      });
    }
  }

  function invoke(invocation: Invocation, expired = false): Invocation {
    if (!expired) {
      const began = { acknowledged: false, ephemeral: false, isThinking: false, message: null };
      state.interactions.set(invocation.token, { invocation, ...began, at: state.clock(), replyId: invocation.id });
    }
    // As far as the channel is one of the bot's servers': people use it elsewhere too, when they have installed it themselves.
    const place = invocation.payload.guild_id === world.strangeGuildId ? null : placeOf(state, invocation.channelId);
    if (place?.server) {
      invocation.payload.app_permissions = String(permissionsIn(state, place));
      invocation.payload.channel = channelNow(state, place);
    }
    gateway.dispatch('INTERACTION_CREATE', invocation.payload);
    return invocation;
  }

  function message(parts: MessageParts): Sent {
    const sent = personMessage(world, parts);
    state.messages.set(sent.id, sent.payload);
    announceMessage(state, 'MESSAGE_CREATE', sent.payload);
    return sent;
  }

  return {
    apiUrl: `http://127.0.0.1:${port}/api`,
    token: state.token,
    violations: state.violations,
    ...{ world, gateway, requests, request, message },
    fail: rest.addFault,
    delete: (id) => deleteMessage(state, id),
    edit: (id, changes) => {
      const before = state.messages.get(id);
      if (before === undefined) throw new Error(`the double has no message ${id}`);
      const message = { ...before, edited_timestamp: '2022-01-20T12:01:00.000000+00:00', ...changes };
      state.messages.set(id, message);
      announceMessage(state, 'MESSAGE_UPDATE', message);
    },
    kept: (id) => state.messages.get(id) ?? null,
    messagesIn: (channelId) => [...state.messages.values()].filter((one) => one.channel_id === channelId),
    openThread: (name) => String(openThread(state, world, { name, ownerId: world.personId }).id),
    archive: (id, locked = false) => setArchived(state, id, true, locked),
    deny: (permissions, channelId = world.channelId) => deny(state, channelId, permissions),
    slash: (name, options, setting = {}) => invoke(slashInteraction(world, name, options, setting), setting.expired),
    autocomplete: (name, options, focused, setting = {}) =>
      invoke(autocompleteInteraction(world, name, options, focused, setting)),
    button: (customId, on, setting = {}) => invoke(buttonInteraction(world, customId, on, setting)),
    messageCommand: (name, on, setting = {}) => invoke(messageInteraction(world, name, on, setting)),
    mention: (content) => message({ content: `<@${world.botId}> ${content}`, mentionsBot: true }),
    reply: (content, to) => message({ content, mentionsBot: true, replyTo: to }),
    directMessage: (content) => message({ content, direct: true }),
    async answerTo(invocation) {
      const pending = state.interactions.get(invocation.token);
      const followed = ({ method, route, parameters, status }: RecordedRequest): boolean =>
        method === 'POST' &&
        route === '/webhooks/{webhook_id}/{webhook_token}' &&
        status === 200 &&
        parameters.webhook_token === invocation.token;
      const said = await request(
        (one) => pending?.message != null || followed(one),
        `an answer to interaction ${invocation.id}`,
      );
      return (pending?.message ?? said.answer) as Json;
    },
    async followUpTo({ id, token }) {
      const { answer } = await request(
        ({ method, route, parameters, status }) =>
          method === 'POST' &&
          route === '/webhooks/{webhook_id}/{webhook_token}' &&
          status === 200 &&
          parameters.webhook_token === token,
        `a follow-up to interaction ${id}`,
      );
      return answer as Json;
    },
    async choicesFor({ id }) {
      const { body } = await request(
        ({ parameters, status }) => parameters.interaction_id === id && status !== 0,
        `choices for interaction ${id}`,
      );
      return objects(isObject(body) && isObject(body.data) ? body.data.choices : []);
    },
    async replyTo(sent) {
      const isReply = ({ route, body, status }: RecordedRequest): boolean =>
        route === '/channels/{channel_id}/messages' &&
        status === 200 &&
        isObject(body) &&
        isObject(body.message_reference) &&
        body.message_reference.message_id === sent.id;
      const { answer } = await request(isReply, `a reply to message ${sent.id}`);
      return answer as Json;
    },
    async close() {
      gateway.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
