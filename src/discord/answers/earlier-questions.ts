/** The questions in whose light one is read: those of an earlier answer. Refuses answers of another server or corpus. */
import type { EarlierQuestion } from '../../answering/answer.js';
import type { CommandContext } from '../request/context.js';
import { ANSWER } from './answer-state.js';

/**
 * @param replied id of the card that is replied to; null: the person's newest answer in this thread or direct channel
 * @param corpus that is asked
 * @returns oldest first
 */
export async function earlierQuestions(
  replied: string | null,
  corpus: string | null,
  { records, origin }: CommandContext,
): Promise<readonly EarlierQuestion[]> {
  const { conversation, guild, person } = origin;
  if (replied === null && conversation === null) return [];
  const card = await records.earlierAnswer(replied === null ? { channel: conversation!, person } : { card: replied });
  if (card === null || card.guild !== guild) return [];
  const state = ANSWER.schema.safeParse(card.state).data;
  return state?.scope.corpus === corpus ? state.earlier : [];
}
