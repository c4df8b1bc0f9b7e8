import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Server } from 'node:net';
import { pathToFileURL } from 'node:url';
import { vi } from 'vitest';
import type { Json } from '../discord-double/json.js';

/** Discord's number for the channel of a direct message. */
const DIRECT = 1;

const HERE = createRequire(import.meta.url);

interface Channel {
  user(id: string): { sendMessage(message: { content: string }): Promise<TwinMessage> };
  getMessages(): Promise<TwinMessage[]>;
}

export type TwinMessage = Json & { readonly id: string; readonly author: { readonly id: string } };

/** An interaction as the twin keeps it. */
interface Kept {
  /** What the bot announced, as JSON. */
  readonly data: string | null;
  readonly messageId: string | null;
}

interface NewChannel {
  readonly id: string;
  readonly name: string;
  readonly type: number;
}

interface Interaction {
  readonly type: number;
  readonly channelId: string;
  readonly userId: string;
  readonly data: Json;
  readonly messageId?: string;
}

/** What the smoke test uses of the package, which is not there by default and so cannot give its types. */
export interface Twin {
  readonly restUrl: string;
  readonly botToken: string;
  readonly botUserId: string;
  readonly prisma: {
    readonly applicationCommand: { findMany(): Promise<{ name: string; type: number }[]> };
    readonly channel: { create(row: { data: NewChannel }): Promise<unknown> };
    $disconnect(): Promise<void>;
  };
  start(): Promise<void>;
  stop(): Promise<void>;
  channel(id: string): Channel & { getInteractionResponse(id: string): Promise<Kept | null> };
  getTypingEvents(of: { channelId: string }): readonly unknown[];
  simulateInteraction(interaction: Interaction): Promise<{ id: string }>;
  simulateSlashCommand(command: {
    readonly channelId: string;
    readonly userId: string;
    readonly name: string;
    readonly options: readonly Json[];
  }): Promise<{ id: string }>;
}

interface Package {
  readonly DigitalDiscord: new (world: {
    readonly channels: readonly NewChannel[];
    readonly users: readonly { readonly id: string; readonly username: string }[];
  }) => Twin;
  readonly DiscordGateway: { readonly prototype: { broadcast(event: string, data: Json): void } };
}

/** Whether the packages of this folder are installed: `npm run twin` does that. */
export const isInstalled = existsSync(new URL('node_modules/discord-digital-twin', import.meta.url));

/** It names no address to listen at, which would open it to the network. */
async function onLoopback(start: () => Promise<void>): Promise<void> {
  const { listen } = Server.prototype;
  const spy = vi.spyOn(Server.prototype, 'listen');
  spy.mockImplementationOnce(function (this: Server, ...[port, done]: unknown[]) {
    return Reflect.apply(listen, this, [port, '127.0.0.1', done]);
  } as typeof listen);
  await start();
  spy.mockRestore();
}

/**
 * Starts the twin with one server, one channel of it and one direct message. Two things that Discord says of a message
 * and the twin does not are added: whom it mentions, and that a direct message is one.
 */
export async function startTwin(world: {
  readonly channelId: string;
  readonly directId: string;
  readonly people: readonly string[];
}): Promise<Twin> {
  const path = pathToFileURL(HERE.resolve('discord-digital-twin')).href;
  const { DigitalDiscord, DiscordGateway }: Package = await import(path);
  const twin = new DigitalDiscord({
    channels: [{ id: world.channelId, name: 'general', type: 0 }],
    users: world.people.map((id) => ({ id, username: `person-${id}` })),
  });
  const bot = { id: twin.botUserId, username: 'TestBot', discriminator: '0', avatar: null, bot: true };
  const { broadcast } = DiscordGateway.prototype;
  vi.spyOn(DiscordGateway.prototype, 'broadcast').mockImplementation(function (this: unknown, event, data) {
    const { guild_id: guild, ...rest } = data;
    const mentions = String(data.content).includes(`<@${bot.id}>`) ? [bot] : [];
    const message = { ...rest, ...(guild === '' ? { channel_type: DIRECT } : { guild_id: guild }), mentions };
    Reflect.apply(broadcast, this, [event, event === 'MESSAGE_CREATE' ? message : data]);
  });
  await onLoopback(() => twin.start());
  await twin.prisma.channel.create({ data: { id: world.directId, name: '', type: DIRECT } });
  return twin;
}
