import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { isObject, type Json } from './json.js';
import { application, botUser, guild, type World } from './objects.js';
import type { State } from './state.js';

const OP = { dispatch: 0, heartbeat: 1, identify: 2, resume: 6, reconnect: 7, invalid: 9, hello: 10, ack: 11 } as const;

/** Guilds, guild messages, direct messages: all that Verbatim may ask for. */
const ALLOWED_INTENTS = (1 << 0) | (1 << 9) | (1 << 12);
const HEARTBEAT_MS = 41_250;

interface Session {
  readonly id: string;
  readonly sent: { readonly t: string; readonly d: unknown; readonly s: number }[];
  socket: WebSocket | null;
}

export interface Gateway {
  /** Sends an event, or keeps it for a RESUME while nobody is connected. */
  dispatch(event: string, data: unknown): void;
  /** Closes the connection with a code, as a fault of the network or of Discord does. */
  drop(code: number): void;
  /** Closes with this code whoever identifies from now on. */
  refuse(code: number): void;
  /** Op 7: asks the bot to reconnect. */
  askToReconnect(): void;
  /** Op 9: forgets the session. */
  invalidate(): void;
  /** With which codes the bot closed its connections. */
  readonly closedByBot: readonly number[];
  /** What the bot did, in order: `IDENTIFY`, `RESUME`. */
  readonly openings: readonly string[];
  close(): void;
}

const ready = (world: World, id: string, url: string): Json => ({
  ...{ v: 10, user: botUser(world), guilds: [{ id: world.guildId, unavailable: true }], session_id: id },
  ...{ resume_gateway_url: url, shard: [0, 1], application: { id: application(world).id, flags: 0 } },
});

/** The WebSocket side of the double. One shard, one session at a time. */
export function openGateway(server: Server, state: State): Gateway {
  const sockets = new WebSocketServer({ server, path: '/gateway' });
  const openings: string[] = [];
  const closedByBot: number[] = [];
  const closedHere = new WeakSet<WebSocket>();
  let session: Session | null = null;
  let count = 0;
  let refusal: number | null = null;

  function closeHere(socket: WebSocket, code: number): void {
    closedHere.add(socket);
    if (session?.socket === socket) session.socket = null;
    socket.close(code);
  }

  const send = (socket: WebSocket, op: number, rest: Json = {}): void => socket.send(JSON.stringify({ op, ...rest }));

  function dispatch(event: string, data: unknown): void {
    if (session === null) throw new Error('no bot has logged in to the double');
    const entry = { t: event, d: data, s: session.sent.length + 1 };
    session.sent.push(entry);
    if (session.socket !== null) send(session.socket, OP.dispatch, entry);
  }

  function identify(socket: WebSocket, data: Json): void {
    openings.push('IDENTIFY');
    const refused = data.token === state.token ? refusal : 4004;
    if (refused !== null) {
      closeHere(socket, refused);
      return;
    }
    if ((Number(data.intents) & ~ALLOWED_INTENTS) !== 0) state.violations.push(`intents ${String(data.intents)}`);
    count += 1;
    session = { id: `session-${count}`, sent: [], socket };
    dispatch('READY', ready(state.world, session.id, state.gatewayUrl()));
    dispatch('GUILD_CREATE', guild(state.world));
  }

  function resume(socket: WebSocket, data: Json): void {
    openings.push('RESUME');
    if (session === null || session.id !== data.session_id) {
      send(socket, OP.invalid, { d: false });
      return;
    }
    session.socket = socket;
    for (const entry of session.sent.slice(Number(data.seq))) send(socket, OP.dispatch, entry);
    dispatch('RESUMED', {});
  }

  function receive(socket: WebSocket, raw: string): void {
    const { op, d } = JSON.parse(raw) as { op: number; d: unknown };
    if (op === OP.heartbeat) send(socket, OP.ack);
    else if (op === OP.identify && isObject(d)) identify(socket, d);
    else if (op === OP.resume && isObject(d)) resume(socket, d);
  }

  sockets.on('connection', (socket) => {
    send(socket, OP.hello, { d: { heartbeat_interval: HEARTBEAT_MS } });
    socket.on('message', (raw) => receive(socket, raw.toString()));
    socket.on('close', (code) => {
      if (!closedHere.has(socket)) closedByBot.push(code);
      if (session?.socket === socket) session.socket = null;
    });
  });

  return {
    dispatch,
    openings,
    closedByBot,
    drop: (code) => session?.socket && closeHere(session.socket, code),
    refuse: (code) => {
      refusal = code;
    },
    askToReconnect: () => session?.socket && send(session.socket, OP.reconnect, { d: null }),
    invalidate: () => {
      const socket = session?.socket;
      session = null;
      if (socket) send(socket, OP.invalid, { d: false });
    },
    close: () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}
