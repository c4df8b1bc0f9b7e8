/** Bears events that are not as Discord describes them: they are logged and left. Without it the first one ends the process. */
import type { Client } from 'discord.js';
import { describeForLog } from '../failures/failure.js';
import type { BotLog } from '../request/context.js';

/** Where discord.js 14 takes events apart: what it throws there becomes a rejected promise that nobody awaits. */
interface PacketHandler {
  handlePacket(packet: { readonly t?: unknown } | undefined, shard: unknown): boolean;
}

export function bearMalformedEvents(client: Client, log: BotLog): void {
  const socket = client.ws as unknown as PacketHandler;
  const handle = socket.handlePacket.bind(socket);
  socket.handlePacket = (packet, shard) => {
    try {
      return handle(packet, shard);
    } catch (error) {
      log.error({ event: packet?.t, error: describeForLog(error) }, 'malformed event left alone');
      return true;
    }
  };
}
