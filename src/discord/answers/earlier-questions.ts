/** The questions in whose light one is read: those of an earlier answer. Refuses answers of another server or corpus. */
import type { EarlierQuestion } from '../../answering/answer.js';
import type { CommandContext } from '../request/context.js';
import { ANSWER } from './answer-state.js';

const NONE = { questions: [], areOwn: true };

/**
 * @param replied id of the card that is replied to; null: the person's newest answer in this thread or direct channel
 * @param asked `corpus`: what is asked; `isPrivate`: whether its person alone sees the answer
 * @returns oldest first, and whether the same person asked them: those of another are not kept under one's own id
 */
export async function earlierQuestions(
  replied: string | null,
  asked: { readonly corpus: string | null; readonly isPrivate: boolean },
  { records, origin }: CommandContext,
): Promise<{ readonly questions: readonly EarlierQuestion[]; readonly areOwn: boolean }> {
  const { conversation, guild, person } = origin;
  if (replied === null && conversation === null) return NONE;
  const card = await records.earlierAnswer(
    replied === null ? { channel: conversation!, person, private: asked.isPrivate } : { card: replied },
  );
  if (card === null || card.guild !== guild) return NONE;
  const state = ANSWER.schema.safeParse(card.state).data;
  return state?.scope.corpus === asked.corpus ? { questions: state.earlier, areOwn: card.owner === person } : NONE;
}
