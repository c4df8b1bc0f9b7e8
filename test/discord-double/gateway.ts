import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { guildNow } from './channels.js';
import { isObject, type Json, shardOf } from './json.js';
import { application, botUser, type ServerIds, type World } from './objects.js';
import type { State } from './state.js';

const OP = { dispatch: 0, heartbeat: 1, identify: 2, resume: 6, reconnect: 7, invalid: 9, hello: 10, ack: 11 } as const;

/** Guilds, guild messages, direct messages: all that Verbatim may ask for. */
const ALLOWED_INTENTS = (1 << 0) | (1 << 9) | (1 << 12);
const HEARTBEAT_MS = 41_250;

type Shard = readonly [id: number, count: number];

interface Session {
  readonly id: string;
  readonly shard: Shard;
  readonly sent: { readonly t: string; readonly d: unknown; readonly s: number }[];
  socket: WebSocket | null;
}

export interface Gateway {
  /** Sends an event to its server's shard, or keeps it for a RESUME while nobody is connected. */
  dispatch(event: string, data: unknown): void;
  /** The same where there is a session, else nothing: for what follows from what was done. */
  announce(event: string, data: unknown): void;
  /** Answers no heartbeat any more on the connections that are open now, as one does that is dead without saying so. */
  fallSilent(): void;
  /** Closes the connections with a code, as a fault of the network or of Discord does. */
  drop(code: number): void;
  /** Closes with this code whoever identifies from now on. */
  refuse(code: number): void;
  /** Op 7: asks the bot to reconnect. */
  askToReconnect(): void;
  /** Op 9: forgets the sessions. */
  invalidate(): void;
  /** With which codes the bot closed its connections. */
  readonly closedByBot: readonly number[];
  /** What the bot did, in order: `IDENTIFY`, `RESUME`. */
  readonly openings: readonly string[];
  close(): void;
}

const serversOn = ({ servers }: World, [id, count]: Shard): readonly ServerIds[] =>
  servers.filter(({ guildId }) => shardOf(guildId, count) === id);

const ready = (world: World, id: string, url: string, shard: Shard): Json => ({
  ...{ v: 10, user: botUser(world), session_id: id },
  guilds: serversOn(world, shard).map(({ guildId }) => ({ id: guildId, unavailable: true })),
  ...{ resume_gateway_url: url, shard, application: { id: application(world).id, flags: 0 } },
});

/** The WebSocket side of the double. One session a shard. */
export function openGateway(server: Server, state: State, heartbeatMs = HEARTBEAT_MS): Gateway {
  const sockets = new WebSocketServer({ server, path: '/gateway' });
  const openings: string[] = [];
  const closedByBot: number[] = [];
  const closedHere = new WeakSet<WebSocket>();
  const silent = new WeakSet<WebSocket>();
  const sessions = new Map<number, Session>();
  let count = 0;
  let refusal: number | null = null;

  function closeHere(socket: WebSocket, code: number): void {
    closedHere.add(socket);
    leave(socket);
    socket.close(code);
  }

  function leave(socket: WebSocket): void {
    for (const session of sessions.values()) if (session.socket === socket) session.socket = null;
  }

  const open = (): WebSocket[] => [...sessions.values()].flatMap(({ socket }) => socket ?? []);

  const send = (socket: WebSocket, op: number, rest: Json = {}): void => socket.send(JSON.stringify({ op, ...rest }));

  /** What names no server, a direct message say, is for the first shard. */
  function sessionFor(event: string, data: unknown): Session | undefined {
    const [any] = sessions.values();
    const { id: own, guild_id } = isObject(data) ? data : {};
    const guildId = event.startsWith('GUILD_') ? own : guild_id;
    const id = any === undefined || guildId === undefined ? 0 : shardOf(String(guildId), any.shard[1]);
    return sessions.get(id);
  }

  function put(session: Session, event: string, data: unknown): void {
    const entry = { t: event, d: data, s: session.sent.length + 1 };
    session.sent.push(entry);
    if (session.socket !== null) send(session.socket, OP.dispatch, entry);
  }

  function announce(event: string, data: unknown): void {
    const session = sessionFor(event, data);
    if (session !== undefined) put(session, event, data);
  }

  function dispatch(event: string, data: unknown): void {
    if (sessionFor(event, data) === undefined) throw new Error('no bot of that shard has logged in to the double');
    announce(event, data);
  }

  function identify(socket: WebSocket, data: Json): void {
    openings.push('IDENTIFY');
    const refused = data.token === state.token ? refusal : 4004;
    if (refused !== null) {
      closeHere(socket, refused);
      return;
    }
    if ((Number(data.intents) & ~ALLOWED_INTENTS) !== 0) state.violations.push(`intents ${String(data.intents)}`);
    const shard = (Array.isArray(data.shard) ? data.shard : [0, 1]) as unknown as Shard;
    count += 1;
    const session = { id: `session-${count}`, shard, sent: [], socket };
    sessions.set(shard[0], session);
    put(session, 'READY', ready(state.world, session.id, state.gatewayUrl(), shard));
    for (const ids of serversOn(state.world, shard)) put(session, 'GUILD_CREATE', guildNow(state, ids));
  }

  function resume(socket: WebSocket, data: Json): void {
    openings.push('RESUME');
    const session = [...sessions.values()].find(({ id }) => id === data.session_id);
    if (session === undefined) {
      send(socket, OP.invalid, { d: false });
      return;
    }
    session.socket = socket;
    for (const entry of session.sent.slice(Number(data.seq))) send(socket, OP.dispatch, entry);
    put(session, 'RESUMED', {});
  }

  function receive(socket: WebSocket, raw: string): void {
    const { op, d } = JSON.parse(raw) as { op: number; d: unknown };
    if (op === OP.heartbeat && silent.has(socket)) return;
    if (op === OP.heartbeat) send(socket, OP.ack);
    else if (op === OP.identify && isObject(d)) identify(socket, d);
    else if (op === OP.resume && isObject(d)) resume(socket, d);
  }

  sockets.on('connection', (socket) => {
    send(socket, OP.hello, { d: { heartbeat_interval: heartbeatMs } });
    socket.on('message', (raw) => receive(socket, raw.toString()));
    socket.on('close', (code) => {
      if (!closedHere.has(socket)) closedByBot.push(code);
      leave(socket);
    });
  });

  return {
    dispatch,
    announce,
    openings,
    closedByBot,
    drop: (code) => {
      for (const socket of open()) closeHere(socket, code);
    },
    refuse: (code) => {
      refusal = code;
    },
    fallSilent: () => {
      for (const socket of open()) silent.add(socket);
    },
    askToReconnect: () => {
      for (const socket of open()) send(socket, OP.reconnect, { d: null });
    },
    invalidate: () => {
      const sockets = open();
      sessions.clear();
      for (const socket of sockets) send(socket, OP.invalid, { d: false });
    },
    close: () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}
