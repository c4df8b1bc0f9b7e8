import { MessageFlags } from 'discord.js';
import type { OutgoingMessage } from './message.js';

/** The same message, for one person alone. */
export function asEphemeral({ flags, ...message }: OutgoingMessage) {
  return { ...message, flags: flags | MessageFlags.Ephemeral } as const;
}

/** With `deferReply`: the answer is for one person alone. */
export const EPHEMERAL = { flags: MessageFlags.Ephemeral } as const;
