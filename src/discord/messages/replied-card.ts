/** Which card a message replies to. Refuses messages that are not ours: their content does not come. */
import type { Message } from 'discord.js';
import type { Records } from '../../records/records.js';
import { cardIds } from './card-ids.js';

/**
 * Id of the card that a message of ours is a page of; null: it is none, or is gone. A message that quotes in a server is
 * known, of another one Discord is asked.
 */
export async function repliedCard(
  message: Message,
  { records }: { readonly records: Pick<Records, 'quotingMessage'> },
): Promise<string | null> {
  const { messageId } = message.reference ?? {};
  if (messageId === undefined) return null;
  const noted = await records.quotingMessage(messageId);
  if (noted?.card) return noted.card.id;
  const replied = await message.fetchReference().catch(() => null);
  return replied === null ? null : (cardIds(replied)[0] ?? null);
}
