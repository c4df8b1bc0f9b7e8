/** Replies that delete themselves: refusals in a channel, which are soon of no use. Refuses to hold up a stop. */
import type { Message } from 'discord.js';
import { describeForLog } from '../failures/failure.js';
import type { RunningBot } from '../request/context.js';

/** Milliseconds for which such a reply is shown. */
const SHOWN_MS = 10_000;

/** Deletes a message of ours once it was read; when the bot stops, at once. Never rejects. */
export async function deleteSoon(sent: Message, { pause, log }: Pick<RunningBot, 'pause' | 'log'>): Promise<void> {
  await pause(SHOWN_MS);
  await sent.delete().catch((error: unknown) => {
    log.warn({ message: sent.id, error: describeForLog(error) }, 'brief reply not deleted');
  });
}
